import type { z } from 'zod'
import type { Item } from '../item.ts'
import type { Output } from '../output.ts'

export type Scored = { readonly item: Item; readonly output: Output; readonly milliseconds: number }

/**
 * `share`: each item holds or not, 1 or 0. `degree`: from 0 to 1, best at 1. `amount`: in the unit of the metric's name
 * (`latency-ms`), of which less is better.
 */
export type Metric = { readonly kind: 'share' | 'degree' | 'amount' }
export type Metrics = Readonly<Record<string, Metric>>

/** By metric; null: it says nothing of this item. */
export type Scores = Readonly<Record<string, number | null>>

/** A scorer as a task names it. */
export type ScorerUse = { readonly name: string; readonly settings?: Readonly<Record<string, unknown>> | undefined }

/**
 * Judges one item. A pure function of what it is given: the same output has the same score for ever. Of shares and
 * degrees more is always better, so that an item without an output scores 0 where it would have been scored.
 */
export type Scorer = {
  readonly name: string
  /** People or a model give the values (`evaluation.rate`); `score` says only null. */
  readonly rated: boolean
  /** What a task may set, checked when the task is added. */
  readonly settings: z.ZodType
  /** Depends on settings where classes or fields are named there. @throws z.ZodError when `settings` refuses them. */
  metrics(settings: unknown): Metrics
  /** @throws z.ZodError when `settings` refuses them. */
  score(scored: Scored, settings: unknown): Scores
}

/** A scorer whose own functions read settings that were checked, once per settings object. */
export function scorer<Settings extends z.ZodType>(made: {
  readonly name: string
  readonly rated?: boolean
  readonly settings: Settings
  metrics(settings: z.output<Settings>): Metrics
  score(scored: Scored, settings: z.output<Settings>): Scores
}): Scorer {
  const checked = new WeakMap<object, z.output<Settings>>()
  const read = (given: unknown): z.output<Settings> => {
    if (typeof given !== 'object' || given === null) return made.settings.parse(given ?? {})
    const known = checked.get(given)
    if (known !== undefined) return known
    const settings = made.settings.parse(given)
    checked.set(given, settings)
    return settings
  }
  return {
    name: made.name,
    rated: made.rated ?? false,
    settings: made.settings,
    metrics: (settings) => made.metrics(read(settings)),
    score: (scored, settings) => made.score(scored, read(settings)),
  }
}
