import { type Kysely, sql } from 'kysely'

export const name = '0009-find-trials'

/** Whether a version of a system was tried by staff is asked at each call: it may not look through what citizens asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index answer_trial on assistants.answer (system_id, assistant_version) where stage = 'staff'`.execute(db)
}
