import { problem } from '../../kernel/problem.ts'

export const entryNotFound = problem<{ index: number }>('audit.entry-not-found', 404)
/** The rows do not continue the last signed checkpoint (a restored backup): nothing is signed until somebody looks. */
export const logStopped = problem('audit.log-stopped', 503)
/** The same for somebody else's decision, for one beside which nothing is kept, and for one that is not there. */
export const decisionNotFound = problem<{ index: number }>('audit.decision-not-found', 404)
