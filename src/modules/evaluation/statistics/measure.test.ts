import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { foremost, measure } from './measure.ts'
import { wilson } from './wilson.ts'

const measuring = { interval: { method: 'wilson', level: 0.95, resamples: 200 }, seed: 5 } as const
const metrics = { exact: { kind: 'share' }, chrf: { kind: 'degree' }, 'latency-ms': { kind: 'amount' } } as const
const sample = (language: string, slices: string[], exact: number | null, chrf: number | null = null) => ({
  language,
  slices,
  scores: { exact, chrf, 'latency-ms': null },
})
const samples = [
  sample('ar', ['law'], 1, 0.5),
  sample('ar', ['law', 'short'], 0, 0.7),
  sample('fr', ['short'], 1, 0.9),
  sample('fr', [], null, 0.1),
]

test('each metric is measured over all, by language and by slice, on the items that it speaks of', () => {
  const measured = measure(samples, metrics, measuring)
  expect(measured.map(({ metric, slice, n, k }) => [metric, slice, n, k])).toEqual([
    ['exact', null, 3, 2],
    ['chrf', null, 4, null],
    ['exact', 'language:ar', 2, 1],
    ['chrf', 'language:ar', 2, null],
    ['exact', 'language:fr', 1, 1],
    ['chrf', 'language:fr', 2, null],
    ['exact', 'slice:law', 2, 1],
    ['chrf', 'slice:law', 2, null],
    ['exact', 'slice:short', 2, 1],
    ['chrf', 'slice:short', 2, null],
  ])
  expect(measured[0]).toMatchObject({ value: 2 / 3, ...wilson(2, 3, 0.95) })
  expect(measured[1]!.value).toBeCloseTo(0.55, 12)
  expect(measured[1]!.low).toBeLessThan(0.55)
  expect(measured[1]!.high).toBeGreaterThan(0.55)
})

test('the same samples measure the same, and a bootstrap of shares is one', () => {
  expect(measure(samples, metrics, measuring)).toEqual(measure(samples, metrics, measuring))
  const bootstrap = { ...measuring, interval: { method: 'bootstrap', level: 0.95, resamples: 2_000 } } as const
  expect(measure(samples, metrics, bootstrap)[0]).toMatchObject({ k: 2, n: 3, low: 0, high: 1 })
  expect(measure([], metrics, measuring)).toEqual([])
})

test('a criterion is judged on its value, or on the end of the interval that is worst', () => {
  const measured = measure(samples, metrics, measuring)
  const at = (
    comparator: 'at-least' | 'at-most',
    threshold: number,
    on: 'value' | 'bound',
    slice: string | null = null,
  ) => judge([{ metric: 'exact', slice, comparator, threshold, on }], measured)[0]!
  expect(at('at-least', 2 / 3, 'value')).toMatchObject({ held: true, value: 2 / 3, ...wilson(2, 3, 0.95) })
  expect(at('at-least', 2 / 3, 'bound').held).toBe(false)
  expect(at('at-least', wilson(2, 3, 0.95).low, 'bound').held).toBe(true)
  expect(at('at-most', 0.7, 'value').held).toBe(true)
  expect(at('at-most', 0.7, 'bound').held).toBe(false)
  expect(at('at-least', 0.5, 'value', 'language:ar').held).toBe(true)
  expect(at('at-least', 0, 'value', 'language:zgh')).toMatchObject({ held: false, value: 0 })
})

test('a result keeps what criteria speak of, and the slices with most samples', () => {
  const measured = measure(samples, metrics, measuring)
  const criteria = [
    { metric: 'chrf', slice: 'slice:short', comparator: 'at-least', threshold: 0, on: 'value' },
  ] as const
  const kept = foremost(measured, 5, criteria)
  expect(kept.map(({ metric, slice }) => `${metric} ${slice}`)).toEqual([
    'exact null',
    'chrf null',
    'exact language:ar',
    'chrf language:ar',
    'chrf slice:short',
  ])
  expect(foremost(measured, 500, criteria)).toEqual(measured)
})
