import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { DecisionLog, DecisionRecord, LoggedDecision, Outcome } from '../../kernel/ports/decision-log.ts'
import { GroupedAppender } from './append-group.ts'
import { commitment, decisionEntry, denialsEntry, type SealedEntry } from './entry.ts'
import { type ForgetDecisions, forgetLate } from './forget-principal.ts'
import { pseudonyms } from './pseudonyms.ts'
import { newSalt } from './salt.ts'
import {
  abandonLost,
  appendEntries,
  endOwner,
  insertOutcome,
  insertOutcomeUnlessGivenUp,
  logSize,
  renewOwner,
} from './store.ts'
import type { AuditTables } from './tables.ts'

/** Seconds until a silent process counts as dead, and how often a living one says so. */
const leaseSeconds = 30
const heartbeatMs = 8_000
/** Anonymous denials a minute, per operation and reasons, that are logged one by one; the rest are counted. */
const loneDenialsPerMinute = 20
/** Hours-long standing decisions and their counts that one process keeps; beyond it the oldest is settled early. */
const mostStanding = 5_000

type Standing = { readonly logged: Promise<LoggedDecision>; readonly hour: number; served: number }
type Denials = { readonly minute: number; lone: number; more: number; readonly first: DecisionRecord }

export type OpenDecisionLog = DecisionLog & {
  /** Settles what is due: standing decisions of past hours, counted denials, lost decisions, what is to be forgotten. Runs by itself; tests call it. */
  tidy(now: Date): Promise<void>
  /** Settles everything of this process and gives its lease back. */
  close(now: Date): Promise<void>
}

/**
 * The log as `perform` knows it. Decisions are durable before anything happens, many in one write; outcomes are rows
 * in the caller's transaction, which the sequencer moves into the log (`sequencer.ts`).
 */
export async function openDecisionLog(options: {
  readonly db: Database
  readonly pseudonymKey: Buffer
  readonly clock: () => Date
  readonly onError: (error: unknown) => void
  /** What others keep of decisions goes with what is forgotten late. */
  readonly forgetting?: readonly ForgetDecisions[]
}): Promise<OpenDecisionLog> {
  const db: Kysely<AuditTables> = viewOf<AuditTables>(options.db)
  const owner = `process_${randomBytes(12).toString('hex')}`
  const appender = new GroupedAppender((entries) => appendEntries(db, entries, owner))
  const names = pseudonyms(options.pseudonymKey)
  const inFlight = new Set<number>()
  let ownBelow = 0
  const standing = new Map<string, Standing>()
  /** Those whose hour is over, until their outcome is written. */
  const ended: Standing[] = []
  const denials = new Map<string, Denials>()
  let tidying: Promise<void> | undefined
  await renewOwner(db, owner, leaseSeconds)

  async function append(entry: SealedEntry): Promise<LoggedDecision> {
    const { index } = await appender.append(entry)
    if (entry.needsOutcome) inFlight.add(index)
    return { index, entry: entry.text, leafHash: entry.leafHash, inputSalt: entry.salt ?? new Uint8Array() }
  }

  /** Writes the outcomes of ended standing decisions. What cannot be written now is written the next time. */
  async function settleEnded(): Promise<void> {
    for (let due = ended[0]; due; due = ended[0]) {
      // One that could not be logged served nobody, and whoever asked was told.
      const logged = await due.logged.catch(() => undefined)
      if (logged) await settleStanding(logged, due.served)
      ended.shift()
    }
  }

  async function settleStanding(logged: LoggedDecision, served: number): Promise<void> {
    // A process that slept past its lease was given up as lost, and its decision with it.
    await insertOutcomeUnlessGivenUp(db, {
      decisionIndex: logged.index,
      decisionLeaf: Buffer.from(logged.leafHash),
      at: options.clock(),
      result: 'done',
      problem: null,
      digest: null,
      salt: null,
      served,
    })
    inFlight.delete(logged.index)
  }

  async function appendFloods(now: Date, isOver: (flood: Denials) => boolean): Promise<void> {
    for (const [key, flood] of denials) {
      if (!isOver(flood)) continue
      if (flood.more > 0) await appender.append(denialsEntry(flood.first, flood.more, now))
      denials.delete(key)
    }
  }

  async function tidyOnce(now: Date): Promise<void> {
    await renewOwner(db, owner, leaseSeconds)
    const hour = hourOf(now)
    for (const [key, entry] of standing) {
      if (entry.hour === hour && standing.size <= mostStanding) continue
      standing.delete(key)
      ended.push(entry)
    }
    await settleEnded()
    const minute = minuteOf(now)
    await appendFloods(now, (flood) => flood.minute !== minute)
    // What was appended since the last time may be durable and not yet known here as in flight.
    const size = await logSize(db)
    await abandonLost(db, { owner, ownBelow, inFlight: [...inFlight] })
    ownBelow = size
    await forgetLate(db, options.forgetting ?? [])
  }

  /** Calls follow each other: nothing is settled twice. */
  function tidy(now: Date): Promise<void> {
    const before = tidying?.catch(() => {}) ?? Promise.resolve()
    tidying = before.then(() => tidyOnce(now))
    return tidying
  }

  const heartbeat = setInterval(() => tidy(options.clock()).catch(options.onError), heartbeatMs)
  heartbeat.unref()

  return {
    append: (record) => append(decisionEntry(record, names)),

    async appendStanding(record) {
      const { question, decision } = record
      const hour = hourOf(question.at)
      const { kind, id, label } = question.resource ?? {}
      const { reasons, obligations } = decision
      const permit = question.permit === undefined ? null : (question.permit?.digest ?? 'unknown')
      // Everything that its entry states: under another label or by other rules it is another decision.
      const key = JSON.stringify([hour, question.operation, kind, id, label, permit, reasons, obligations])
      let entry = standing.get(key)
      if (!entry) {
        entry = { logged: append(decisionEntry(record, names)), hour, served: 0 }
        standing.set(key, entry)
        entry.logged.catch(() => standing.delete(key))
      }
      entry.served++
      return entry.logged
    },

    async appendDenial(record) {
      const { question, decision } = record
      if (question.principal.kind === 'anonymous') {
        const minute = minuteOf(question.at)
        // Refusals that look like a thing that is not there are counted together: the count may not tell them apart.
        const rules = decision.conceal ? ['concealed'] : decision.reasons.map((reason) => reason.rule)
        const key = `${minute} ${question.operation} ${rules.join(' ')}`
        const flood = denials.get(key) ?? { minute, lone: 0, more: 0, first: record }
        denials.set(key, flood)
        if (flood.lone >= loneDenialsPerMinute) {
          flood.more++
          return undefined
        }
        flood.lone++
      }
      return append(decisionEntry(record, names))
    },

    async settle(transaction, decision, outcome) {
      const { digest, salt } = committed(outcome)
      await insertOutcome(viewOf<AuditTables>(transaction), {
        decisionIndex: decision.index,
        decisionLeaf: Buffer.from(decision.leafHash),
        at: options.clock(),
        result: outcome.result,
        problem: outcome.result === 'done' ? null : outcome.problem,
        digest,
        salt,
        served: null,
      })
    },

    release(decision) {
      inFlight.delete(decision.index)
    },

    tidy,

    async close(now) {
      clearInterval(heartbeat)
      // What it could not do was told by whoever called it.
      await tidying?.catch(() => {})
      ended.push(...standing.values())
      standing.clear()
      await settleEnded()
      await appendFloods(now, () => true)
      await endOwner(db, owner)
    },
  }
}

function committed(outcome: Outcome): { digest: string | null; salt: Buffer | null } {
  if (outcome.result !== 'done') return { digest: null, salt: null }
  const salt = newSalt()
  return { digest: commitment(salt, outcome.output), salt }
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / 3_600_000)
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000)
}
