import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { Digest } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { standingConditions } from '../../kernel/ports/systems.ts'
import { declaredNames } from './declared.ts'
import { Level, Stage } from './system.ts'
import type { RegisterTables } from './tables.ts'

const atStage = { stage: Stage, version: Digest }

/** What happened to a system, as everybody is told once its entry is public. It names no person. */
const happenings = {
  entered: {},
  /** A draft copy of the system of another administration. */
  adopted: { from: z.string() },
  /** Which fields were filled in, changed or emptied. */
  declared: { fields: z.array(z.enum(declaredNames)) },
  assessed: { level: Level, assessment: Digest },
  'version-named': atStage,
  approved: { ...atStage, approval: Digest },
  'approval-withdrawn': { ...atStage, approval: Digest, reason: z.string() },
  live: {},
  withdrawn: { reason: Multilingual },
  stopped: { reason: Multilingual },
  lifted: { reason: Multilingual },
  /** Seen by the watcher: the alias resolves from now on, to this version. */
  resolves: atStage,
  /** The alias resolved, and does not any more. */
  'resolves-no-more': { stage: Stage, missing: z.array(z.enum(standingConditions)) },
  /** From its settlement on: anybody reports, as often as they like. */
  'incident-settled': { state: z.string(), blocks: z.boolean(), outcome: Multilingual },
  /** What was found in somebody's own case is told to them alone. */
  'contest-settled': { upheld: z.boolean(), lesson: z.boolean() },
} as const
type Happenings = typeof happenings
type HappeningKind = keyof Happenings

export type Happening = {
  [Kind in HappeningKind]: { readonly kind: Kind } & {
    readonly [Field in keyof Happenings[Kind]]: Happenings[Kind][Field] extends z.ZodType<infer Value> ? Value : never
  }
}[HappeningKind]

/** One line of the public history. */
export const HistoryEvent = z.strictObject({
  at: z.iso.datetime(),
  kind: z.enum(Object.keys(happenings) as HappeningKind[]),
  /** As its kind says: stage, version, fields, level, reason, missing, outcome. */
  detail: z.record(z.string(), z.unknown()),
  /** Where the decision behind it stands in the log; null for what was seen and not done. */
  log: z.int().nullable(),
})
export type HistoryEvent = z.infer<typeof HistoryEvent>

/** Most of the history that an entry shows. */
const mostShown = 200

/** Tells the public history of something, in the transaction that does it. */
export async function tellHistory(
  db: Kysely<RegisterTables>,
  system: string,
  { kind, ...detail }: Happening,
  { at, decision }: { readonly at: Date; readonly decision: number | null },
): Promise<void> {
  await db
    .insertInto('register.event')
    .values({ system_id: system, at, kind, detail: JSON.stringify(detail), decision_index: decision })
    .execute()
}

/** The history of a system, newest first; of a very long one the newest. */
export async function historyOf(db: Kysely<RegisterTables>, system: string): Promise<HistoryEvent[]> {
  const rows = await db
    .selectFrom('register.event')
    .select(['at', 'kind', 'detail', 'decision_index'])
    .where('system_id', '=', system)
    .orderBy(sql`id`, 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(({ at, kind, detail, decision_index: index }) =>
    HistoryEvent.parse({ at: at.toISOString(), kind, detail, log: index === null ? null : Number(index) }),
  )
}
