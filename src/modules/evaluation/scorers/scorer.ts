import type { Item } from '../item.ts'
import type { Output } from '../output.ts'

export type Scored = { readonly item: Item; readonly output: Output; readonly milliseconds: number }

/**
 * Judges one item. A pure function of what it is given: the same output has the same score for ever. Metrics are shares
 * from 0 to 1 unless the name says a unit (`latency-ms`); null: the metric says nothing of this item.
 */
export type Scorer = {
  readonly name: string
  /** What it measures; a share of items is `share`, where each is 0 or 1. */
  readonly metrics: Readonly<Record<string, { readonly kind: 'share' | 'number' }>>
  score(scored: Scored, settings: Readonly<Record<string, unknown>>): Readonly<Record<string, number | null>>
}
