import { expect, test } from 'vitest'
import { anEvaluationReceipt } from '../../../../libs/receipt/evaluation.fixture.ts'
import { type Criterion, verifyEvaluation } from '../../../../libs/receipt/index.ts'
import { logKey } from '../../../../libs/receipt/testing.ts'
import { wilsonInterval } from '../../../../libs/receipt/wilson.ts'
import { judge } from './judge.ts'
import { measure } from './measure.ts'
import { wilson } from './wilson.ts'

test('outsiders recompute the interval of every share to the same numbers', () => {
  for (const level of [0.8, 0.9, 0.95, 0.99, 0.999]) {
    for (const n of [0, 1, 2, 10, 30, 333, 10_000]) {
      for (const k of new Set([0, Math.min(1, n), Math.floor(n / 3), Math.max(0, n - 1), n])) {
        const [ours, theirs] = [wilson(k, n, level), wilsonInterval(k, n, level)]
        expect(theirs.low, `${k} of ${n} at ${level}`).toBeCloseTo(ours.low, 9)
        expect(theirs.high, `${k} of ${n} at ${level}`).toBeCloseTo(ours.high, 9)
      }
    }
  }
})

test.each(['wilson', 'bootstrap'] as const)(
  'what is measured and judged here holds offline, with %s intervals',
  async (method) => {
    const interval = { method, level: 0.9, resamples: 200 }
    const samples = Array.from({ length: 30 }, (_, i) => ({
      language: i % 3 === 0 ? 'ary' : 'ar',
      slices: i % 5 === 0 ? ['safety'] : [],
      scores: {
        answered: i === 7 ? 0 : 1,
        similar: (i % 7) / 7,
        'latency-ms': 200 + 13 * i,
        refused: i % 2 ? 1 : null,
      },
    }))
    const metrics = measure(
      samples,
      {
        answered: { kind: 'share' },
        similar: { kind: 'degree' },
        'latency-ms': { kind: 'amount' },
        refused: { kind: 'share' },
      },
      { interval, seed: 42 },
    )
    const criteria: Criterion[] = [
      { metric: 'answered', slice: null, comparator: 'at-least', threshold: 0.85, on: 'bound' },
      { metric: 'similar', slice: 'language:ary', comparator: 'at-least', threshold: 0.9, on: 'value' },
      { metric: 'latency-ms', slice: null, comparator: 'at-most', threshold: 1_000, on: 'bound' },
      { metric: 'nowhere', slice: null, comparator: 'at-least', threshold: 0, on: 'value' },
    ]
    const judged = judge(criteria, metrics)
    expect(judged.map(({ held }) => held)).toEqual([true, false, true, false])
    const file = await anEvaluationReceipt({
      plan: { interval, criteria },
      result: { metrics, criteria: judged, passed: false },
    })
    const report = verifyEvaluation(new TextEncoder().encode(file), { keys: [logKey] })
    expect(report.checks.filter(({ status }) => status !== 'passed')).toEqual([])
  },
)
