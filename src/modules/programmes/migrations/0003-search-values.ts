import { type Kysely, sql } from 'kysely'

export const name = '0003-search-values'

/** Words of records in force, by which questions find them. Made from their values, and can be made again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programmes.record_terms (
      record_id text primary key references programmes.record (id),
      revision int not null,
      recipe text not null,
      stems text[] not null
    )`.execute(db)
  await sql`create index record_terms_stems on programmes.record_terms using gin (stems)`.execute(db)
}
