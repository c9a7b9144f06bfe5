import { problem } from '../../kernel/problem.ts'

/** The same for an answer whose sources the caller may not read any more: the two may not be told apart. */
export const answerNotFound = problem('assistants.answer-not-found', 404)
/** The log has the decision and does not have its outcome yet. */
export const receiptNotReady = problem('assistants.receipt-not-ready', 503)

/** The same for one that the caller has nothing to do with. So for assistants and data sets. */
export const projectNotFound = problem<{ id: string }>('assistants.project-not-found', 404)
export const projectEnded = problem<{ id: string }>('assistants.project-ended', 409)
export const assistantNotFound = problem<{ id: string }>('assistants.assistant-not-found', 404)
export const dataSetNotFound = problem<{ dataSet: string }>('assistants.data-set-not-found', 404)
/** Not everybody may use it, and no permit that the assistant names opens the version that readers get. */
export const permitNeeded = problem<{ dataSet: string }>('assistants.permit-needed', 409)
/** Not the project's, not in force, or not the caller's to act under. */
export const permitNotUsable = problem<{ permit: string }>('assistants.permit-not-usable', 409)
export const listCursorUnknown = problem('assistants.cursor-unknown', 400)

export const systemNotFound = problem<{ system: string }>('assistants.system-not-found', 404)
/** It resolved when the call was decided, and does not any more. */
export const systemNotAnswering = problem<{ system: string }>('assistants.system-not-answering', 409)
/** What it would answer from now is not what was evaluated and approved: other data, another permit or another answerer. */
export const systemDrifted = problem<{ system: string }>('assistants.system-drifted', 409)
/** The same of a version that is asked by its digest. */
export const versionDrifted = problem<{ version: string }>('assistants.version-drifted', 409)
export const versionNotFound = problem<{ version: string }>('assistants.version-not-found', 404)
