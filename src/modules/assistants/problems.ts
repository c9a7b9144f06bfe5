import { problem } from '../../kernel/problem.ts'

/** The same for an answer whose sources the caller may not read any more: the two may not be told apart. */
export const answerNotFound = problem('assistants.answer-not-found', 404)
/** The log has the decision and does not have its outcome yet. */
export const receiptNotReady = problem('assistants.receipt-not-ready', 503)
