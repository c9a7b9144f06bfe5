import type { IndexQuery, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import { analyseQuery } from '../analysis/analyse.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import type { Language } from '../analysis/language.ts'
import { tokenise } from '../analysis/tokenise.ts'
import { type Wanted, wantedIn } from '../asking/interrogatives.ts'
import { stemWeight } from './asking-words.ts'
import { rarity } from './rarity.ts'
import { weights } from './weights.ts'

/** A question is cut here: whoever pastes a page still gets an answer, at a bounded price. */
const mostStems = 64

const asksPlace =
  /(?<!\p{L})(?:[أا]ين|فين|fin|where|où|[أا]ي\s+(?:مدينة|بلد|دولة|مكان|منطقة|قارة|جهة|إقليم)|quel(?:le)?s?\s+(?:ville|pays|région|lieu|endroit|commune)s?|(?:which|what)\s+(?:city|country|state|place|region))(?!\p{L})/iu

/** A question, analysed and ready for the index. */
export type SearchQuery = {
  /** Its distinct stems; the n-th is the n-th term of `index`. */
  readonly stems: readonly string[]
  /** What each stem counts beside its rarity, 0 to 1: words that only ask count less. */
  readonly weights: readonly number[]
  /** Its distinct words as they are written, folded, small words included. */
  readonly words: readonly string[]
  /** What kinds of thing would be an answer. */
  readonly wanted: readonly Wanted[]
  /** It asks where something is. */
  readonly asksPlace: boolean
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
  const stemWeights = stems.map(stemWeight)
  const terms = stems.map((text, place) => ({
    field: 'words' as const,
    text,
    weight: stemWeights[place]! * places.filter((other) => other === place).length,
  }))
  const gramWeights = new Map<string, number>()
  for (const [place, stem] of stems.entries())
    for (const gram of characterGrams(stem))
      gramWeights.set(gram, Math.max(gramWeights.get(gram) ?? 0, stemWeights[place]!))
  const grams = [...gramWeights].map(([text, weight]) => ({
    field: 'grams' as const,
    text,
    weight: weights.grams * weight,
  }))
  return {
    stems,
    weights: stemWeights,
    words: [...new Set(tokenise(question).map(({ text }) => text))].slice(0, mostStems),
    wanted: wantedIn(question),
    asksPlace: asksPlace.test(question),
    bigrams: [...bigrams.values()],
    index: {
      terms: [...terms, ...grams],
      saturation: weights.saturation,
      lengthDiscount: weights.lengthDiscount,
    },
  }
}

/** What each of the query's stems counts, by its place: its rarity in what was searched, and less for words that only ask. */
export function stemRarities(query: SearchQuery, statistics: SearchStatistics): readonly number[] {
  return query.stems.map(
    (_, place) => query.weights[place]! * rarity(statistics.frequencies[place] ?? 0, statistics.passages),
  )
}
