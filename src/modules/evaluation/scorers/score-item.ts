import type { Criterion } from '../../../../libs/receipt/index.ts'
import type { Item } from '../item.ts'
import type { Output } from '../output.ts'
import { scorerNamed } from './all.ts'
import type { Metrics, Scored, Scorer, ScorerUse, Scores } from './scorer.ts'

/** Every metric that these scorers measure. @throws RangeError for a scorer that there is not. */
export function metricsOf(uses: readonly ScorerUse[]): Metrics {
  return Object.assign({}, ...uses.map(({ name, settings }) => known(name).metrics(settings)))
}

/** What each scorer says of an output. */
export function scoreItem(uses: readonly ScorerUse[], scored: Scored): Scores {
  return Object.assign({}, ...uses.map(({ name, settings }) => known(name).score(scored, settings)))
}

/** What an item scores to which the system gave nothing: 0 wherever an output would have been judged, and no amounts. */
export function scoresOfNothing(uses: readonly ScorerUse[], item: Item): Scores {
  const scores: Record<string, number | null> = {}
  for (const { name, settings } of uses) {
    const scorer = known(name)
    const said = scorer.score({ item, output: nothing, milliseconds: 0 }, settings)
    for (const [metric, { kind }] of Object.entries(scorer.metrics(settings))) {
      const judged = scorer.rated || (said[metric] ?? null) !== null
      scores[metric] = judged && kind !== 'amount' ? 0 : null
    }
  }
  return scores
}

const nothing: Output = {
  text: '',
  abstained: false,
  citations: [],
  nearby: [],
  documents: [],
  kept: '',
  messages: [],
  usage: null,
}

/**
 * Whether an item by itself is on the right side of every criterion that speaks of it; null when none does. It is what
 * the browser of samples filters by: only `judge` says whether the run holds.
 */
export function passes(
  scores: Scores,
  criteria: readonly Criterion[],
  sample: { readonly language: string; readonly slices: readonly string[] },
): boolean | null {
  let spoken = false
  for (const { metric, slice, comparator, threshold } of criteria) {
    const score = scores[metric] ?? null
    if (score === null || !(slice === null || slicesOf(sample).includes(slice))) continue
    spoken = true
    if (comparator === 'at-least' ? score < threshold : score > threshold) return false
  }
  return spoken ? true : null
}

/** The names under which a sample is counted, beside among all. */
export function slicesOf(sample: { readonly language: string; readonly slices: readonly string[] }): readonly string[] {
  return [`language:${sample.language}`, ...new Set(sample.slices.map((slice) => `slice:${slice}`))]
}

function known(name: string): Scorer {
  const scorer = scorerNamed(name)
  if (!scorer) throw new RangeError(`there is no scorer ${name}`)
  return scorer
}
