import { type Kysely, sql } from 'kysely'

export const name = '0004-restated-digests'

/**
 * The digests of the sources that a description is about, beside it: asking for many at once by what the description holds
 * compared every one with every description.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function datasets.restated_digests(restates jsonb) returns text[] language sql immutable
      return array(select source ->> 'digest' from jsonb_array_elements(restates) as source where source ? 'digest')`.execute(
    db,
  )
  await sql`
    alter table datasets.file_description
      add column restated text[] not null generated always as (datasets.restated_digests(restates)) stored`.execute(db)
  await sql`create index file_description_restated on datasets.file_description using gin (restated)`.execute(db)
  await sql`drop index datasets.file_description_restates`.execute(db)
}
