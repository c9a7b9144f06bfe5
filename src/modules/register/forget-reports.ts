import { viewOf } from '../../kernel/database.ts'
import type { ForgetDecisions } from '../audit/index.ts'
import type { RegisterTables } from './tables.ts'

/**
 * Forgets what somebody reported or contested when they are erased, and the cases made of answers that were theirs, whoever
 * contested them. That there was a report, what came of it and what was learned stay: they are the organisation's words.
 */
export const forgetReports: ForgetDecisions = async (database, decisions) => {
  const db = viewOf<RegisterTables>(database)
  const theirs = decisions.map(String)
  await db
    .updateTable('register.incident')
    .set({ what: null, reported_by: null })
    .where('decision_index', 'in', theirs)
    .execute()
  await db
    .updateTable('register.contest')
    .set({ why: null, case: null, opened_by: null })
    .where('decision_index', 'in', theirs)
    .execute()
  await db
    .updateTable('register.contest')
    .set({ why: null, case: null })
    .where('answer_decision', 'in', theirs)
    .execute()
}
