import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrapMean, mean, pairedBootstrap, pairedRandomisation } from './bootstrap.ts'
import { normalQuantile, normalTail } from './normal.ts'
import { drawPlaces, drawsOf, xoshiro } from './random.ts'
import { wilson } from './wilson.ts'

test.each([
  // Abramowitz and Stegun, table 26.5, and the quantiles of every textbook.
  [0.975, 1.959963985],
  [0.995, 2.575829304],
  [0.95, 1.644853627],
  [0.5, 0],
  [0.0001, -3.719016485],
  [0.025, -1.959963985],
])('the normal quantile of %d is %d', (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 8)
})

test('tail and quantile undo each other', () => {
  for (const p of [1e-9, 1e-4, 0.01, 0.02425, 0.2, 0.49]) expect(normalTail(-normalQuantile(p)) / p).toBeCloseTo(1, 9)
  expect(normalTail(1.96)).toBeCloseTo(0.0249979, 7)
  expect(() => normalQuantile(1)).toThrow(RangeError)
})

test.each([
  // Newcombe 1998, table I, method 3 (score method without continuity correction), 95 %.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson’s interval of %i of %i is %d to %d', (k, n, low, high) => {
  const interval = wilson(k, n, 0.95)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('Wilson’s interval holds its share, mirrors, and tightens; nothing measured excludes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const k = Math.round(n * share)
      const { low, high } = wilson(k, n, 0.95)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(k / n)
      expect(high).toBeGreaterThanOrEqual(k / n)
      expect(high).toBeLessThanOrEqual(1)
      expect(wilson(n - k, n, 0.95).low).toBeCloseTo(1 - high, 10)
      expect(wilson(k, n, 0.8).low).toBeGreaterThanOrEqual(low)
    }),
  )
  expect(wilson(0, 0, 0.95)).toEqual({ low: 0, high: 1 })
  expect(() => wilson(3, 2, 0.95)).toThrow(RangeError)
})

test('draws are xoshiro128** from a state that the seed gives, so that anybody can draw again', () => {
  // The reference implementation in C (prng.di.unimi.it) from the state 1, 2, 3, 4.
  const next = xoshiro([1, 2, 3, 4])
  const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849]
  expect(published.map(next)).toEqual(published)
  // From struct.unpack('>4I', hashlib.sha256(b'7\nitems').digest()[:16]), in Python.
  const draws = drawsOf(7, 'items')
  const expected = [3190764145, 2520624742, 1429899867, 619582878, 2645859027, 2699808734, 3795264233, 2892877538]
  expect(expected.map(() => draws.below(2 ** 32))).toEqual(expected)
})

test('items are drawn each once, the same for the same seed, each as likely', () => {
  expect(drawPlaces(5, 5, 1)).toEqual([0, 1, 2, 3, 4])
  expect(drawPlaces(100, 10, 1)).toEqual(drawPlaces(100, 10, 1))
  expect(drawPlaces(100, 10, 1)).not.toEqual(drawPlaces(100, 10, 2))
  expect(new Set(drawPlaces(100, 99, 3)).size).toBe(99)
  expect(() => drawPlaces(3, 4, 1)).toThrow(RangeError)
  const first = Array.from({ length: 3_000 }, (_, seed) => drawPlaces(3, 1, seed)[0]!)
  for (const place of [0, 1, 2]) expect(first.filter((one) => one === place).length / 1_000).toBeCloseTo(1, 0)
})

const resampling = { level: 0.95, resamples: 2_000, seed: 42 }

test('the bootstrap of a few values is their exact resampling distribution', () => {
  // Means of 3 draws from {0, 0, 1}: 0 has 8/27, 1 has 1/27; so 95 % reaches from 0 to 1, and 90 % to 2/3.
  expect(bootstrapMean([0, 0, 1], resampling)).toEqual({ low: 0, high: 1 })
  expect(bootstrapMean([0, 0, 1], { ...resampling, level: 0.9 })).toEqual({ low: 0, high: 2 / 3 })
  expect(bootstrapMean([0.5, 0.5], resampling)).toEqual({ low: 0.5, high: 0.5 })
  expect(() => bootstrapMean([], resampling)).toThrow(RangeError)
})

test('the bootstrap repeats for its seed, and agrees with the normal interval on many values', () => {
  const draws = drawsOf(1, 'values')
  const values = Array.from({ length: 400 }, () => draws.below(1_000) / 1_000)
  const interval = bootstrapMean(values, resampling)
  expect(bootstrapMean(values, resampling)).toEqual(interval)
  expect(bootstrapMean(values, { ...resampling, seed: 43 })).not.toEqual(interval)
  // So many draws that the normal interval takes their place.
  const normal = bootstrapMean(values, { ...resampling, resamples: 1_000_000 })
  expect(interval.low).toBeCloseTo(normal.low, 2)
  expect(interval.high).toBeCloseTo(normal.high, 2)
  // Uniform values: the standard error is 1/√12/√n.
  expect((normal.high - normal.low) / 2).toBeCloseTo((1.96 / Math.sqrt(12) / Math.sqrt(400)) * 1, 2)
})

test('of pairs, what is hard for both cancels out', () => {
  const a = [0.1, 0.5, 0.9, 0.3, 0.7]
  const better = a.map((value) => value + 0.1)
  const paired = pairedBootstrap(better, a, resampling)
  expect(paired.difference).toBeCloseTo(0.1, 12)
  expect(paired.low).toBeCloseTo(0.1, 12)
  expect(mean(better) - mean(a)).toBeCloseTo(0.1, 12)
  expect(() => pairedBootstrap([1], [1, 2], resampling)).toThrow(RangeError)
})

test('randomisation comes to the exact probability of signs', () => {
  // Ten equal differences one way: 2 of 1024 assignments are as uneven.
  const p = pairedRandomisation(Array(10).fill(1), Array(10).fill(0), { resamples: 200_000, seed: 1 })
  expect(p).toBeCloseTo(2 / 1024, 3)
  // {1, 2, 3} against 0: the sum 6 is reached by 2 of 8.
  expect(pairedRandomisation([1, 2, 3], [0, 0, 0], { resamples: 20_000, seed: 1 })).toBeCloseTo(0.25, 2)
  expect(pairedRandomisation([1, 2], [1, 2], { resamples: 100, seed: 1 })).toBe(1)
})
