import { type Kysely, sql } from 'kysely'

export const name = '0002-list-answers'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index answer_listed on assistants.answer (abstained, decision_index desc) include (answered_at)`.execute(db)
}
