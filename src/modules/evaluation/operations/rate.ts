import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { isShowable } from '../../../kernel/shown-text.ts'
import {
  alreadyRated,
  anotherPersonRates,
  dataClosed,
  itemsHidden,
  notToBeRated,
  ratingOffScale,
  runNotFound,
} from '../problems.ts'
import { ratesOwnWork } from '../rates-own-work.ts'
import { isOnScale, reviewAsked } from '../rating.ts'
import { addRating, isToBeRated, waitsForRatings } from '../rating-store.ts'
import { RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import type { RunsContext } from '../run-context.ts'
import { concealedRun, samplesFacts } from '../run-facts.ts'
import { recordLater } from '../run-queue.ts'
import { lockRun } from '../run-store.ts'
import { Place } from '../sample.ts'

const Note = z.string().trim().min(1).max(2_000).refine(isShowable)

export const rate = operation({
  id: 'evaluation.rate',
  http: 'POST /evaluation/runs/{run}/samples/{place}/ratings',
  summary: 'Rate a sample, without seeing what others said; a rating is never changed',
  permission: 'evaluation:rate',
  effect: 'write',
  cli: { positional: ['run', 'place', 'value'] },
  input: z.strictObject({
    run: RunId,
    place: Place,
    metric: z.string().max(80),
    /** From 0, the worst, to 1: a place of the scale over its last one. */
    value: z.coerce.number().min(0).max(1),
    note: Note.optional(),
  }),
  output: z.strictObject({ run: RunId, place: z.number().int(), metric: z.string(), value: z.number() }),
  problems: [runNotFound, itemsHidden, dataClosed, anotherPersonRates, notToBeRated, ratingOffScale, alreadyRated],

  redact: ({ personalData }: RunsContext, input) =>
    input.note === undefined ? input : { ...input, note: personalData.mask(input.note).text },
  facts: (context: RunsContext, { run }) => samplesFacts(context, { id: run }),
  concealed: ({ run }) => concealedRun({ id: run }),

  async run(context: RunsContext, { run: id, place, metric, value, note }) {
    const { db, jobs, now, principal } = context
    const { plan, task } = await requireSamples(context, id)
    if (await ratesOwnWork(db, plan, holderOf(principal))) throw anotherPersonRates({ run: id })
    // Of two last ratings at once, the second sees the first.
    const run = (await lockRun(db, id))!
    const review = reviewAsked(task.header, plan.stated.criteria)
    if (!review || review.metric !== metric || run.state !== 'running' || run.done < run.total) {
      throw notToBeRated({ run: id, place })
    }
    if (!(await isToBeRated(db, id, place, review))) throw notToBeRated({ run: id, place })
    if (!isOnScale(value, review.levels)) throw ratingOffScale({ levels: review.levels })
    const isNew = await addRating(db, {
      run_id: id,
      place,
      metric,
      rater: holderOf(principal) ?? 'anonymous',
      by_model: false,
      value,
      note: note ?? null,
      at: now,
    })
    if (!isNew) throw alreadyRated({ run: id, place })
    if (!(await waitsForRatings(db, id, review))) await recordLater(db, jobs, id)
    return { run: id, place, metric, value }
  },
})
