import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { EvaluationResult, Measured } from '../../../libs/receipt/index.ts'
import { planDiffers } from './problems.ts'
import { type ReviewAsked, reviewAsked, together } from './rating.ts'
import { modelAgrees, peopleAgree, type RatedSample, ratedSamples } from './rating-agreement.ts'
import { ratingsOf } from './rating-store.ts'
import type { RunsContext } from './run-context.ts'
import type { PlanInHand } from './run-plan.ts'
import type { RunRow } from './run-store.ts'
import { recordHash, rootOf } from './sample-record.ts'
import { type ScoredRow, scoredSamples } from './sample-store.ts'
import { humanReview, modelJudge } from './scorers/rated.ts'
import { passes } from './scorers/score-item.ts'
import type { Scores } from './scorers/scorer.ts'
import type { Agreement } from './statistics/cohens-kappa.ts'
import { judge } from './statistics/judge.ts'
import { foremost, measure } from './statistics/measure.ts'
import { wilson } from './statistics/wilson.ts'

/** As many as the text of a result holds. */
const mostMetrics = 500

/** A sample whose scores ratings have completed. */
export type Rescored = {
  readonly place: number
  readonly scores: Scores
  readonly passed: boolean | null
  readonly recordHash: Buffer
}

export type RecordedResult = { readonly result: EvaluationResult; readonly rescored: readonly Rescored[] }

/**
 * What came of a run all of whose samples are there, ratings included. A plain function of the rows and the plan: whoever has
 * the samples gets the same.
 *
 * @throws Problem `evaluation.plan-differs` when a sample is not what was written.
 */
export async function resultOf(
  { db, now }: Pick<RunsContext, 'db' | 'now'>,
  run: RunRow,
  { plan, task, metrics }: PlanInHand,
): Promise<RecordedResult> {
  const { stated } = plan
  const review = reviewAsked(task.header, stated.criteria)
  const samples = await scoredSamples(db, run.id)
  if (samples.length !== stated.items || !samples.every(isAsWritten)) throw planDiffers({ what: 'samples' })
  const rated = review ? ratedSamples(await ratingsOf(db, run.id), review) : new Map<number, RatedSample>()
  const rescored = new Map<number, Rescored>()
  for (const sample of samples) {
    const scores = withRatings(sample, review, rated.get(sample.place))
    if (!scores) continue
    rescored.set(sample.place, {
      place: sample.place,
      scores,
      passed: passes(scores, stated.criteria, sample),
      recordHash: recordHash({ ...recordOf(sample), scores }),
    })
  }

  const measuring = { interval: stated.interval, seed: stated.seed }
  const complete = samples.map((sample) => ({ ...sample, ...rescored.get(sample.place) }))
  const measured = [
    ...measure(
      complete.map(({ language, slices, scores }) => ({ language, slices, scores })),
      metrics,
      measuring,
    ),
    ...(review ? agreements(rated, review, stated.interval.level) : []),
  ]
  const criteria = judge(stated.criteria, measured)
  const errors = samples.filter(({ state }) => state === 'error').length
  const finishedAt = now.toISOString()
  const canaryLeaks = samples.reduce((sum, { leaks }) => sum + leaks, 0)
  return {
    rescored: [...rescored.values()],
    result: {
      v: 1,
      kind: 'evaluation-result',
      run: run.id,
      plan: plan.id,
      planDigest: plan.digest,
      attempt: run.attempt,
      taskDigest: stated.task.digest,
      itemsRoot: stated.task.root,
      system: stated.system,
      harness: stated.harness,
      seed: stated.seed,
      startedAt: (run.started_at ?? run.requested_at).toISOString(),
      finishedAt,
      items: samples.length,
      errors,
      samplesRoot: rootOf(samples.map((sample) => rescored.get(sample.place)?.recordHash ?? sample.record_hash)),
      canaryLeaks,
      metrics: foremost(measured, mostMetrics, stated.criteria),
      criteria,
      // A system that has seen the test proves nothing by passing it.
      passed: criteria.every(({ held }) => held) && canaryLeaks === 0,
      expiresAt: new Date(now.getTime() + stated.validDays * 86_400_000).toISOString(),
    },
  }
}

/** The text that the log commits to. */
export function resultDocument(result: EvaluationResult): string {
  return canonicalJson(result)
}

function recordOf({ item_id: item, state, scores, output_digest: output }: ScoredRow) {
  return { item, state, scores, output }
}

function isAsWritten(sample: ScoredRow, place: number): boolean {
  return sample.place === place && recordHash(recordOf(sample)).equals(sample.record_hash)
}

/** What raters added; `undefined` where they had nothing to add. */
function withRatings(
  { state, scores }: ScoredRow,
  review: ReviewAsked | null,
  rated: RatedSample | undefined,
): Scores | undefined {
  if (!review || !rated || state !== 'done') return undefined
  const byPeople = review.metric === humanReview.name && rated.people.length > 0
  const byModel = review.judge !== null && rated.model !== null
  if (!byPeople && !byModel) return undefined
  return {
    ...scores,
    ...(byPeople && { [humanReview.name]: together(rated.people, review.levels) }),
    ...(byModel && { [modelJudge.name]: rated.model }),
  }
}

/** How far raters agree stands beside what they say: a judge without calibration says nothing. */
function agreements(rated: ReadonlyMap<number, RatedSample>, review: ReviewAsked, level: number): Measured[] {
  const people = shareOf(`${humanReview.name}.agreement`, peopleAgree(rated), level)
  const model = review.judge ? shareOf(`${modelJudge.name}.agreement`, modelAgrees(rated, review), level) : []
  return [...people, ...model]
}

function shareOf(metric: string, { n, same }: Agreement, level: number): Measured[] {
  if (n === 0 || same === null) return []
  const k = Math.round(same * n)
  return [{ metric, slice: null, value: k / n, n, k, ...wilson(k, n, level) }]
}
