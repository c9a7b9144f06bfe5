import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { slicesOf } from './scorers/score-item.ts'
import type { Metric, Metrics, Scores } from './scorers/scorer.ts'
import { comparePaired, type Difference } from './statistics/compare.ts'
import { holm } from './statistics/holm.ts'
import { type Measuring, measure } from './statistics/measure.ts'

/** How much is drawn for one pair: an answer is waited for. */
const drawsEach = 400_000
const fewestResamples = 100
/** Beside all items and the languages: the slices with most items. */
const mostSlices = 20

export const ComparedMetric = z.strictObject({
  metric: z.string(),
  kind: z.enum(['share', 'degree', 'amount']),
  /** `language:ary`, `slice:safety`; null for all items. */
  slice: z.string().nullable(),
  runs: z.array(
    z.strictObject({ run: z.string(), value: z.number(), low: z.number(), high: z.number(), n: z.number().int() }),
  ),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      /** Items that both were asked and scored on. */
      n: z.number().int(),
      /** How much more `a` has than `b`, with its interval. */
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      p: z.number(),
      /** By Holm's method over every pair and slice of the metric. */
      adjusted: z.number(),
    }),
  ),
})
export type ComparedMetric = z.infer<typeof ComparedMetric>

/** A run with its samples. */
export type ComparedRun = {
  readonly id: string
  readonly samples: readonly {
    readonly item: string
    readonly language: string
    readonly slices: readonly string[]
    readonly scores: Scores
  }[]
}

type Pair = Difference & { readonly a: string; readonly b: string; readonly n: number }

/**
 * Runs of one task beside each other, metric by metric: paired by item, since the items differ more than the systems do.
 * Gives way to others between pairs.
 */
export async function compareRuns(
  runs: readonly ComparedRun[],
  metrics: Metrics,
  measuring: Measuring,
): Promise<ComparedMetric[]> {
  const measured = runs.map(({ id, samples }) => ({ run: id, all: measure(samples, metrics, measuring) }))
  const byItem = runs.map(({ id, samples }) => ({ id, scores: new Map(samples.map((one) => [one.item, one.scores])) }))
  const slices = slicesOfAll(runs)
  const compared: ComparedMetric[] = []
  for (const [metric, { kind }] of Object.entries(metrics)) {
    const ofMetric: { slice: string | null; pairs: Pair[] }[] = []
    for (const { slice, items } of slices) {
      const pairs: Pair[] = []
      for (const [i, a] of byItem.entries()) {
        for (const b of byItem.slice(i + 1)) {
          const pair = comparePair({ a, b, items, metric, kind }, measuring)
          if (pair) pairs.push(pair)
          await turn()
        }
      }
      ofMetric.push({ slice, pairs })
    }
    const adjusted = holm(ofMetric.flatMap(({ pairs }) => pairs.map(({ p }) => p)))
    for (const { slice, pairs } of ofMetric) {
      const own = adjusted.splice(0, pairs.length)
      const values = measured.flatMap(({ run, all }) => {
        const found = all.find((one) => one.metric === metric && one.slice === slice)
        return found ? [{ run, value: found.value, low: found.low, high: found.high, n: found.n }] : []
      })
      if (values.length === 0) continue
      compared.push({
        metric,
        kind,
        slice,
        runs: values,
        pairs: pairs.map((pair, place) => ({ ...pair, adjusted: own[place]! })),
      })
    }
  }
  return compared
}

type ByItem = { readonly id: string; readonly scores: ReadonlyMap<string, Scores> }

function comparePair(
  of: {
    readonly a: ByItem
    readonly b: ByItem
    readonly items: readonly string[]
    readonly metric: string
    readonly kind: Metric['kind']
  },
  measuring: Measuring,
): Pair | undefined {
  const values: [number[], number[]] = [[], []]
  for (const item of of.items) {
    const a = of.a.scores.get(item)?.[of.metric] ?? null
    const b = of.b.scores.get(item)?.[of.metric] ?? null
    if (a === null || b === null) continue
    values[0].push(a)
    values[1].push(b)
  }
  const n = values[0].length
  const resamples = Math.max(
    fewestResamples,
    Math.min(measuring.interval.resamples || 1_000, Math.floor(drawsEach / Math.max(1, n))),
  )
  const difference = comparePaired(...values, of.kind, {
    ...measuring,
    interval: { ...measuring.interval, resamples },
  })
  return difference ? { a: of.a.id, b: of.b.id, n, ...difference } : undefined
}

/** All items, each language, and the largest slices, with the items of each in the order of the first run that has them. */
function slicesOfAll(runs: readonly ComparedRun[]): { slice: string | null; items: string[] }[] {
  const named = new Map<string, Set<string>>()
  const all = new Set<string>()
  for (const sample of runs.flatMap(({ samples }) => samples)) {
    all.add(sample.item)
    for (const slice of slicesOf(sample)) {
      const items = named.get(slice) ?? new Set<string>()
      named.set(slice, items.add(sample.item))
    }
  }
  const languages = [...named].filter(([slice]) => slice.startsWith('language:'))
  const others = [...named].filter(([slice]) => !slice.startsWith('language:'))
  const largest = others.sort(([, a], [, b]) => b.size - a.size).slice(0, mostSlices)
  return [[null, all] as const, ...[...languages, ...largest].sort(([a], [b]) => (a < b ? -1 : 1))].map(
    ([slice, items]) => ({ slice, items: [...items] }),
  )
}
