import { type Kysely, sql } from 'kysely'
import type { ReceiptResult } from '../../../libs/receipt/index.ts'
import type { AssistantTables } from './tables.ts'

type AssistantsDatabase = Kysely<AssistantTables>

/** An answer with what its receipt needs of the decision. */
export type StoredAnswer = {
  readonly result: ReceiptResult
  readonly decision: {
    readonly index: number
    readonly entry: string
    readonly input: Readonly<Record<string, unknown>>
    readonly inputSalt: Uint8Array
  }
  /** The permit that it was given under. */
  readonly permit: string | null
  /** Canonical JSON of the standing that let the system answer which was asked; null when none was. */
  readonly evidence: string | null
}

export async function insertAnswer(
  db: AssistantsDatabase,
  { result, decision, permit, evidence }: StoredAnswer,
): Promise<void> {
  const { system } = result
  await db
    .insertInto('assistants.answer')
    .values({
      id: result.receipt.id,
      answered_at: new Date(result.answeredAt),
      abstained: result.abstained,
      decision_index: decision.index,
      decision_entry: decision.entry,
      input: JSON.stringify(decision.input),
      input_salt: Buffer.from(decision.inputSalt),
      permit_id: permit,
      result: JSON.stringify(result),
      system_id: system?.id ?? null,
      stage: system?.stage ?? null,
      assistant_version: system?.version ?? null,
      evidence,
    })
    .execute()
}

/** Nothing for one that was forgotten. */
export async function findAnswer(db: AssistantsDatabase, id: string): Promise<StoredAnswer | undefined> {
  const row = await db.selectFrom('assistants.answer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row?.input || !row.input_salt || !row.result) return undefined
  const decision = {
    index: Number(row.decision_index),
    entry: row.decision_entry,
    input: row.input,
    inputSalt: Uint8Array.from(row.input_salt),
  }
  return { result: row.result, decision, permit: row.permit_id, evidence: row.evidence }
}

export type AnswerCount = { readonly since: Date; readonly answered: number; readonly abstained: number }

export async function countAnswers(db: AssistantsDatabase): Promise<AnswerCount> {
  const { rows } = await sql<{ since: Date; answered: string; abstained: string }>`
    select
      (select since from assistants.counting),
      (select sum(value) from assistants.tally where not abstained) as answered,
      (select sum(value) from assistants.tally where abstained) as abstained`.execute(db)
  const { since, answered, abstained } = rows[0]!
  return { since, answered: Number(answered), abstained: Number(abstained) }
}

/** Answers or abstentions by the places of their decisions in the log, the newest first, below `below`. */
export async function decisionsOfAnswers(
  db: AssistantsDatabase,
  wanted: { readonly abstained: boolean; readonly below: number | null; readonly limit: number },
): Promise<{ readonly at: Date; readonly decision: number }[]> {
  const { abstained, below, limit } = wanted
  const rows = await db
    .selectFrom('assistants.answer')
    .select(['answered_at', 'decision_index'])
    .where('abstained', '=', abstained)
    .$if(below !== null, (query) => query.where('decision_index', '<', String(below)))
    .orderBy('decision_index', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ at: row.answered_at, decision: Number(row.decision_index) }))
}
