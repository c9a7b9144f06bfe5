import { z } from 'zod'
import { EvaluationResult } from '../../../../libs/receipt/index.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { notToBeRecorded, planDiffers, runNotFound } from '../problems.ts'
import { reviewAsked } from '../rating.ts'
import { waitsForRatings } from '../rating-store.ts'
import { RunId } from '../run.ts'
import type { RunsContext } from '../run-context.ts'
import { queuedRunFacts } from '../run-facts.ts'
import { failingIfChanged } from '../run-failure.ts'
import { planInHand, requireAsPlanned } from '../run-plan.ts'
import { resultDocument, resultOf } from '../run-result.ts'
import { findRun, finishRun } from '../run-store.ts'
import { rescoreSamples } from '../sample-store.ts'

export const recordResult = operation({
  id: 'evaluation.record-result',
  http: 'POST /jobs/record-result',
  summary: 'Sum up a run whose samples are all there, once and for all',
  permission: 'evaluation:work',
  effect: 'queued',
  input: z.strictObject({ run: RunId }),
  // The log commits to exactly this text.
  output: EvaluationResult,
  problems: [runNotFound, notToBeRecorded, planDiffers],

  facts: queuedRunFacts,

  async prepare(context: RunsContext, { run: id }) {
    const run = await findRun(context.db, id)
    if (!run) throw runNotFound({ id })
    if (run.state !== 'running' || run.done < run.total) throw notToBeRecorded({ id, state: run.state })
    return failingIfChanged(context, id, async () => {
      const inHand = await planInHand(context, run)
      await requireAsPlanned(context, inHand)
      const review = reviewAsked(inHand.task.header, inHand.plan.stated.criteria)
      if (review && (await waitsForRatings(context.db, id, review))) throw notToBeRecorded({ id, state: run.state })
      return resultOf(context, run, inHand)
    })
  },

  async run({ db, decision }, { run: id }, { result, rescored }) {
    const document = resultDocument(result)
    const finished = await finishRun(db, id, {
      document,
      digest: digestOfText(document),
      decision: decision.logged.index,
      passed: result.passed,
      finishedAt: new Date(result.finishedAt),
      expiresAt: new Date(result.expiresAt),
    })
    if (!finished) throw notToBeRecorded({ id, state: 'over' })
    await rescoreSamples(db, id, rescored)
    return result
  },
})
