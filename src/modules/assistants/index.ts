/** Assistants: questions answered by quotes that stand in published documents, each answer with its receipt; and what people put together to answer so. */
import { ask } from './operations/ask.ts'
import { countAnswers } from './operations/count-answers.ts'
import { createAssistant } from './operations/create-assistant.ts'
import { listAssistants } from './operations/list-assistants.ts'
import { makeVersion } from './operations/make-version.ts'
import { readAnswer } from './operations/read-answer.ts'
import { readAssistant } from './operations/read-assistant.ts'
import { readReceipt } from './operations/read-receipt.ts'

export { type AnsweringPorts, answerAs } from './answer-as.ts'
export { answerFacts } from './answer-facts.ts'
export { AnswerId } from './answer-id.ts'
export { Assistant, AssistantId } from './assistant.ts'
export { findAssistant, findVersion, type StoredAssistant } from './assistant-store.ts'
export type { AssistantsQuestion } from './context.ts'
export { derivations } from './derivations.ts'
export { forgetAnswers } from './forget-answers.ts'
export { impactSource } from './impact.ts'
export { migrations } from './migrations/index.ts'
export { countUse, observedFacts, observedOf, observedUse } from './observed-use.ts'
export { answerNotFound } from './problems.ts'
export { staffAnswers } from './staff-answers.ts'
export { findAnswer as findStoredAnswer } from './store.ts'
export type { AssistantTables } from './tables.ts'
export { currentVersionOf } from './version-now.ts'
export { ask, countAnswers, createAssistant, listAssistants, makeVersion, readAnswer, readAssistant, readReceipt }
export const operations = [
  ask,
  readAnswer,
  countAnswers,
  readReceipt,
  createAssistant,
  makeVersion,
  readAssistant,
  listAssistants,
] as const
