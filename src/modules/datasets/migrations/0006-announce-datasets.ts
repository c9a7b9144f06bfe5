import { type Kysely, sql } from 'kysely'

export const name = '0006-announce-datasets'

/** A data set may be announced while it is closed; one with personal data says under which reference and for what it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table datasets.dataset
      add column announced boolean not null default false,
      add column cndp jsonb,
      add column purposes text[] not null default '{}'`.execute(db)
}
