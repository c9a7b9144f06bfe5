import { type Kysely, sql } from 'kysely'

export const name = '0005-name-restatements'

/** A name for what a file restates, so that whoever has read it before need not read it again: it may be thousands of sentences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table datasets.file_description
      add column restatement text not null generated always as (md5(restates::text)) stored`.execute(db)
}
