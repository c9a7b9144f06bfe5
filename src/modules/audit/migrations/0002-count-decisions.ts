import { type Kysely, sql } from 'kysely'

export const name = '0002-count-decisions'

/** Counts what the log states so far, once; from now on every append does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit.head
      add column decisions bigint not null default 0,
      add column denials bigint not null default 0`.execute(db)
  await sql`
    update audit.head set decisions = counted.decisions, denials = counted.denials
    from (
      select coalesce(sum(stated), 0) as decisions, coalesce(sum(stated) filter (where not needs_outcome), 0) as denials
      from (
        select needs_outcome, case kind when 'denials' then (text::jsonb ->> 'count')::bigint else 1 end as stated
        from audit.entry
        where kind <> 'outcome'
      ) as entries
    ) as counted`.execute(db)
  await sql`create index entry_denied on audit.entry (index) where kind <> 'outcome' and not needs_outcome`.execute(db)
}
