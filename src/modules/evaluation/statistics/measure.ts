import type { Criterion, Measured } from '../../../../libs/receipt/index.ts'
import { slicesOf } from '../scorers/score-item.ts'
import type { Metric, Metrics, Scores } from '../scorers/scorer.ts'
import { bootstrapMean, mean } from './bootstrap.ts'
import { wilson } from './wilson.ts'

export type MeasuredSample = {
  readonly language: string
  readonly slices: readonly string[]
  readonly scores: Scores
}

export type Measuring = {
  readonly interval: { readonly method: 'wilson' | 'bootstrap'; readonly level: number; readonly resamples: number }
  readonly seed: number
}

/** Where a plan says 0, as it may when it only means shares. */
const usualResamples = 1_000

/**
 * Every metric over all samples, then by language, then by slice; what says nothing of any sample is left out. Wilson's
 * interval is for shares; degrees and amounts have the bootstrap's with either method. The same for the same samples in
 * the same order.
 */
export function measure(samples: readonly MeasuredSample[], metrics: Metrics, measuring: Measuring): Measured[] {
  const bySlice = new Map<string | null, MeasuredSample[]>([[null, [...samples]]])
  for (const sample of samples) {
    for (const slice of slicesOf(sample)) {
      const others = bySlice.get(slice)
      if (others) others.push(sample)
      else bySlice.set(slice, [sample])
    }
  }
  const slices = [...bySlice].sort(([a], [b]) => order(a, b))
  return slices.flatMap(([slice, within]) =>
    Object.entries(metrics).flatMap(([metric, { kind }]) => {
      const values = within.map(({ scores }) => scores[metric] ?? null).filter((score) => score !== null)
      return values.length === 0 ? [] : [measured({ metric, slice }, kind, values, measuring)]
    }),
  )
}

function measured(
  named: { readonly metric: string; readonly slice: string | null },
  kind: Metric['kind'],
  values: readonly number[],
  { interval: { method, level, resamples }, seed }: Measuring,
): Measured {
  const n = values.length
  const k = kind === 'share' ? values.reduce((sum, value) => sum + value, 0) : null
  const name = `${named.metric} ${named.slice ?? ''}`
  const interval =
    k !== null && method === 'wilson'
      ? wilson(k, n, level)
      : bootstrapMean(values, { level, resamples: resamples || usualResamples, seed, name })
  return { ...named, value: k === null ? mean(values) : k / n, n, k, ...interval }
}

/** All items first, then languages, then slices, each by name. */
function order(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * What fits into a result: whatever a criterion speaks of, all items, languages, then the slices with most samples. The
 * order stays.
 */
export function foremost(all: readonly Measured[], limit: number, criteria: readonly Criterion[]): Measured[] {
  if (all.length <= limit) return [...all]
  const wanted = ({ metric, slice }: Measured) =>
    criteria.some((criterion) => criterion.metric === metric && criterion.slice === slice)
  const weight = (one: Measured) =>
    wanted(one) ? 3 : one.slice === null ? 2 : one.slice.startsWith('language:') ? 1 : 0
  const ranked = [...all].sort((a, b) => weight(b) - weight(a) || b.n - a.n)
  const kept = new Set(ranked.slice(0, limit))
  return all.filter((one) => kept.has(one))
}
