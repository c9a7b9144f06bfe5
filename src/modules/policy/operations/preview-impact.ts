import { z } from 'zod'
import { Label } from '../../../kernel/label.ts'
import { Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import type { ResourceFacts } from '../../../kernel/ports/decider.ts'
import { type Change, impactKinds, mostExamples } from '../../../kernel/ports/impact.ts'
import { officeOf } from '../../../kernel/principal.ts'
import type { ImpactAsked, ImpactContext } from '../context.ts'
import { afterChange, circles, readersOf } from '../imagined.ts'
import { previewedThingNotFound } from '../problems.ts'
import { rulesAllow } from '../rules-allow.ts'

const Named = z.string().min(1).max(80)

const ChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), dataSet: Named, label: Label }),
  z.strictObject({ kind: z.literal('permit'), permit: Named }),
  z.strictObject({ kind: z.literal('reference'), dataSet: Named, until: z.iso.date().nullable() }),
])

const Circle = z.enum(circles)

const discovering = { id: 'datasets.read', permission: 'datasets:discover' } as const

const Line = z.strictObject({
  what: z.enum(impactKinds),
  before: z.int().min(0),
  after: z.int().min(0),
  examples: z
    .array(
      z.strictObject({
        kind: z.enum(['permit', 'data-set', 'record']),
        /** What addresses name it by. */
        id: z.string(),
        title: Multilingual,
      }),
    )
    .max(mostExamples),
})

export const previewImpact = operation({
  id: 'policy.preview-impact',
  http: 'POST /impact',
  summary: 'Say what would stop working if a label were raised, a permit revoked or a reference over; changes nothing',
  permission: 'policy:preview',
  effect: 'read',
  input: z.strictObject({ change: ChangeInput }),
  output: z.strictObject({
    /** Who reads the data without a permit, now and after the change; null where that does not change with it. */
    readers: z.strictObject({ before: Circle, after: Circle }).nullable(),
    lines: z.array(Line),
  }),
  problems: [previewedThingNotFound],

  async facts(context: ImpactAsked, { change }): Promise<ResourceFacts | undefined> {
    if (change.kind !== 'permit') return dataSetFacts(context, change.dataSet)
    const permit = await context.permits.find(context.db, change.permit, context)
    if (!permit) return undefined
    const known = await context.dataFacts.find(
      context.db,
      permit.data.map(({ dataSet }) => dataSet),
    )
    const owners = [...known.values()].flatMap(({ facts }) => facts.owner ?? [])
    const office = officeOf(context.principal)
    // Of several owners, the one in whose name the caller would ask.
    const owner = owners.find((one) => office !== 'every' && office.includes(one)) ?? owners[0]
    return { kind: 'permit', id: permit.id, own: permit.held, ...(owner !== undefined && { owner }) }
  },
  concealed: ({ change }) => previewedThingNotFound({ id: named(change) }),

  async run(context: ImpactContext, { change }) {
    const { db, now, site, decider, impactSources } = context
    const before = change.kind === 'permit' ? null : await dataSetFacts(context, change.dataSet)
    const isThere = change.kind !== 'permit' || (await context.permits.find(db, change.permit, context)) !== null
    if (before === undefined || !isThere) throw previewedThingNotFound({ id: named(change) })
    const dataSet = before && { before, after: afterChange(before, change) }
    const isKnown = rulesAllow(context, discovering)
    const lines = []
    for (const source of impactSources)
      lines.push(...(await source.preview({ db, now, site, decider, isKnown, change, dataSet })))
    const readers = dataSet && {
      before: readersOf(decider, dataSet.before, now),
      after: readersOf(decider, dataSet.after, now),
    }
    return {
      readers,
      lines: lines.map((line) => ({ ...line, examples: line.examples.slice(0, mostExamples) })),
    }
  },
})

/** With the version that readers get: what a permit names. */
async function dataSetFacts(
  { db, dataFacts }: Pick<ImpactAsked, 'db' | 'dataFacts'>,
  id: string,
): Promise<ResourceFacts | undefined> {
  const known = (await dataFacts.find(db, [id])).get(id)
  return known && { ...known.facts, data: [{ dataSet: id, version: known.version }] }
}

function named(change: Change): string {
  return change.kind === 'permit' ? change.permit : change.dataSet
}
