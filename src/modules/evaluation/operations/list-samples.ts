import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { covered } from '../covered.ts'
import { countedPlaceOf, listInput } from '../cursor.ts'
import { cursorUnknown, dataClosed, itemsHidden, runNotFound } from '../problems.ts'
import { RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import { concealedRun, samplesFacts } from '../run-facts.ts'
import { ListedSample } from '../sample.ts'
import { samplesAfter } from '../sample-store.ts'

export const listSamples = operation({
  id: 'evaluation.list-samples',
  http: 'GET /evaluation/runs/{id}/samples',
  summary: 'List the samples of a run in their order, all or those that pass, fail, or are of one language or slice',
  permission: 'evaluation:read-items',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: RunId,
    passed: z
      .stringbool({ truthy: ['true'], falsy: ['false'] })
      .or(z.boolean())
      .optional(),
    language: z.string().max(40).optional(),
    slice: z.string().max(80).optional(),
    state: z.enum(['done', 'error']).optional(),
    ...listInput,
  }),
  output: z.strictObject({ samples: z.array(ListedSample), next: z.string().nullable() }),
  problems: [runNotFound, itemsHidden, dataClosed, cursorUnknown],

  facts: samplesFacts,
  concealed: concealedRun,

  async run(context: EvaluationContext, { id, limit, cursor, ...filter }) {
    const { treatment } = await requireSamples(context, id)
    const after = countedPlaceOf(cursor) ?? -1
    const rows = await samplesAfter(context.db, id, filter, { after, limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, ({ place }) => cursorAt([place]))
    return {
      samples: page.map(({ item_id: item, item_place: _, ...sample }) => ({
        ...sample,
        item,
        said: covered(context.personalData, treatment, sample.said),
      })),
      next,
    }
  },
})
