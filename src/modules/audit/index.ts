/** The transparency log: what was decided and what came of it, in an order that nobody can change unseen. */
import { readEntry } from './operations/read-entry.ts'
import { readLog } from './operations/read-log.ts'

export { openDecisionLog } from './decision-log.ts'
export { derivations, logBegan } from './derivations.ts'
export { migrations } from './migrations/index.ts'
export { logStopped } from './problems.ts'
export { proveDecision, proveEntry } from './proof.ts'
export { type LogPublisher, openLogPublisher } from './publisher.ts'
export type { AuditTables } from './tables.ts'
export { readEntry, readLog }
export const operations = [readLog, readEntry] as const
