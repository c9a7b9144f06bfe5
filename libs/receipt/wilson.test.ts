import { expect, test } from 'vitest'
import { wilsonInterval } from './wilson.ts'

test.each([
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3, at 95 per cent.
  [81, 263, 0.95, 0.2553, 0.3662],
  [15, 148, 0.95, 0.0624, 0.1605],
  [0, 20, 0.95, 0, 0.1611],
  [1, 29, 0.95, 0.0061, 0.1718],
  [29, 29, 0.95, 0.883, 1],
])('%i of %i at %f lies between %f and %f', (k, n, level, low, high) => {
  const interval = wilsonInterval(k, n, level)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('of nothing everything is possible', () => {
  expect(wilsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 })
})

test('the reach of a level is that of tables, whichever level was asked before', () => {
  // The interval of a half of very many is the normal one: z = 2 · √n · (high − 1/2).
  const n = 1e12
  for (const [level, z] of [
    [0.9, 1.644853627],
    [0.99, 2.575829304],
    [0.95, 1.959963985],
    [0.5, 0.67448975],
  ] as const) {
    expect((wilsonInterval(n / 2, n, level).high - 0.5) * 2 * Math.sqrt(n)).toBeCloseTo(z, 6)
  }
})
