import { type Kysely, sql } from 'kysely'

export const name = '0004-withdraw-decisions'

/** What was decided about a page can be taken back: the page is judged as it was read, and what was decided stays on record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table knowledge.page_decision
      drop constraint page_decision_decision_check,
      add constraint page_decision_decision_check check (decision in ('accept', 'correct', 'withdraw'))`.execute(db)
}
