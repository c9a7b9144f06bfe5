import { type Kysely, sql } from 'kysely'

/**
 * What stands in every table of every module: how many rows, and a digest of them. Not when a session was last used, which
 * is written whoever sent the request, and not the log, which is written at its own times.
 */
export async function rowsOf(db: Kysely<never>): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'audit') and schemaname not like 'pgboss%' order by 1`.execute(
    db,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ said: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '') as said
      from (select (to_jsonb(one) - 'last_used_at' - 'used_at')::text as row from ${sql.raw(name)} one) as rows`.execute(
      db,
    )
    found[name] = rows[0]?.said ?? ''
  }
  return found
}
