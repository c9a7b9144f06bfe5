/** The transparency log: what was decided and what came of it, in an order that nobody can change unseen. */
import { listDecisions } from './operations/list-decisions.ts'
import { openDecision } from './operations/open-decision.ts'
import { readDecision } from './operations/read-decision.ts'
import { readDecisionReceipt } from './operations/read-decision-receipt.ts'
import { readEntry } from './operations/read-entry.ts'
import { readLog } from './operations/read-log.ts'

export type { ExplainedDecision } from './decision.ts'
export { openDecisionLog } from './decision-log.ts'
export { deniedOf } from './denied-of.ts'
export { derivations, logBegan } from './derivations.ts'
export { type ForgetDecisions, forgetPrincipal } from './forget-principal.ts'
export { bringIntoLog } from './in-log.ts'
export { migrations } from './migrations/index.ts'
export { decisionNotFound, logStopped } from './problems.ts'
export { type ProvenDecision, proveDecision, proveDecisions, proveEntry } from './proof.ts'
export { type LogPublisher, openLogPublisher } from './publisher.ts'
export type { AuditTables } from './tables.ts'
export { listDecisions, openDecision, readDecision, readDecisionReceipt, readEntry, readLog }
export const operations = [readLog, readEntry, listDecisions, readDecision, openDecision, readDecisionReceipt] as const
