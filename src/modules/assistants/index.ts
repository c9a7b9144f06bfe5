/** Assistants: questions answered by quotes that stand in published documents, each answer with its receipt. */
import { ask } from './operations/ask.ts'
import { countAnswers } from './operations/count-answers.ts'
import { readAnswer } from './operations/read-answer.ts'
import { readReceipt } from './operations/read-receipt.ts'

export { derivations } from './derivations.ts'
export { forgetAnswers } from './forget-answers.ts'
export { impactSource } from './impact.ts'
export { migrations } from './migrations/index.ts'
export { ask, countAnswers, readAnswer, readReceipt }
export const operations = [ask, readAnswer, countAnswers, readReceipt] as const
