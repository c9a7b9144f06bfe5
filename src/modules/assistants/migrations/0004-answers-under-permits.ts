import { type Kysely, sql } from 'kysely'

export const name = '0004-answers-under-permits'

/** Which permit an answer was given under: its receipt carries it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assistants.answer add column permit_id text`.execute(db)
}
