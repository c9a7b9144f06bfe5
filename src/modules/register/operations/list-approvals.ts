import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { systemStages } from '../../../kernel/ports/systems.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { type AssistantTables, findVersion } from '../../assistants/index.ts'
import type { RegisterContext } from '../context.ts'
import { registerCursorUnknown } from '../problems.ts'
import { type StandingStage, standingStage } from '../show-systems.ts'
import { resultsToApprove } from '../standing.ts'
import { Level, Slug, Stage, SystemId } from '../system.ts'
import { findSystems, type StoredSystem } from '../system-store.ts'
import { toApprove } from '../to-approve.ts'
import { approvesFor, namedStages } from '../waiting-approvals.ts'
import { withAppointed } from '../with-appointed.ts'

/** What waits for an approver, with what they put their name under. */
const Waiting = z.strictObject({
  system: z.strictObject({ id: SystemId, slug: Slug, names: Multilingual, owner: z.string() }),
  stage: Stage,
  version: z.strictObject({ digest: Digest, number: z.int() }),
  level: Level.nullable(),
  assessment: Digest.nullable(),
  /** For each duty of the level, the result that would be approved; null where none holds. */
  results: z.array(
    z.strictObject({
      duty: z.string(),
      plan: z.string().nullable(),
      run: z.string().nullable(),
      result: Digest.nullable(),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Before anybody can approve: `risk-assessed`, `duty:golden`, `declared:purpose`. Empty: it can be approved now. */
  missing: z.array(z.string()),
  /** Of two, by others, of exactly this. */
  approvals: z.int(),
  namedAt: z.iso.datetime(),
})

const Place = z.tuple([z.iso.datetime(), z.string().max(40), z.enum(systemStages)])

export const listApprovals = operation({
  id: 'register.list-approvals',
  http: 'GET /approvals',
  summary: 'List what waits for the approval of the caller, who made nothing of it, the latest first',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    /** Stages that are looked through: fewer are shown when some of them do not wait. */
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({ waiting: z.array(Waiting), next: z.string().nullable() }),
  problems: [registerCursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: RegisterContext, { limit, cursor }) {
    const { db, principal } = context
    const place = cursor === undefined ? undefined : placeAt(cursor, Place)
    if (cursor !== undefined && !place) throw registerCursorUnknown({})
    const after = place && { at: new Date(place[0]), system: place[1], stage: place[2] }
    const named = await namedStages(db, { owners: approvesFor(principal), after, limit: limit + 1 })
    const { page, next } = pageOf(named, limit, ({ namedAt, system, stage }) =>
      cursorAt([namedAt.toISOString(), system, stage]),
    )
    const rows = await findSystems(
      db,
      page.map(({ system }) => system),
    )
    const waiting: z.infer<typeof Waiting>[] = []
    for (const { system, stage } of page) {
      const row = rows.get(system)
      const shown = row && (await waitingAt(context, row, await standingStage(context, row, stage)))
      if (shown) waiting.push(shown)
    }
    return { waiting, next }
  },
})

/** Undefined for what two have approved, what the caller has approved already, and what they made something of. */
async function waitingAt(
  context: RegisterContext,
  row: StoredSystem,
  known: StandingStage,
): Promise<z.infer<typeof Waiting> | undefined> {
  const { facts, rows, results, approvals, standing } = known
  const holder = holderOf(context.principal)!
  const { named } = facts
  if (!named || !rows.named || !standing.missing.includes('two-approvals')) return undefined
  if ((await withAppointed(context, row.owner_id, facts.makers, [holder])).includes(holder)) return undefined
  const { said, missing } = toApprove(context, row, known)
  const same = approvals.filter(
    ({ stated, by }) =>
      !facts.makers.includes(by) &&
      stated.assessment === said?.assessment &&
      stated.results.join() === said?.results.join(),
  )
  if (same.some(({ by }) => by === holder)) return undefined
  const version = await findVersion(viewOf<AssistantTables>(context.db), named.version)
  const before = resultsToApprove(facts, context.now)
  return {
    system: { id: row.id, slug: row.slug, names: row.names, owner: row.owner_id },
    stage: facts.stage,
    version: { digest: named.version, number: version!.number },
    level: facts.assessment?.level ?? null,
    assessment: facts.assessment?.digest ?? null,
    results: facts.duties.map((duty, i) => {
      const digest = before[i]?.digest
      const found = results.find(({ resultDigest }) => resultDigest === digest)
      return {
        duty,
        plan: found?.plan ?? null,
        run: found?.run ?? null,
        result: found?.resultDigest ?? null,
        expiresAt: found?.expiresAt.toISOString() ?? null,
      }
    }),
    missing: [...missing],
    approvals: new Set(same.map(({ by }) => by)).size,
    namedAt: rows.named.named_at.toISOString(),
  }
}
