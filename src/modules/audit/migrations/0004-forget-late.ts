import { type Kysely, sql } from 'kysely'

export const name = '0004-forget-late'

/** Whose decisions were forgotten a short while ago, and which of those had no outcome yet: what comes late is forgotten too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit.forgotten (holder text primary key, at timestamptz not null)`.execute(db)
  await sql`create table audit.forgotten_unsettled (decision_index bigint primary key)`.execute(db)
}
