import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { ComparedMetric, type ComparedRun, compareRuns } from '../comparison.ts'
import type { EvaluationContext } from '../context.ts'
import { runNotFinished, runNotFound, tasksDiffer } from '../problems.ts'
import { Run, RunId } from '../run.ts'
import { findRunInSight } from '../run-access.ts'
import { comparedFacts, concealedRun } from '../run-facts.ts'
import { showRun } from '../run-store.ts'
import { scoredSamples } from '../sample-store.ts'
import { metricsOf } from '../scorers/score-item.ts'

const mostRuns = 8
const mostMetrics = 8

export const compare = operation({
  id: 'evaluation.compare',
  http: 'POST /evaluation/comparisons',
  summary:
    'Compare runs of one test, paired by item: how far they differ, with intervals, and whether by more than chance',
  permission: 'evaluation:read',
  effect: 'read',
  input: z.strictObject({
    runs: z
      .array(RunId)
      .min(2)
      .max(mostRuns)
      .refine((runs) => new Set(runs).size === runs.length),
    /** Without them, those that the plans' criteria name. */
    metrics: z.array(z.string().max(80)).min(1).max(mostMetrics).optional(),
  }),
  output: z.strictObject({ task: Digest, runs: z.array(Run), metrics: z.array(ComparedMetric) }),
  problems: [runNotFound, runNotFinished, tasksDiffer],

  facts: comparedFacts,
  concealed: ({ runs }) => concealedRun({ id: runs[0]! }),

  // A long calculation, which no transaction should wait for.
  async prepare({ db }: EvaluationContext, { runs: ids, metrics: wanted }) {
    const runs = await Promise.all(ids.map((id) => findRunInSight({ db }, id)))
    const unfinished = runs.find(({ run }) => run.state !== 'finished')
    if (unfinished) throw runNotFinished({ id: unfinished.run.id })
    const { plan, task } = runs[0]!
    if (runs.some((other) => other.task.digest !== task.digest)) throw tasksDiffer({})
    const named = wanted ?? runs.flatMap((each) => each.plan.stated.criteria.map(({ metric }) => metric))
    const metrics = Object.entries(metricsOf(task.header.scorers)).filter(([metric]) => named.includes(metric))
    const compared: ComparedRun[] = []
    for (const { run } of runs) {
      const samples = await scoredSamples(db, run.id)
      compared.push({
        id: run.id,
        measured: showRun(run).result?.metrics ?? [],
        samples: samples.map((sample) => ({ ...sample, item: sample.item_id })),
      })
    }
    return {
      task: task.digest,
      runs: runs.map(({ run }) => showRun(run)),
      metrics: await compareRuns(compared, Object.fromEntries(metrics.slice(0, mostMetrics)), {
        interval: plan.stated.interval,
        seed: plan.stated.seed,
      }),
    }
  },

  run: async (_context: EvaluationContext, _input, compared) => compared,
})
