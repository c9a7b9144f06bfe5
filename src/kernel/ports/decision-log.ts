import type { Database } from '../database.ts'
import type { Decision, DecisionQuestion } from './decider.ts'

/** What was decided, for the log. `input` is committed to with a salt, never written. */
export type DecisionRecord = {
  readonly question: DecisionQuestion
  readonly decision: Decision
  readonly input: unknown
}

/** A decision that is durable: its place in the log and what opens its commitments. */
export type LoggedDecision = {
  readonly index: number
  /** The canonical JSON that stands in the log. */
  readonly entry: string
  readonly leafHash: Uint8Array
  /** Opens the entry's `input`. */
  readonly inputSalt: Uint8Array
}

export type Outcome =
  | { readonly result: 'done'; readonly output: unknown }
  | { readonly result: 'refused' | 'failed'; readonly problem: string }

/**
 * Where decisions go before anything happens (`docs/design/spine.md`). When the log cannot write, its methods reject
 * and nothing else happens either.
 */
export type DecisionLog = {
  /** Durable when it resolves. */
  append(record: DecisionRecord): Promise<LoggedDecision>
  /** One entry for all anonymous reads of the same public thing within the hour, with their count at its end. */
  appendStanding(record: DecisionRecord): Promise<LoggedDecision>
  /** Logs a refusal; a flood of anonymous ones becomes one entry with a count, and has no place of its own. */
  appendDenial(record: DecisionRecord): Promise<LoggedDecision | undefined>
  /**
   * Writes the one outcome of a decision in the caller's transaction. Rejects with the unique key's error when another
   * was written: the caller was given up as lost, and its transaction must not commit.
   */
  settle(db: Database, decision: LoggedDecision, outcome: Outcome): Promise<void>
  /** The decision's owner will not settle it: whatever happens next, it is not in flight any more. */
  release(decision: LoggedDecision): void
}
