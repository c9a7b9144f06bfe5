import { confidenceBase, confidenceWeights } from './fitted-confidence.ts'

/** What tells whether quotes answer a question. */
export type ConfidenceSigns = {
  /** How likely the search holds it, as log odds. */
  readonly likelihood: number
  /** Share of the question that the first quote supports. */
  readonly support: number
  /** 1 where no quote states the kind of thing wanted, or it is asked why something happened that no source speaks of. */
  readonly kindless: number
  /** 1 where the question names something in Latin letters that stands neither in a quote nor beside or above one. */
  readonly unnamed: number
  /** Of the question: the logarithm of its words. */
  readonly length: number
}

/** How likely, 0 to 1: fitted by `npm run fit:answering`. */
export function confidenceOf(signs: ConfidenceSigns): number {
  const weights = confidenceWeights
  const odds =
    confidenceBase +
    weights.likelihood * signs.likelihood +
    weights.support * signs.support +
    weights.kindless * signs.kindless +
    weights.unnamed * signs.unnamed +
    weights.length * signs.length
  return 1 / (1 + Math.exp(-odds))
}

/** A probability as log odds, no further than a thousand thousand to one. */
export function logit(probability: number): number {
  const bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return Math.log(bounded / (1 - bounded))
}
