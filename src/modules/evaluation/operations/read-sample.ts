import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { covered } from '../covered.ts'
import { itemsOf } from '../items-of.ts'
import { dataClosed, itemsHidden, planDiffers, runNotFound, sampleNotFound } from '../problems.ts'
import { ratingsOfSample } from '../rating-store.ts'
import { RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import { concealedRun, samplesFacts } from '../run-facts.ts'
import { Place, Sample, Trace } from '../sample.ts'
import { findSample } from '../sample-store.ts'

export const readSample = operation({
  id: 'evaluation.read-sample',
  http: 'GET /evaluation/runs/{id}/samples/{place}',
  summary: 'Read one sample of a run: what was asked, what is right, what the system gave and how it was scored',
  permission: 'evaluation:read-items',
  effect: 'read',
  cli: { positional: ['id', 'place'] },
  input: z.strictObject({ id: RunId, place: Place }),
  output: Sample,
  problems: [runNotFound, sampleNotFound, itemsHidden, dataClosed, planDiffers],

  facts: samplesFacts,
  concealed: concealedRun,

  async run(context: EvaluationContext, { id, place }) {
    const { run, task, treatment } = await requireSamples(context, id)
    const row = await findSample(context.db, id, place)
    if (!row) throw sampleNotFound({ run: id, place })
    const [asked] = await itemsOf(context.db, context.itemKey, task.digest, [row.item_place])
    // Who still has to rate does not see what others said.
    const ratings = run.state === 'running' ? [] : await ratingsOfSample(context.db, id, place)
    return {
      run: id,
      place,
      item: row.item_id,
      language: row.language,
      slices: row.slices,
      state: row.state,
      passed: row.passed,
      scores: row.scores,
      milliseconds: row.milliseconds,
      ...covered(context.personalData, treatment, { asked: asked!, ...Trace.parse(row.trace) }),
      ratings: ratings.map(({ metric, by_model: byModel, value, note }) => ({ metric, byModel, value, note })),
    }
  },
})
