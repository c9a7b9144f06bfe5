import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { mayLeave, quotedBySamples } from '../data-of.ts'
import { EndpointId } from '../endpoint.ts'
import { findEndpoint } from '../endpoint-store.ts'
import {
  alreadyJudged,
  dataClosed,
  dataStays,
  endpointEnded,
  endpointNotFound,
  itemsHidden,
  notToBeJudged,
  runNotFound,
} from '../problems.ts'
import { reviewAsked } from '../rating.ts'
import { judgeOf } from '../rating-store.ts'
import { Run, RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import type { RunsContext } from '../run-context.ts'
import { concealedRun, runFacts } from '../run-facts.ts'
import { judgeOn } from '../run-queue.ts'
import { lockRun, showRun } from '../run-store.ts'
import { modelJudge } from '../scorers/rated.ts'

export const judge = operation({
  id: 'evaluation.judge',
  http: 'POST /evaluation/runs/{run}/judgement',
  summary:
    'Let a model rate the samples of a run, once; what it says counts only beside what people say of some of them',
  permission: 'evaluation:run',
  effect: 'write',
  cli: { positional: ['run', 'endpoint'] },
  input: z.strictObject({
    run: RunId,
    endpoint: EndpointId,
    metric: z.literal(modelJudge.name).default(modelJudge.name),
  }),
  output: Run,
  problems: [
    runNotFound,
    endpointNotFound,
    endpointEnded,
    itemsHidden,
    dataClosed,
    dataStays,
    notToBeJudged,
    alreadyJudged,
  ],

  facts: (context: RunsContext, { run }) => runFacts(context, { id: run }),
  concealed: ({ run }) => concealedRun({ id: run }),

  async run(context: RunsContext, { run: id, endpoint: named }) {
    const { db, jobs } = context
    const { plan, task } = await requireSamples(context, id)
    const endpoint = await findEndpoint(db, named)
    if (!endpoint) throw endpointNotFound({ id: named })
    if (endpoint.ended_at !== null) throw endpointEnded({ id: named })
    if (!(await mayLeave(db, await quotedBySamples(db, plan, task)))) throw dataStays({ digest: task.digest })
    const run = (await lockRun(db, id))!
    const review = reviewAsked(task.header, plan.stated.criteria)
    // Nobody judges themselves.
    if (!review?.judge || run.state !== 'running' || run.done < run.total || plan.system_id === named) {
      throw notToBeJudged({ id })
    }
    const before = await judgeOf(db, id)
    if (before !== undefined && before !== named) throw alreadyJudged({ id })
    await judgeOn(db, jobs, id, named)
    return showRun(run)
  },
})
