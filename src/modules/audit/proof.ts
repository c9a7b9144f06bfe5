import type { Kysely } from 'kysely'
import { encodeTlogProof } from '../../../libs/transparency-log/index.ts'
import { logStopped } from './problems.ts'
import type { LogPublisher, Published } from './publisher.ts'
import { entriesFrom, findOutcome, type OutcomePlace } from './store.ts'
import type { AuditTables } from './tables.ts'

/** An entry of the log with its `.tlog-proof` (C2SP tlog-proof). */
export type ProvenEntry = { readonly index: number; readonly entry: string; readonly proof: string }

/** A decision and its outcome, both proved under one checkpoint. `salt` opens the outcome's digest. */
export type ProvenDecision = {
  readonly origin: string
  readonly decision: ProvenEntry
  readonly outcome: ProvenEntry & { readonly salt: Uint8Array }
}

/** The proof of an entry under a checkpoint that covers it. */
export async function proveEntry(publisher: LogPublisher, index: number, under: Published): Promise<string> {
  const hashes = await publisher.inclusion(index, under.size)
  return encodeTlogProof({ index, hashes, checkpoint: under.checkpoint })
}

/**
 * Proves a decision and its outcome, under a checkpoint that is signed now when there is none that covers them.
 * `undefined` while there is no outcome.
 *
 * @throws Problem `audit.log-stopped` when the log does not sign.
 */
export async function proveDecision(
  db: Kysely<AuditTables>,
  publisher: LogPublisher,
  decisionIndex: number,
): Promise<ProvenDecision | undefined> {
  const proven = await proveDecisions(db, publisher, [decisionIndex])
  return proven?.[0]
}

/**
 * Proves several decisions and their outcomes, all under one checkpoint that covers them; in the order given, as often as
 * each is given. `undefined` while one of them has no outcome that says what was answered.
 *
 * @throws Problem `audit.log-stopped` when the log does not sign.
 */
export async function proveDecisions(
  db: Kysely<AuditTables>,
  publisher: LogPublisher,
  decisionIndexes: readonly number[],
): Promise<ProvenDecision[] | undefined> {
  const places: { readonly decision: number; readonly outcome: number; readonly salt: Uint8Array }[] = []
  for (const decision of decisionIndexes) {
    const outcome = await sequencedOutcome(db, publisher, decision)
    if (!outcome || outcome.entryIndex === null || outcome.salt === null) return undefined
    places.push({ decision, outcome: outcome.entryIndex, salt: outcome.salt })
  }
  if (places.length === 0) return []
  const indexes = places.flatMap(({ decision, outcome }) => [decision, outcome])
  const entries = new Map(
    (await proveEntries(db, publisher, [...new Set(indexes)])).map((entry) => [entry.index, entry]),
  )
  return places.map(({ decision, outcome, salt }) => ({
    origin: publisher.origin,
    decision: entries.get(decision)!,
    outcome: { ...entries.get(outcome)!, salt },
  }))
}

/**
 * Proves a decision, and its outcome when there is one, under one checkpoint that is signed now when none covers them.
 *
 * @throws Problem `audit.log-stopped` when the log does not sign.
 */
export async function proveWithOutcome(
  db: Kysely<AuditTables>,
  publisher: LogPublisher,
  decisionIndex: number,
): Promise<{ readonly decision: ProvenEntry; readonly outcome: ProvenEntry | null }> {
  const outcome = await sequencedOutcome(db, publisher, decisionIndex)
  const place = outcome?.entryIndex ?? null
  const indexes = place === null ? [decisionIndex] : [decisionIndex, place]
  const [decision, outcomeEntry] = await proveEntries(db, publisher, indexes)
  return { decision: decision!, outcome: outcomeEntry ?? null }
}

/** The outcome of a decision, moved into the log first when it is not there yet. */
async function sequencedOutcome(
  db: Kysely<AuditTables>,
  publisher: LogPublisher,
  decisionIndex: number,
): Promise<OutcomePlace | undefined> {
  if (publisher.fault()) throw logStopped({})
  let outcome = await findOutcome(db, decisionIndex)
  // A round that was under way may have begun before the outcome was there: the one after it has it.
  for (let rounds = 0; rounds < 2 && outcome?.entryIndex === null; rounds++) {
    await publisher.publish()
    outcome = await findOutcome(db, decisionIndex)
  }
  return outcome
}

/** Entries with their proofs, all under one checkpoint that covers the last of them. */
async function proveEntries(
  db: Kysely<AuditTables>,
  publisher: LogPublisher,
  indexes: readonly number[],
): Promise<ProvenEntry[]> {
  const under = await publisher.covering(Math.max(...indexes))
  if (!under) throw logStopped({})
  return Promise.all(
    indexes.map(async (index) => {
      const [row] = await entriesFrom(db, index, 1)
      return { index, entry: row!.text, proof: await proveEntry(publisher, index, under) }
    }),
  )
}
