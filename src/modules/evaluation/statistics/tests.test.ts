import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohensKappa } from './cohens-kappa.ts'
import { comparePaired } from './compare.ts'
import { holm } from './holm.ts'
import { mcnemarExact } from './mcnemar.ts'

test.each([
  // Approval of the prime minister, Agresti 1990 p. 350: 150 against 86; exact, as R's exact2x2 gives it: 3.716e-05.
  [150, 86, 3.715936139571442e-5],
  // 2 × P(X ≤ 6 | 22, ½) = 2 × 110,056 / 2^22.
  [6, 16, 0.052478790283203125],
  [0, 5, 0.0625],
  [1, 9, 22 / 1024],
  [7, 7, 1],
  [0, 0, 1],
])('McNemar’s exact test of %i against %i gives %d', (a, b, p) => {
  expect(mcnemarExact(a, b) / p).toBeCloseTo(1, 10)
  expect(mcnemarExact(b, a)).toBe(mcnemarExact(a, b))
})

test('McNemar’s test of many pairs is still a probability', () => {
  expect(mcnemarExact(10_000, 10_000)).toBe(1)
  // Far beyond 2^-1074: z = 200 / √20,000 = 1.414, two-sided 0.157.
  expect(mcnemarExact(10_100, 9_900)).toBeCloseTo(0.159, 2)
})

test.each([
  // R: p.adjust(c(.01, .02, .03, .04, .05), 'holm').
  [
    [0.01, 0.02, 0.03, 0.04, 0.05],
    [0.05, 0.08, 0.09, 0.09, 0.09],
  ],
  // Four hypotheses, as the textbooks' example has them.
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.6, 0.7],
    [1, 1],
  ],
  [[], []],
])('Holm’s adjustment of %j is %j', (given, expected) => {
  const adjusted = holm(given)
  expect(adjusted).toHaveLength(expected.length)
  for (const [place, p] of expected.entries()) expect(adjusted[place]).toBeCloseTo(p, 12)
})

test('Holm never makes a probability smaller, and keeps their order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (given) => {
      const adjusted = holm(given)
      for (const [i, p] of given.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p)
        for (const [j, other] of given.entries()) if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!)
      }
    }),
  )
})

/** Pairs from a table of two categories: yes-yes, yes-no, no-yes, no-no. */
function pairs(...[yy, yn, ny, nn]: [number, number, number, number]): [number, number][] {
  const times = (n: number, pair: [number, number]) => Array.from({ length: n }, () => pair)
  return [...times(yy, [1, 1]), ...times(yn, [1, 0]), ...times(ny, [0, 1]), ...times(nn, [0, 0])]
}

test.each([
  // The tables of the textbooks: 0.7 agree where chance gives 0.5; and two with 60 of 100 that differ in their margins.
  [pairs(20, 5, 10, 15), 0.7, 0.4],
  [pairs(45, 15, 25, 15), 0.6, 0.1304],
  [pairs(25, 35, 5, 35), 0.6, 0.2593],
  [pairs(10, 0, 0, 10), 1, 1],
  [pairs(0, 5, 5, 0), 0, -1],
])('agreement is what the tables of Cohen’s kappa say', (table, same, kappa) => {
  const agreement = cohensKappa(table)
  expect(agreement.same).toBeCloseTo(same, 12)
  expect(agreement.kappa).toBeCloseTo(kappa, 4)
})

test('where chance agrees on everything, kappa says nothing', () => {
  expect(cohensKappa(pairs(7, 0, 0, 0))).toEqual({ n: 7, same: 1, kappa: null })
  expect(cohensKappa([])).toEqual({ n: 0, same: null, kappa: null })
})

test('shares are compared by McNemar’s test, other numbers by randomisation', () => {
  const measuring = { interval: { method: 'wilson', level: 0.95, resamples: 500 }, seed: 1 } as const
  const a = [1, 1, 1, 1, 1, 1, 0, 0]
  const b = [0, 0, 0, 0, 0, 1, 0, 1]
  expect(comparePaired(a, b, 'share', measuring)).toMatchObject({ difference: 0.5, p: mcnemarExact(5, 1) })
  const degrees = comparePaired([0.9, 0.8, 0.7], [0.1, 0.2, 0.3], 'degree', measuring)!
  expect(degrees.difference).toBeCloseTo(0.6, 12)
  expect(degrees.p).toBeCloseTo(0.25, 1)
  expect(comparePaired([], [], 'share', measuring)).toBeNull()
})
