import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { Measured } from '../../../libs/receipt/index.ts'
import { slicesOf } from './scorers/score-item.ts'
import type { Metric, Metrics, Scores } from './scorers/scorer.ts'
import { comparePaired, type Difference } from './statistics/compare.ts'
import { holm } from './statistics/holm.ts'
import type { Measuring } from './statistics/measure.ts'

/** How much is drawn for one pair at most, and for all that one call compares: an answer is waited for. */
const mostDrawsEach = 400_000
const mostDrawsInAll = 10_000_000
const fewestResamples = 100
/** From so many pairs on, the interval is the normal one: asked for more draws than it makes, the bootstrap gives that. */
const manyPairs = 2_000
const moreThanItDraws = 1e9
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

/** A run with what its result says and its samples. */
export type ComparedRun = {
  readonly id: string
  readonly measured: readonly Measured[]
  readonly samples: readonly {
    readonly item: string
    readonly language: string
    readonly slices: readonly string[]
    readonly scores: Scores
  }[]
}

type Pair = Difference & { readonly a: string; readonly b: string; readonly n: number }

/**
 * Runs of one task beside each other, metric by metric: what the result of each says, and how far they differ, paired by
 * item, since the items differ more than the systems do. Gives way to others between pairs.
 */
export async function compareRuns(
  runs: readonly ComparedRun[],
  metrics: Metrics,
  measuring: Measuring,
): Promise<ComparedMetric[]> {
  const byItem = runs.map(({ id, samples }) => ({ id, scores: new Map(samples.map((one) => [one.item, one.scores])) }))
  const slices = slicesOfAll(runs)
  const pairsInAll = (Object.keys(metrics).length * slices.length * runs.length * (runs.length - 1)) / 2
  const draws = Math.min(mostDrawsEach, mostDrawsInAll / pairsInAll)
  const compared: ComparedMetric[] = []
  for (const [metric, { kind }] of Object.entries(metrics)) {
    const ofMetric: { slice: string | null; pairs: Pair[] }[] = []
    for (const { slice, items } of slices) {
      const pairs: Pair[] = []
      for (const [i, a] of byItem.entries()) {
        for (const b of byItem.slice(i + 1)) {
          const pair = comparePair({ a, b, items, metric, kind }, measuring, draws)
          if (pair) pairs.push(pair)
          await turn()
        }
      }
      ofMetric.push({ slice, pairs })
    }
    const adjusted = holm(ofMetric.flatMap(({ pairs }) => pairs.map(({ p }) => p)))
    for (const { slice, pairs } of ofMetric) {
      const own = adjusted.splice(0, pairs.length)
      const values = runs.flatMap(({ id: run, measured }) => {
        const found = measured.find((one) => one.metric === metric && one.slice === slice)
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
  draws: number,
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
  const asked = Math.min(measuring.interval.resamples || 1_000, Math.floor(draws / Math.max(1, n)))
  const resamples = n > manyPairs ? moreThanItDraws : Math.max(fewestResamples, asked)
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
