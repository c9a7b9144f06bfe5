import { type Kysely, sql } from 'kysely'

export const name = '0002-find-restated'

/** Descriptions are asked for by the digest of a source that they restate. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index file_description_restates on datasets.file_description using gin (restates jsonb_path_ops)`.execute(
    db,
  )
}
