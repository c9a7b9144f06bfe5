import type { SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { AnalysedText } from '../analysis/analyse.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import type { Span } from '../analysis/code-points.ts'
import { type SearchQuery, termRarities } from './search-query.ts'
import { sentenceWeights } from './weights.ts'

export type ScoredSentence = Span & {
  /** Comparable with sentences of every passage found by the same search. */
  readonly score: number
  /** Share of the question's words, weighed by their rarity, that the sentence holds: 0 to 1. */
  readonly coverage: number
}

/**
 * The sentences of a passage that share something with the question, best first: a stem counts its rarity, a stem that
 * is not there counts by the part of its grams that is. Long sentences are not discounted: that lost 1.3 points.
 */
export function chooseSentences(
  query: SearchQuery,
  statistics: SearchStatistics,
  passage: AnalysedText,
): ScoredSentence[] {
  const rarities = termRarities(query, statistics)
  const wanted = query.stems.map((stem, place) => ({ stem, grams: characterGrams(stem), rarity: rarities[place]! }))
  const total = wanted.reduce((sum, { rarity }) => sum + rarity, 0)
  const scored: ScoredSentence[] = []
  for (const { start, end, stems } of passage.sentences) {
    const present = new Set(stems)
    const grams = new Set(stems.flatMap(characterGrams))
    let score = 0
    let covered = 0
    for (const { stem, grams: parts, rarity } of wanted) {
      if (present.has(stem)) {
        score += rarity
        covered += rarity
      } else score += (sentenceWeights.grams * rarity * parts.filter((gram) => grams.has(gram)).length) / parts.length
    }
    if (score > 0) scored.push({ start, end, score, coverage: total > 0 ? covered / total : 0 })
  }
  return scored.sort((a, b) => b.score - a.score || a.start - b.start)
}
