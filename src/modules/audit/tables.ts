/** The rows this module owns, in schema `audit`. They are the truth; tiles and checkpoints are made from them. */
export type AuditTables = {
  'audit.head': { id: number; size: number }
  'audit.entry': {
    index: number
    kind: string
    text: string
    leaf_hash: Buffer
    salt: Buffer | null
    needs_outcome: boolean
    /** The process that will settle it. */
    owner: string
  }
  'audit.outcome': {
    decision_index: number
    decision_leaf: Buffer
    at: Date
    result: string
    problem: string | null
    digest: string | null
    salt: Buffer | null
    served: number | null
    /** Its place in the log; null until the sequencer has moved it there. */
    entry_index: number | null
  }
  /** Below this index every decision has its outcome: the sweeper starts here. */
  'audit.sweep': { id: number; settled_below: number }
  'audit.owner': { id: string; expires_at: Date }
}
