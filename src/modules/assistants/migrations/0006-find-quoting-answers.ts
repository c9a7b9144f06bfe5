import { type Kysely, sql } from 'kysely'

export const name = '0006-find-quoting-answers'

/** Finds the answers that quote a data set without reading every answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index answer_versions on assistants.answer using gin ((result -> 'versions') jsonb_path_ops)`.execute(db)
}
