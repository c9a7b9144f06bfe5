import type { Kysely } from 'kysely'
import { type OutcomeStatement, outcomeEntry } from './entry.ts'
import { appendEntries, lockUnsequenced, markSequenced } from './store.ts'
import type { AuditTables } from './tables.ts'

/** Outcomes that one transaction moves. */
const batch = 1_000

/**
 * Moves outcomes into the log, each with the index and leaf hash of its decision. Answers how many it moved; none are
 * moved twice, since the same transaction writes their place beside them.
 */
export async function sequenceOutcomes(db: Kysely<AuditTables>): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const outcomes = await lockUnsequenced(transaction, batch)
    if (outcomes.length === 0) return 0
    const entries = outcomes.map((outcome) =>
      outcomeEntry({
        decision: outcome.decisionIndex,
        decisionLeaf: outcome.decisionLeaf,
        at: outcome.at,
        result: outcome.result as OutcomeStatement['result'],
        problem: outcome.problem,
        digest: outcome.digest,
        served: outcome.served,
      }),
    )
    const first = await appendEntries(transaction, entries, 'sequencer')
    await markSequenced(
      transaction,
      outcomes.map((outcome) => outcome.decisionIndex),
      first,
    )
    return outcomes.length
  })
}
