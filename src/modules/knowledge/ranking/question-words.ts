import type { SearchStatistics } from '../../../kernel/ports/search-index.ts'
import { type Alternative, knownPlaces, type SearchQuery, stemRarities } from './search-query.ts'

/** A distinct word of a question that carries meaning. */
export type QuestionWord = {
  readonly stem: string
  /** What stands for it in other languages and scripts: a text that holds one holds the word as far as its weight says. */
  readonly alternatives: readonly Alternative[]
  /** In what was searched. */
  readonly rarity: number
  /** It stands somewhere in what was searched, itself or an alternative. */
  readonly isKnown: boolean
}

export function questionWords(query: SearchQuery, statistics: SearchStatistics): readonly QuestionWord[] {
  const rarities = stemRarities(query, statistics)
  const known = knownPlaces(query, statistics)
  return query.stems.map((stem, place) => ({
    stem,
    alternatives: query.alternatives[place]!,
    rarity: rarities[place]!,
    isKnown: known[place]!,
  }))
}
