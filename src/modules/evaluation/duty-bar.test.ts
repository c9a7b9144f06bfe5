import { expect, test } from 'vitest'
import { isMeasuredEnough, meetsBar } from './duty-bar.ts'

const bar = {
  items: 20,
  criteria: [
    { metric: 'answered', comparator: 'at-least', threshold: 0.7 },
    { metric: 'latency-ms', comparator: 'at-most', threshold: 500 },
  ],
} as const
const answered = { metric: 'answered', slice: null, comparator: 'at-least', threshold: 0.7, on: 'value' } as const
const fast = { metric: 'latency-ms', slice: null, comparator: 'at-most', threshold: 500, on: 'value' } as const

test('a plan that asks for the same, or for more, meets it', () => {
  expect(meetsBar({ items: 20, criteria: [answered, fast] }, bar)).toBe(true)
  const stricter = [
    { ...answered, threshold: 0.9, on: 'bound' as const },
    { ...fast, threshold: 100 },
  ]
  expect(meetsBar({ items: 30, criteria: stricter }, bar)).toBe(true)
})

test.each([
  ['fewer items', { items: 19, criteria: [answered, fast] }],
  ['a lower threshold', { items: 20, criteria: [{ ...answered, threshold: 0.69 }, fast] }],
  ['a higher limit', { items: 20, criteria: [answered, { ...fast, threshold: 501 }] }],
  ['a criterion left out', { items: 20, criteria: [answered] }],
  ['a criterion over a slice alone', { items: 20, criteria: [{ ...answered, slice: 'language:ar' }, fast] }],
  ['the other comparator', { items: 20, criteria: [{ ...answered, comparator: 'at-most' as const }, fast] }],
])('a plan with %s does not', (_, plan) => {
  expect(meetsBar(plan, bar)).toBe(false)
})

test('items that no metric of the bar says anything of do not make a test longer', () => {
  const measured = (metric: string, n: number, slice: string | null = null) => {
    return { metric, slice, value: 1, n, k: n, low: 1, high: 1 }
  }
  expect(isMeasuredEnough({ metrics: [measured('answered', 20)] }, bar)).toBe(true)
  // Of the two questions among twenty items that were to be answered.
  const metrics = [measured('answered', 2), measured('other', 20), measured('answered', 20, 'slice:all')]
  expect(isMeasuredEnough({ metrics }, bar)).toBe(false)
})
