import { normalQuantile } from './normal.ts'

export type Interval = { readonly low: number; readonly high: number }

/**
 * Wilson's score interval for a share of which `k` of `n` hold, without correction for continuity (E. B. Wilson 1927;
 * method 3 of Newcombe 1998, Statistics in Medicine 17:857). Never empty and never outside of 0 to 1, so that 30 of 30
 * does not read as certainty. Of nothing, everything is possible.
 */
export function wilson(k: number, n: number, level: number): Interval {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n))
    throw new RangeError(`${k} of ${n} is no share`)
  if (n === 0) return { low: 0, high: 1 }
  const z = normalQuantile((1 + level) / 2)
  const middle = 2 * k + z * z
  const reach = z * Math.sqrt(z * z + (4 * k * (n - k)) / n)
  const whole = 2 * (n + z * z)
  return {
    low: k === 0 ? 0 : Math.max(0, (middle - reach) / whole),
    high: k === n ? 1 : Math.min(1, (middle + reach) / whole),
  }
}
