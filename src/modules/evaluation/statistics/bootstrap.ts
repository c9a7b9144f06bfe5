import { normalQuantile } from './normal.ts'
import { drawsOf } from './random.ts'
import type { Interval } from './wilson.ts'

export type Resampling = {
  readonly level: number
  readonly resamples: number
  readonly seed: number
  /** Tells this draw from others of the same seed. */
  readonly name?: string
}

/**
 * Above so many numbers drawn, the interval is the normal one about the mean: by then both agree to more digits than are
 * shown, and a run of 100,000 samples must not take minutes.
 */
const mostDraws = 2_000_000

/** The percentile bootstrap interval of a mean (Efron and Tibshirani 1993, chapter 13): the same numbers for the same seed. */
export function bootstrapMean(
  values: readonly number[],
  { level, resamples, seed, name = 'mean' }: Resampling,
): Interval {
  const n = values.length
  if (n === 0) throw new RangeError('there is no mean of nothing')
  if (values.every((value) => value === values[0])) return { low: values[0]!, high: values[0]! }
  if (n * resamples > mostDraws) return normalInterval(values, level)
  const draws = drawsOf(seed, name)
  const means = new Float64Array(resamples)
  for (let r = 0; r < resamples; r++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[draws.below(n)]!
    means[r] = sum / n
  }
  means.sort()
  return { low: percentile(means, (1 - level) / 2), high: percentile(means, (1 + level) / 2) }
}

/** Between the two nearest, as R's type 7 and NumPy do. `sorted` is not empty. */
function percentile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (place - below)
}

function normalInterval(values: readonly number[], level: number): Interval {
  const middle = mean(values)
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(variance / values.length)
  return { low: middle - reach, high: middle + reach }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * How much more `a` scores than `b` on the same items, in order: the mean difference and its bootstrap interval over items
 * (paired, so that what makes an item hard for both cancels out).
 */
export function pairedBootstrap(
  a: readonly number[],
  b: readonly number[],
  resampling: Resampling,
): Interval & { readonly difference: number } {
  const differences = differencesOf(a, b)
  return { difference: mean(differences), ...bootstrapMean(differences, { name: 'pairs', ...resampling }) }
}

/**
 * How often the mean difference would be at least this large if the two were exchangeable on each item: approximate
 * randomisation (Noreen 1989), two-sided, (hits + 1) / (resamples + 1). 1 when nothing differs.
 */
export function pairedRandomisation(
  a: readonly number[],
  b: readonly number[],
  { resamples, seed }: Pick<Resampling, 'resamples' | 'seed'>,
): number {
  const differing = differencesOf(a, b).filter((difference) => difference !== 0)
  const observed = Math.abs(differing.reduce((sum, difference) => sum + difference, 0))
  if (differing.length === 0) return 1
  const rounds = Math.min(resamples, Math.max(100, Math.floor(mostDraws / differing.length)))
  const draws = drawsOf(seed, 'signs')
  // Sums of the same numbers in another order differ by rounding.
  const least = observed - 1e-9 * Math.max(1, observed)
  let hits = 0
  for (let r = 0; r < rounds; r++) {
    let sum = 0
    let coins = 0
    for (const [i, difference] of differing.entries()) {
      if (i % 31 === 0) coins = draws.below(2 ** 31)
      sum += coins & 1 ? difference : -difference
      coins >>>= 1
    }
    if (Math.abs(sum) >= least) hits++
  }
  return (hits + 1) / (rounds + 1)
}

function differencesOf(a: readonly number[], b: readonly number[]): number[] {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} values are no pairs`)
  return a.map((value, i) => value - b[i]!)
}
