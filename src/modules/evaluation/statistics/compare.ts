import type { Metric } from '../scorers/scorer.ts'
import { pairedBootstrap, pairedRandomisation } from './bootstrap.ts'
import { mcnemarExact } from './mcnemar.ts'
import type { Measuring } from './measure.ts'

export type Difference = {
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Before any adjustment for how much is compared (`holm`). */
  readonly p: number
}

/**
 * Two systems on the same items in the same order: how much more `a` has, the interval of that, and how likely so large a
 * difference is when there is none (McNemar's exact test for shares, approximate randomisation for other numbers).
 * Null when there are no pairs.
 */
export function comparePaired(
  a: readonly number[],
  b: readonly number[],
  kind: Metric['kind'],
  { interval: { level, resamples }, seed }: Measuring,
): Difference | null {
  if (a.length === 0) return null
  const resampling = { level, resamples: resamples || 1_000, seed }
  const p =
    kind === 'share'
      ? mcnemarExact(a.filter((value, i) => value > b[i]!).length, a.filter((value, i) => value < b[i]!).length)
      : pairedRandomisation(a, b, resampling)
  return { ...pairedBootstrap(a, b, resampling), p }
}
