import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { mayLeave, quotedBySamples } from '../data-of.ts'
import { EndpointId } from '../endpoint.ts'
import { findEndpoint } from '../endpoint-store.ts'
import { judgeSlice } from '../judge-slice.ts'
import { alreadyJudged, dataStays, endpointNotFound, notToBeJudged, planDiffers, runNotFound } from '../problems.ts'
import { reviewAsked } from '../rating.ts'
import { judgeOf, waitsForRatings } from '../rating-store.ts'
import { Run, RunId } from '../run.ts'
import { findRunInSight } from '../run-access.ts'
import type { RunsContext } from '../run-context.ts'
import { queuedRunFacts } from '../run-facts.ts'
import { judgeOn, recordLater } from '../run-queue.ts'
import { lockRun, showRun } from '../run-store.ts'

export const judgeSamples = operation({
  id: 'evaluation.judge-samples',
  http: 'POST /jobs/judge-samples',
  summary: 'Put the next samples of a run to the model that judges it',
  permission: 'evaluation:work',
  effect: 'queued',
  input: z.strictObject({ run: RunId, endpoint: EndpointId }),
  output: Run,
  problems: [runNotFound, endpointNotFound, notToBeJudged, alreadyJudged, dataStays, planDiffers],

  facts: queuedRunFacts,

  async prepare(context: RunsContext, { run: id, endpoint: named }) {
    const inSight = await findRunInSight(context, id)
    const { plan, task, run } = inSight
    const endpoint = await findEndpoint(context.db, named)
    if (!endpoint || endpoint.ended_at !== null) throw endpointNotFound({ id: named })
    const review = reviewAsked(task.header, plan.stated.criteria)
    if (!review?.judge || task.hidden || run.state !== 'running' || run.done < run.total) throw notToBeJudged({ id })
    if (!(await mayLeave(context.db, await quotedBySamples(context.db, plan, task))))
      throw dataStays({ digest: task.digest })
    const before = await judgeOf(context.db, id)
    if (before !== undefined && before !== named) throw alreadyJudged({ id })
    return { isDone: await judgeSlice(context, inSight, endpoint, review.judge), review }
  },

  async run({ db, jobs }: RunsContext, { run: id, endpoint }, { isDone, review }) {
    const run = await lockRun(db, id)
    if (!run) throw runNotFound({ id })
    if (!isDone) await judgeOn(db, jobs, id, endpoint)
    else if (run.state === 'running' && !(await waitsForRatings(db, id, review))) await recordLater(db, jobs, id)
    return showRun(run)
  },
})
