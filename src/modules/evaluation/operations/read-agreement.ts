import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { runNotFound } from '../problems.ts'
import { reviewAsked } from '../rating.ts'
import { modelAgrees, peopleAgree, ratedSamples } from '../rating-agreement.ts'
import { judgeOf, ratingsOf, waitsForRatings } from '../rating-store.ts'
import { RunId } from '../run.ts'
import { findRunInSight } from '../run-access.ts'
import { concealedRun, runFacts } from '../run-facts.ts'

const Agreement = z.strictObject({
  /** Samples that both rated. */
  n: z.number().int(),
  /** The share of them on which both say the same. */
  same: z.number().nullable(),
  /** Cohen's kappa; null where chance alone agrees on everything. */
  kappa: z.number().nullable(),
})

export const readAgreement = operation({
  id: 'evaluation.read-agreement',
  http: 'GET /evaluation/runs/{run}/agreement',
  summary: 'Read how far the people who rated a run agree, and how far a model that judged it agrees with them',
  permission: 'evaluation:read',
  effect: 'read',
  cli: { positional: ['run'] },
  input: z.strictObject({ run: RunId }),
  output: z.strictObject({
    /** What people rate; null: nothing of this plan. */
    metric: z.string().nullable(),
    people: Agreement.nullable(),
    judge: z.strictObject({ endpoint: z.string(), ...Agreement.shape }).nullable(),
    /** Ratings are missing before there can be a result. */
    waits: z.boolean(),
  }),
  problems: [runNotFound],

  facts: (context: EvaluationQuestion, { run }) => runFacts(context, { id: run }),
  concealed: ({ run }) => concealedRun({ id: run }),

  async run({ db }: EvaluationContext, { run: id }) {
    const { run, plan, task } = await findRunInSight({ db }, id)
    const review = reviewAsked(task.header, plan.stated.criteria)
    if (!review) return { metric: null, people: null, judge: null, waits: false }
    const samples = ratedSamples(await ratingsOf(db, id), review)
    const endpoint = await judgeOf(db, id)
    return {
      metric: review.metric,
      people: peopleAgree(samples),
      judge: endpoint === undefined ? null : { endpoint, ...modelAgrees(samples, review) },
      waits: run.state === 'running' && (await waitsForRatings(db, id, review)),
    }
  },
})
