import { viewOf } from '../../kernel/database.ts'
import type { AssistantsQuestion } from '../assistants/index.ts'
import type { RegisterContext, RegisterQuestion } from './context.ts'

/** What it takes to know whether somebody may read an answer. */
type AnswerPorts = Omit<AssistantsQuestion, 'db'>

export type ContestContext = RegisterContext & AnswerPorts
/** The same before anything is decided. */
export type ContestQuestion = RegisterQuestion & AnswerPorts

export function asAssistants(context: ContestQuestion | ContestContext): AssistantsQuestion {
  return { ...context, db: viewOf(context.db) }
}
