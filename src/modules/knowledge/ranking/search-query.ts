import type { IndexQuery, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import { analyseQuery } from '../analysis/analyse.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import type { Language } from '../analysis/language.ts'
import { rarity } from './rarity.ts'
import { weights } from './weights.ts'

/** A question is cut here: whoever pastes a page still gets an answer, at a bounded price. */
const mostStems = 64

/** A question, analysed and ready for the index. */
export type SearchQuery = {
  /** Its distinct stems; the n-th is the n-th term of `index`. */
  readonly stems: readonly string[]
  /** Pairs of neighbouring stems, as places in `stems`. */
  readonly bigrams: readonly (readonly [number, number])[]
  readonly index: IndexQuery
}

/** A question without a single word that carries meaning gives a query without terms: it finds nothing. */
export function searchQuery(question: string, language?: Language): SearchQuery {
  const sequence = analyseQuery(question, language).slice(0, mostStems)
  const stems = [...new Set(sequence)]
  const places = sequence.map((stem) => stems.indexOf(stem))
  const bigrams = new Map<string, readonly [number, number]>()
  for (const [i, second] of places.entries()) {
    const first = places[i - 1]
    if (first !== undefined && first !== second) bigrams.set(`${first} ${second}`, [first, second])
  }
  const words = stems.map((text, place) => ({
    field: 'words' as const,
    text,
    weight: places.filter((other) => other === place).length,
  }))
  const grams = [...new Set(stems.flatMap(characterGrams))].map((text) => ({
    field: 'grams' as const,
    text,
    weight: weights.grams,
  }))
  return {
    stems,
    bigrams: [...bigrams.values()],
    index: {
      terms: [...words, ...grams],
      saturation: weights.saturation,
      lengthDiscount: weights.lengthDiscount,
    },
  }
}

/** How rare each of the query's terms is: stems by their place, then grams. */
export function termRarities(query: SearchQuery, statistics: SearchStatistics): readonly number[] {
  return query.index.terms.map((_, i) => rarity(statistics.frequencies[i] ?? 0, statistics.passages))
}
