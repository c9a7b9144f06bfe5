import { z } from 'zod'
import { cursorAt, pageOf, placeAt } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf, isAdministrator, type Principal, rolesTowards } from '../../../kernel/principal.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { covered } from '../covered.ts'
import { listInput } from '../cursor.ts'
import { itemsOf } from '../items-of.ts'
import { cursorUnknown, runNotFound } from '../problems.ts'
import { ratesOwnWork } from '../rates-own-work.ts'
import { reviewAsked } from '../rating.ts'
import { placesToRate } from '../rating-store.ts'
import { Review } from '../review.ts'
import { runsToRate } from '../review-store.ts'
import { RunId } from '../run.ts'
import { requireSamples } from '../run-access.ts'
import { concealedRun, runFacts } from '../run-facts.ts'
import { Trace } from '../sample.ts'
import { findSample } from '../sample-store.ts'

/** More are not rated at the same time. */
const mostRuns = 100
const After = z.tuple([RunId, z.number().int()])

export const listReviews = operation({
  id: 'evaluation.list-reviews',
  http: 'GET /evaluation/reviews',
  summary: 'List the samples that wait for one’s rating, without saying which system they are of or what others said',
  permission: 'evaluation:rate',
  effect: 'read',
  input: z.strictObject({ run: RunId.optional(), ...listInput }),
  output: z.strictObject({ reviews: z.array(Review), next: z.string().nullable() }),
  problems: [runNotFound, cursorUnknown],

  facts: (context: EvaluationQuestion, { run }) => {
    if (run !== undefined) return runFacts(context, { id: run })
    const office = ratesFor(context.principal)
    return { kind: 'evaluation-reviews', id: 'own', ...(office !== 'every' && office[0] && { owner: office[0] }) }
  },
  concealed: ({ run }) => concealedRun({ id: run ?? '' }),

  async run(context: EvaluationContext, { run: only, limit, cursor }) {
    const after = cursor === undefined ? undefined : placeAt(cursor, After)
    if (cursor !== undefined && !after) throw cursorUnknown({})
    const rater = holderOf(context.principal) ?? 'anonymous'
    const runs = await runsToRate(context.db, { owners: ratesFor(context.principal), only, limit: mostRuns })
    const reviews: Review[] = []
    for (const id of runs.slice(after ? Math.max(0, runs.indexOf(after[0])) : 0)) {
      if (reviews.length > limit) break
      const inSight = await whereReadable(context, id)
      if (!inSight || (await ratesOwnWork(context.db, inSight.plan, rater))) continue
      const from = after?.[0] === id ? after[1] : -1
      reviews.push(...(await reviewsOf(context, inSight, { rater, after: from, limit: limit + 1 - reviews.length })))
    }
    const { page, next } = pageOf(reviews, limit, ({ run, place }) => cursorAt([run, place]))
    return { reviews: [...page], next }
  },
})

/** The organisations whose samples somebody rates. */
function ratesFor(principal: Principal): 'every' | readonly string[] {
  if (principal.kind === 'anonymous') return []
  if (isAdministrator(principal) || principal.roles.includes('evaluator')) return 'every'
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  return memberOf.filter((one) => rolesTowards(principal, one).includes('evaluator'))
}

type ReadableRun = Awaited<ReturnType<typeof requireSamples>>

/** What quotes data that the rater may not read is left to others. */
async function whereReadable(context: EvaluationContext, id: string): Promise<ReadableRun | undefined> {
  try {
    return await requireSamples(context, id)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

async function reviewsOf(
  { db, itemKey, personalData }: EvaluationContext,
  { run, plan, task, treatment }: ReadableRun,
  wanted: { readonly rater: string; readonly after: number; readonly limit: number },
): Promise<Review[]> {
  const asked = reviewAsked(task.header, plan.stated.criteria)
  if (!asked) return []
  const reviews: Review[] = []
  for (const place of await placesToRate(db, run.id, asked, wanted)) {
    const sample = (await findSample(db, run.id, place))!
    const [item] = await itemsOf(db, itemKey, task.digest, [sample.item_place])
    const { text, abstained, citations, nearby, documents } = Trace.parse(sample.trace).output!
    reviews.push({
      run: run.id,
      place,
      metric: asked.metric,
      criterion: asked.criterion,
      levels: asked.levels,
      ...covered(personalData, treatment, {
        asked: item!,
        output: { text, abstained, citations, nearby, documents },
      }),
    })
  }
  return reviews
}
