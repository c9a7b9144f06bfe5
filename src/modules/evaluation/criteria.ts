import type { Criterion } from '../../../libs/receipt/index.ts'
import { metricUnknown, scorerUnknown, sliceUnknown, thresholdSenseless } from './problems.ts'
import { scorerNamed } from './scorers/all.ts'
import { metricsOf } from './scorers/score-item.ts'
import type { Metric } from './scorers/scorer.ts'
import type { ScorerUse, TaskHeader } from './task.ts'

/** @throws Problem `evaluation.scorer-unknown` for one that there is not, or that does not take these settings. */
export function requireScorers(uses: readonly ScorerUse[]): void {
  const seen = new Set<string>()
  for (const { name, settings } of uses) {
    const scorer = scorerNamed(name)
    // Two of a kind would write the same metrics.
    if (!scorer?.settings.safeParse(settings).success || seen.has(name)) throw scorerUnknown({ scorer: name })
    seen.add(name)
  }
}

type Measurable = {
  readonly header: TaskHeader
  readonly languages: readonly string[]
  readonly slices: readonly { readonly name: string }[]
}

/**
 * Each criterion can be held and can be missed: its metric is one of the test's scorers', it speaks of items that the test
 * has, and its threshold lies where values are.
 *
 * @throws Problem for the first that cannot.
 */
export function requireSensible(criteria: readonly Criterion[], { header, languages, slices }: Measurable): void {
  const metrics = metricsOf(header.scorers)
  const parts = new Set([
    ...languages.map((language) => `language:${language}`),
    ...slices.map(({ name }) => `slice:${name}`),
  ])
  for (const { metric, slice, comparator, threshold } of criteria) {
    const { kind } = metrics[metric] ?? {}
    if (kind === undefined) throw metricUnknown({ metric })
    if (slice !== null && !parts.has(slice)) throw sliceUnknown({ slice })
    if (!isSensible(kind, comparator, threshold)) throw thresholdSenseless({ metric, threshold })
  }
}

/** Shares and degrees lie from 0 to 1, amounts from 0 on. What every value holds to is no bar; what none reaches is none either. */
function isSensible(kind: Metric['kind'], comparator: Criterion['comparator'], threshold: number): boolean {
  const most = kind === 'amount' ? Number.MAX_VALUE : 1
  return comparator === 'at-least' ? threshold > 0 && threshold <= most : threshold >= 0 && threshold < most
}
