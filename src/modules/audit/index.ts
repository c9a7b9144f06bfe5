/** The transparency log: what was decided and what came of it, in an order that nobody can change unseen. */
import { readEntry } from './operations/read-entry.ts'
import { readLog } from './operations/read-log.ts'

export { type OpenDecisionLog, openDecisionLog } from './decision-log.ts'
export { commitment } from './entry.ts'
export { migrations } from './migrations/index.ts'
export { type ProvenDecision, proveDecision, proveEntry } from './proof.ts'
export { type LogPublisher, openLogPublisher } from './publisher.ts'
export type { AuditTables } from './tables.ts'
export { readLog }
export const operations = [readLog, readEntry] as const
