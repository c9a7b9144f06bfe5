import { failed, passed } from '../offline-check/index.ts'
import type { EvaluationPlan, EvaluationResult, Measured } from './evaluation-documents.ts'
import type { Logged } from './logged-document.ts'
import type { Finding } from './report.ts'
import { wilsonInterval } from './wilson.ts'

export type LoggedPlan = Logged<EvaluationPlan>
export type LoggedResult = Logged<EvaluationResult>

const DAY_MS = 24 * 60 * 60 * 1_000
/** How far two ways to compute one interval may lie apart, of shares from 0 to 1. */
const ROUNDING = 1e-8

/** The bar was in the log, and had its place there, before the decision that made the result; the times agree with that. */
export function planCameFirst(plan: LoggedPlan, result: LoggedResult): Finding {
  const detail = { plan: plan.outcomeIndex, result: result.decisionIndex }
  if (plan.outcomeIndex >= result.decisionIndex) return failed('plan-after-result', detail)
  const { startedAt, finishedAt } = result.document
  const times = [plan.document.registeredAt, startedAt, finishedAt, result.doneAt].map((time) => Date.parse(time))
  // Written so that a time that cannot be read fails.
  const inOrder = times.every((time, i) => i === 0 || time >= times[i - 1]!)
  return inOrder ? passed(detail) : failed('times-contradict', detail)
}

/** The result is of this plan: the same task, items, harness, seed and system, in an attempt that the plan allows. */
export function isOfPlan({ document: plan, digest }: LoggedPlan, { document: result }: LoggedResult): Finding {
  const { level } = plan.interval
  if (!(level > 0 && level < 1) || plan.items > plan.task.items) return failed('plan-contradicts-itself')
  if (result.planDigest !== digest || result.plan !== plan.id) return failed('plan-differs', { plan: result.plan })
  if (result.taskDigest !== plan.task.digest || result.itemsRoot !== plan.task.root) return failed('task-differs')
  const { kind, id, version } = result.system
  if (kind !== plan.system.kind || id !== plan.system.id || version !== plan.system.version) {
    return failed('system-differs', { system: id })
  }
  if (result.harness !== plan.harness) return failed('harness-differs')
  if (result.seed !== plan.seed) return failed('seed-differs', { seed: result.seed })
  if (result.items !== plan.items) return failed('items-differ', { items: result.items })
  const attempt = { attempt: result.attempt, attempts: plan.attempts }
  return result.attempt > plan.attempts ? failed('attempt-beyond-plan', attempt) : passed(attempt)
}

/** The numbers agree with each other: no count beyond the items, and each share and its interval follow from its counts. */
export function measuresAddUp({ document: plan }: LoggedPlan, { document: result }: LoggedResult): Finding {
  if (result.errors > result.items) return failed('count-beyond-items', { errors: result.errors })
  const seen = new Set<string>()
  for (const measured of result.metrics) {
    const { metric, slice, n, low, high } = measured
    const about = { metric, ...(slice !== null && { slice }) }
    const key = JSON.stringify([metric, slice])
    if (seen.has(key)) return failed('metric-twice', about)
    seen.add(key)
    if (n > result.items) return failed('count-beyond-items', about)
    if (low > high || !shareFollows(measured, plan.interval)) return failed('share-differs', about)
  }
  return passed({ metrics: result.metrics.length })
}

function shareFollows({ value, n, k, low, high }: Measured, { method, level }: EvaluationPlan['interval']): boolean {
  if (k === null) return true
  if (k > n || (n > 0 && value !== k / n)) return false
  if (method !== 'wilson') return true
  const interval = wilsonInterval(k, n, level)
  return Math.abs(low - interval.low) < ROUNDING && Math.abs(high - interval.high) < ROUNDING
}

/** The criteria are the plan's, each judged by what was measured, and passing is what they come to without a leak. */
export function judgedByPlan({ document: plan }: LoggedPlan, { document: result }: LoggedResult): Finding {
  const { criteria, metrics, canaryLeaks } = result
  if (criteria.length !== plan.criteria.length) return failed('criteria-differ')
  for (const [i, bar] of plan.criteria.entries()) {
    const judged = criteria[i]!
    const { metric, slice, comparator, threshold, on } = bar
    const about = { criterion: i + 1, metric }
    const isSame =
      judged.metric === metric &&
      judged.slice === slice &&
      judged.comparator === comparator &&
      judged.threshold === threshold &&
      judged.on === on
    if (!isSame) return failed('criteria-differ', about)
    const measured = metrics.find((one) => one.metric === metric && one.slice === slice)
    // What was not measured at all stands as 0, and is not held.
    const { value, low, high } = measured ?? { value: 0, low: 0, high: 0 }
    if (judged.value !== value || judged.low !== low || judged.high !== high) {
      return failed('criterion-not-measured', about)
    }
    const held =
      measured !== undefined &&
      (comparator === 'at-least'
        ? (on === 'value' ? value : low) >= threshold
        : (on === 'value' ? value : high) <= threshold)
    if (judged.held !== held) return failed('criterion-misjudged', about)
  }
  const isPass = criteria.every(({ held }) => held) && canaryLeaks === 0
  return result.passed === isPass ? passed({ criteria: criteria.length }) : failed('pass-misjudged', { canaryLeaks })
}

/** A pass holds as many days as the plan says, from the end of the run. */
export function expiresByPlan({ document: plan }: LoggedPlan, { document: result }: LoggedResult): Finding {
  const { finishedAt, expiresAt } = result
  const isSo = Date.parse(finishedAt) + plan.validDays * DAY_MS === Date.parse(expiresAt)
  return isSo ? passed({ expiresAt }) : failed('expiry-differs', { expiresAt })
}

/** Everything that a result owes its plan: the first thing that does not hold. */
export function resultHolds(plan: LoggedPlan, result: LoggedResult): Finding {
  for (const check of [planCameFirst, isOfPlan, measuresAddUp, judgedByPlan, expiresByPlan]) {
    const found = check(plan, result)
    if (found.status !== 'passed') return { ...found, detail: { ...found.detail, run: result.document.run } }
  }
  return passed()
}
