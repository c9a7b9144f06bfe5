import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import { anEvaluationReceipt, aPlan, aResult, aSystemReceipt, type EvaluationChanges } from './evaluation.fixture.ts'
import {
  EVALUATION_CHECKS,
  type EvaluationCheckId,
  type EvaluationReport,
  type EvaluationResult,
  formatOf,
  textDigest,
  verifyEvaluation,
} from './index.ts'
import { logKey, otherKey } from './testing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const verify = (text: string, keys = [logKey]) => verifyEvaluation(bytesOf(text), { keys })
const statusOf = (report: EvaluationReport, id: EvaluationCheckId) => {
  const { status, reason } = report.checks.find((check) => check.id === id)!
  return reason ? `${status}: ${reason}` : status
}
const valid = await anEvaluationReceipt()

describe('the file of an evaluation', () => {
  test('verifies under the log key, and says what the bar was and what came of it', () => {
    const report = verify(valid)
    expect(report.verdict).toBe('verified')
    expect(report.checks.map(({ id, status }) => [id, status])).toEqual(EVALUATION_CHECKS.map((id) => [id, 'passed']))
    expect(report.evaluation).toMatchObject({
      plan: { document: { id: 'evp_aaaaaaaaaaaa' }, index: 2, by: 'person:evaluator' },
      result: { document: { run: 'evr_aaaaaaaaaaaa', passed: true }, index: 6 },
    })
    expect(formatOf(bytesOf(valid))).toBe('jazari-evaluation@v1')
  })

  test('of a plan alone says that it is registered, and does not tell of results', async () => {
    const report = verify(await anEvaluationReceipt({ result: null }))
    expect(report.verdict).toBe('verified')
    expect(statusOf(report, 'plan')).toBe('passed')
    for (const id of ['result', 'result-inclusion', 'plan-first', 'criteria'] as const) {
      expect(statusOf(report, id)).toBe('not-applicable: result-not-carried')
    }
    expect(report.evaluation?.result).toBeNull()
  })

  test('of a run that failed its bar is as genuine as any', async () => {
    const { criteria } = aResult(aPlan())
    const [first, ...others] = criteria
    const plan = { criteria: aPlan().criteria.map((one, i) => (i === 0 ? { ...one, threshold: 0.9 } : one)) }
    const result = { criteria: [{ ...first!, threshold: 0.9, held: false }, ...others], passed: false }
    const report = verify(await anEvaluationReceipt({ plan, result }))
    expect([report.verdict, report.evaluation?.result?.document.passed]).toEqual(['verified', false])
  })

  test('may state 0, and not held, for what was not measured at all', async () => {
    const criterion = { metric: 'tokens', slice: null, comparator: 'at-most', threshold: 1, on: 'value' } as const
    const judged = { ...criterion, value: 0, low: 0, high: 0, held: false }
    const plan = { criteria: [criterion] }
    expect(verify(await anEvaluationReceipt({ plan, result: { criteria: [judged], passed: false } })).verdict).toBe(
      'verified',
    )
    const held = { criteria: [{ ...judged, held: true }] }
    expect(statusOf(verify(await anEvaluationReceipt({ plan, result: held })), 'criteria')).toBe(
      'failed: criterion-misjudged',
    )
  })

  test('without a trusted key is consistent, and never verified; so is a log by another key', async () => {
    expect(verify(valid, []).verdict).toBe('consistent-key-not-trusted')
    expect(verify(valid, [otherKey]).verdict).toBe('consistent-key-not-trusted')
    expect(verify(await anEvaluationReceipt({ forged: true })).verdict).toBe('consistent-key-not-trusted')
  })

  test('that is none gets a report, and a key that is none is the mistake of the one who asks', async () => {
    for (const text of ['', '{}', 'x'.repeat(5_000_001), await aSystemReceipt()]) {
      expect(verify(text)).toMatchObject({ verdict: 'failed', evaluation: null })
    }
    expect(() => verify(valid, ['log.example+00000000+AAAA'])).toThrow(RangeError)
  })
})

const plan = aPlan()
const { criteria, metrics } = aResult(plan)
const withCriterion = (i: number, changes: Partial<EvaluationResult['criteria'][number]>) => ({
  criteria: criteria.map((one, place) => (place === i ? { ...one, ...changes } : one)),
})
const withMetric = (i: number, changes: Partial<EvaluationResult['metrics'][number]>) => ({
  metrics: metrics.map((one, place) => (place === i ? { ...one, ...changes } : one)),
})

describe('what the log really holds is still judged', () => {
  test.each<[string, EvaluationChanges, EvaluationCheckId, string]>([
    ['a bar registered after the score', { places: { plan: [7, 8] } }, 'plan-first', 'plan-after-result'],
    ['a bar that has its place only after the score', { places: { plan: [1, 8] } }, 'plan-first', 'plan-after-result'],
    [
      'a run from before the plan',
      { result: { startedAt: '2026-11-10T07:59:59.999Z' } },
      'plan-first',
      'times-contradict',
    ],
    [
      'a run that ends before it starts',
      { result: { finishedAt: '2026-11-11T08:59:59.999Z', expiresAt: '2027-05-10T08:59:59.999Z' } },
      'plan-first',
      'times-contradict',
    ],
    [
      'a run that ends after it was recorded',
      { result: { finishedAt: '2026-11-12T10:00:00.000Z', expiresAt: '2027-05-11T10:00:00.000Z' } },
      'plan-first',
      'times-contradict',
    ],
    ['a time of the log that is none', { outcome: { result: { at: 'now' } } }, 'plan-first', 'times-contradict'],
    [
      'the result of a weaker plan of the same name',
      { result: { planDigest: textDigest(canonicalJson(aPlan({ attempts: 3 }))) } },
      'same-test',
      'plan-differs',
    ],
    ['the result of another plan', { result: { plan: 'evp_bbbbbbbbbbbb' } }, 'same-test', 'plan-differs'],
    ['another task', { result: { taskDigest: textDigest('') } }, 'same-test', 'task-differs'],
    ['other items', { result: { itemsRoot: '00'.repeat(32) } }, 'same-test', 'task-differs'],
    ['another system', { result: { system: { ...plan.system, id: 'ast_b' } } }, 'same-test', 'system-differs'],
    [
      'another version',
      { result: { system: { ...plan.system, version: textDigest('') } } },
      'same-test',
      'system-differs',
    ],
    [
      'another kind of system',
      { result: { system: { ...plan.system, kind: 'endpoint' } } },
      'same-test',
      'system-differs',
    ],
    ['another harness', { result: { harness: textDigest('') } }, 'same-test', 'harness-differs'],
    ['another seed', { result: { seed: 43 } }, 'same-test', 'seed-differs'],
    ['more items', { result: { items: 31 } }, 'same-test', 'items-differ'],
    ['an attempt beyond the plan', { result: { attempt: 3 } }, 'same-test', 'attempt-beyond-plan'],
    ['more items than the task has', { plan: { items: 31 } }, 'same-test', 'plan-contradicts-itself'],
    [
      'an interval at no level',
      { plan: { interval: { ...plan.interval, level: 1 } } },
      'same-test',
      'plan-contradicts-itself',
    ],
    ['more errors than items', { result: { errors: 31 } }, 'measures', 'count-beyond-items'],
    ['more measured than there is', { result: withMetric(1, { n: 31 }) }, 'measures', 'count-beyond-items'],
    ['a share that is not its count', { result: withMetric(0, { k: 30 }) }, 'measures', 'share-differs'],
    ['a share of more than all', { result: withMetric(0, { k: 31, value: 31 / 30 }) }, 'measures', 'share-differs'],
    ['a narrower interval', { result: withMetric(0, { low: 0.84 }) }, 'measures', 'share-differs'],
    ['an interval the wrong way round', { result: withMetric(1, { low: 356 }) }, 'measures', 'share-differs'],
    ['a measure twice', { result: { metrics: [...metrics, metrics[0]!] } }, 'measures', 'metric-twice'],
    [
      'a threshold weakened afterwards',
      { result: withCriterion(0, { threshold: 0.7 }) },
      'criteria',
      'criteria-differ',
    ],
    ['a criterion on another end', { result: withCriterion(0, { on: 'value' }) }, 'criteria', 'criteria-differ'],
    [
      'a criterion turned round',
      { result: withCriterion(0, { comparator: 'at-most' }) },
      'criteria',
      'criteria-differ',
    ],
    ['a criterion of another slice', { result: withCriterion(1, { slice: null }) }, 'criteria', 'criteria-differ'],
    ['a criterion left out', { result: { criteria: criteria.slice(1) } }, 'criteria', 'criteria-differ'],
    ['criteria in another order', { result: { criteria: [...criteria].reverse() } }, 'criteria', 'criteria-differ'],
    [
      'a criterion with numbers of its own',
      { result: withCriterion(0, { value: 1 }) },
      'criteria',
      'criterion-not-measured',
    ],
    [
      'a measure left out that a criterion needs',
      { result: { metrics: metrics.slice(1) } },
      'criteria',
      'criterion-not-measured',
    ],
    [
      'a bar that is not reached, and said to be',
      { plan: { criteria: plan.criteria.map((one) => (one.metric === 'answered' ? { ...one, threshold: 1 } : one)) } },
      'criteria',
      'criterion-misjudged',
    ],
    ['a criterion said not to hold', { result: withCriterion(2, { held: false }) }, 'criteria', 'criterion-misjudged'],
    ['a pass with a leak', { result: { canaryLeaks: 1 } }, 'criteria', 'pass-misjudged'],
    ['a failure of what passed', { result: { passed: false } }, 'criteria', 'pass-misjudged'],
    ['a day more', { result: { expiresAt: '2027-05-11T10:00:00.000Z' } }, 'expiry', 'expiry-differs'],
    [
      'a document that another operation answered',
      { decision: { result: { operation: 'evaluation.rate' } } },
      'result',
      'operation-differs',
    ],
    ['a plan that was refused', { decision: { plan: { effect: 'deny' } } }, 'plan', 'not-allowed'],
    ['an outcome of another decision', { outcome: { result: { decision: 1 } } }, 'result', 'decision-differs'],
    [
      'an outcome of another leaf',
      { outcome: { result: { decisionLeaf: '00'.repeat(32) } } },
      'result',
      'decision-differs',
    ],
    ['a plan that was never done', { outcome: { plan: { result: 'refused' } } }, 'plan', 'not-done'],
    ['an outcome of something else', { outcome: { plan: { digest: textDigest('') } } }, 'plan', 'commitment-differs'],
    ['an entry that names nobody', { decision: { plan: { principal: 1 } } }, 'plan', 'not-an-entry'],
    ['an outcome before its decision', { places: { result: [6, 5] } }, 'result-inclusion', 'outcome-before-decision'],
  ])('%s', async (_what, changes, id, reason) => {
    const report = verify(await anEvaluationReceipt(changes))
    expect(report.verdict).toBe('failed')
    expect([id, statusOf(report, id)]).toEqual([id, `failed: ${reason}`])
  })

  test('the bar is met on the end of the interval that is worst for the system', async () => {
    // 29 of 30 is 0.967, of which the low end is 0.833.
    const { low } = metrics[0]!
    const bar = (threshold: number, on: 'value' | 'bound') => [
      { metric: 'answered', slice: null, comparator: 'at-least' as const, threshold, on },
    ]
    const cases = [
      [low, 'bound', true],
      [low + 1e-12, 'bound', false],
      [29 / 30, 'value', true],
    ] as const
    for (const [threshold, on, isHeld] of cases) {
      const bars = bar(threshold, on)
      const { value, high } = metrics[0]!
      const judged = (held: boolean) => ({
        plan: { criteria: bars },
        result: { criteria: [{ ...bars[0]!, value, low, high, held }], passed: held },
      })
      expect(verify(await anEvaluationReceipt(judged(isHeld))).verdict).toBe('verified')
      expect(verify(await anEvaluationReceipt(judged(!isHeld))).verdict).toBe('failed')
    }
  })
})

test('a document of another kind in its place is found', async () => {
  const file = JSON.parse(valid)
  const both = verify(canonicalJson({ ...file, plan: file.result, result: file.plan }))
  expect(statusOf(both, 'plan')).toBe('failed: document-of-another-kind')
  const twice = verify(canonicalJson({ ...file, result: file.plan }))
  expect(statusOf(twice, 'result')).toBe('failed: document-of-another-kind')
})

test('proofs under two states of the log do not show what came first', async () => {
  const file = JSON.parse(valid)
  const other = JSON.parse(await anEvaluationReceipt({ plan: { seed: 43 }, result: { seed: 43 } }))
  const report = verify(canonicalJson({ ...file, result: other.result }))
  expect(statusOf(report, 'checkpoint-signature')).toBe('failed: checkpoints-differ')
  expect(statusOf(report, 'result-inclusion')).toBe('failed: not-included')
})
