import type { ColumnType, JSONColumnType } from 'kysely'
import type { DecisionDetails } from './body.ts'

/** A bigint column: PostgreSQL's client gives text, since a double cannot hold every one. */
type BigInteger = ColumnType<string, number, number>

/** The rows this module owns, in schema `audit`. They are the truth; tiles and checkpoints are made from them. */
export type AuditTables = {
  /** `decisions`, `denials`: how many the entries below `size` state. */
  'audit.head': { id: number; size: BigInteger; decisions: BigInteger; denials: BigInteger }
  'audit.entry': {
    index: BigInteger
    kind: string
    text: string
    leaf_hash: Buffer
    salt: Buffer | null
    needs_outcome: boolean
    /** The process that will settle it. */
    owner: string
  }
  'audit.outcome': {
    decision_index: BigInteger
    decision_leaf: Buffer
    at: Date
    result: string
    problem: string | null
    digest: string | null
    salt: Buffer | null
    served: number | null
    /** Its place in the log; null until the sequencer has moved it there. */
    entry_index: ColumnType<string | null, number | null, number | null>
  }
  /** What the decision of an entry was about, for whom it is about; gone when they are erased. */
  'audit.body': { index: BigInteger; holder: string; denied: boolean; body: JSONColumnType<DecisionDetails> }
  /** Who read somebody else's body, and why. `name` is forgotten when they are erased. */
  'audit.opening': {
    index: BigInteger
    by: string
    name: string | null
    reason: string
    at: Date
    /** The index of the decision that let them. */
    decision: BigInteger
  }
  /** Who was forgotten within the last day, whose calls may have been under way. */
  'audit.forgotten': { holder: string; at: Date }
  /** Forgotten decisions without an outcome: what it will say is forgotten when it comes. */
  'audit.forgotten_unsettled': { decision_index: BigInteger }
  /** Below this index every decision has its outcome: the sweeper starts here. */
  'audit.sweep': { id: number; settled_below: BigInteger }
  'audit.owner': { id: string; expires_at: Date }
}
