import { viewOf } from '../../kernel/database.ts'
import type { ForgetDecisions } from '../audit/index.ts'
import type { AssistantTables } from './tables.ts'

/**
 * Forgets the answers that decisions led to, when whose decisions they were is erased: what was asked, what was answered,
 * and the salt by which the log's commitment to the question opens. That there was an answer still counts.
 */
export const forgetAnswers: ForgetDecisions = async (db, decisions) => {
  await viewOf<AssistantTables>(db)
    .updateTable('assistants.answer')
    .set({ input: null, input_salt: null, result: null })
    .where('decision_index', 'in', decisions.map(String))
    .where('input', 'is not', null)
    .execute()
}
