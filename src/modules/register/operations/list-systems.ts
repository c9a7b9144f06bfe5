import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { countUse } from '../../assistants/index.ts'
import type { RegisterContext } from '../context.ts'
import { Declared, declaredFields } from '../declared.ts'
import { listedSystems } from '../listed-systems.ts'
import { registerCursorUnknown } from '../problems.ts'
import { type StandingSystem, summariesOf, withStandings } from '../show-systems.ts'
import { SystemSummary } from '../system.ts'
import { findSystems } from '../system-store.ts'

/** Why a system stands before the others: an incident that blocks it, drift, or a stop. */
const flags = ['incident', 'drift', 'stopped'] as const

const Listed = SystemSummary.extend({
  purpose: Declared.shape.purpose,
  automation: Declared.shape.automation,
  flags: z.array(z.enum(flags)),
})

const Place = z.tuple([z.union([z.literal(0), z.literal(1)]), z.int().min(0), z.string().max(80)])
type Place = z.infer<typeof Place>

export const listSystems = operation({
  id: 'register.list',
  http: 'GET /systems',
  summary: 'List the systems that are in use, those with an incident or drift first, then by how much they are used',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    theme: declaredFields.theme.optional(),
    owner: idSchema('org').optional(),
    limit: z.coerce.number().int().min(1).max(20).default(20),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({ systems: z.array(Listed), total: z.int(), next: z.string().nullable() }),
  problems: [registerCursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: RegisterContext, { theme, owner, limit, cursor }) {
    const { db, now } = context
    const after = cursor === undefined ? undefined : placeAt(cursor, Place)
    if (cursor !== undefined && !after) throw registerCursorUnknown({})

    const listed = await listedSystems(db, { theme, owner })
    const use = await countUse(
      viewOf(db),
      listed.map(({ id }) => id),
      now,
    )
    const places = listed
      .map(({ id, slug, flagged }) => {
        return { id, place: [flagged ? 1 : 0, use.get(id)!, slug] satisfies Place as Place }
      })
      .sort((one, other) => inOrder(one.place, other.place))
      .filter(({ place }) => after === undefined || inOrder(after, place) < 0)
    const { page, next } = pageOf(places.slice(0, limit + 1), limit, ({ place }) => cursorAt(place))

    const rows = await findSystems(
      db,
      page.map(({ id }) => id),
    )
    const systems = await withStandings(
      context,
      page.flatMap(({ id }) => rows.get(id) ?? []),
    )
    const summaries = await summariesOf(context, systems)
    return {
      systems: summaries.map((summary, i) => {
        const { purpose, automation } = systems[i]!.row.declared
        return { ...summary, purpose, automation, flags: flagsOf(systems[i]!) }
      }),
      total: listed.length,
      next,
    }
  },
})

/** What something is the matter with first, then the most used, then by name. */
function inOrder(one: Place, other: Place): number {
  return other[0] - one[0] || other[1] - one[1] || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0)
}

function flagsOf({ stages: { staff, production } }: StandingSystem): (typeof flags)[number][] {
  const { blocked, stopped, drifted } = production.facts
  return flags.filter((flag) => ({ incident: blocked, drift: drifted || staff.facts.drifted, stopped })[flag])
}
