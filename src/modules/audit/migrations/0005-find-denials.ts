import { type Kysely, sql } from 'kysely'

export const name = '0005-find-denials'

/** What was refused of one thing is counted by what entries say openly; the index is read from its newest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index entry_denied_of on audit.entry ((text::jsonb ->> 'resource'), index desc)
      where kind = 'decision' and not needs_outcome`.execute(db)
}
