import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { planDiffers, runNotFound } from '../problems.ts'
import { reviewAsked } from '../rating.ts'
import { waitsForRatings } from '../rating-store.ts'
import { Run, RunId } from '../run.ts'
import type { RunsContext } from '../run-context.ts'
import { queuedRunFacts } from '../run-facts.ts'
import { failingIfChanged, refusedRun } from '../run-failure.ts'
import { planInHand, requireAsPlanned } from '../run-plan.ts'
import { recordLater, workOn } from '../run-queue.ts'
import { workSlice } from '../run-slice.ts'
import { beginRun, findRun, lockRun, showRun } from '../run-store.ts'

export const runSamples = operation({
  id: 'evaluation.run-samples',
  http: 'POST /jobs/run-samples',
  summary: 'Put the next items of a run to the system under test',
  permission: 'evaluation:work',
  effect: 'queued',
  input: z.strictObject({ run: RunId }),
  output: Run,
  problems: [runNotFound, planDiffers],

  facts: queuedRunFacts,
  refused: refusedRun,

  // Samples are kept while they come: progress is seen, and a process that dies loses no more than a batch.
  async prepare(context: RunsContext, { run: id }) {
    await beginRun(context.db, id, context.now)
    const run = await findRun(context.db, id)
    if (!run) throw runNotFound({ id })
    if (run.state !== 'running') return
    await failingIfChanged(context, id, async () => {
      const inHand = await planInHand(context, run)
      await requireAsPlanned(context, inHand)
      await workSlice(context, run, inHand)
    })
  },

  async run({ db, jobs }: RunsContext, { run: id }) {
    const run = await lockRun(db, id)
    if (!run) throw runNotFound({ id })
    if (run.state !== 'running') return showRun(run)
    if (run.done < run.total) await workOn(db, jobs, id)
    else {
      const { plan, task } = await planInHand({ db }, run)
      const review = reviewAsked(task.header, plan.stated.criteria)
      if (!review || !(await waitsForRatings(db, id, review))) await recordLater(db, jobs, id)
    }
    return showRun(run)
  },
})
