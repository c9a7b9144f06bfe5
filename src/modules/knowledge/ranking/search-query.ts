import type { IndexQuery, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import { analyseQuery, latinOf } from '../analysis/analyse.ts'
import { arabiziWords, isArabizi } from '../analysis/arabizi.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import type { Language } from '../analysis/language.ts'
import { tokenise } from '../analysis/tokenise.ts'
import { type Wanted, wantedIn } from '../asking/interrogatives.ts'
import { stemWeight } from './asking-words.ts'
import { rarity } from './rarity.ts'
import { alternativeWeights, weights } from './weights.ts'

/** A question is cut here: whoever pastes a page still gets an answer, at a bounded price. */
const mostStems = 64

const asksPlace =
  /(?<!\p{L})(?:[أا]ين|فين|fin|where|où|[أا]ي\s+(?:مدينة|بلد|دولة|مكان|منطقة|قارة|جهة|إقليم)|quel(?:le)?s?\s+(?:ville|pays|région|lieu|endroit|commune)s?|(?:which|what)\s+(?:city|country|state|place|region))(?!\p{L})/iu

/** Another stem that says what a word of the question says: of another language, or spelt in another script. */
export type Alternative = {
  readonly stem: string
  /** How surely: a passage that holds it holds so much of the word, 0 to 1. */
  readonly weight: number
}

/** A question, analysed and ready for the index. */
export type SearchQuery = {
  /** Its distinct stems; the n-th is the n-th term of `index`. A stem's number is its place. */
  readonly stems: readonly string[]
  /** The places in reading order, with repetitions. */
  readonly reading: readonly number[]
  /** By whose rules its words in Latin letters were stemmed. */
  readonly latin: 'fr' | 'en'
  /** Whether it is Moroccan Arabic in Latin letters: then its words are unstemmed, and looked for by their sound. */
  readonly isArabizi: boolean
  /**
   * For each place the stems that stand for it as well. A place is one notion however many they are: it is held by a
   * passage as far as the surest of those that stand there.
   */
  readonly alternatives: readonly (readonly Alternative[])[]
  /** For each place the stems whose character grams count for it: its own, and of the alternatives the most usual. */
  readonly forms: readonly (readonly string[])[]
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

/** The question in its own words. A question without a single word that carries meaning gives a query without terms: it finds nothing. */
export function searchQuery(question: string, language?: Language): SearchQuery {
  const latin = latinOf(question, language)
  const isSpoken = language === undefined && isArabizi(question)
  const sequence = (isSpoken ? arabiziWords(question) : analyseQuery(question, latin)).slice(0, mostStems)
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
    reading: places,
    latin,
    isArabizi: isSpoken,
    alternatives: stems.map(() => []),
    forms: stems.map((stem) => [stem]),
    weights: stemWeights,
    words: [...new Set(tokenise(question).map(({ text }) => text))].slice(0, mostStems),
    wanted: wantedIn(question),
    asksPlace: asksPlace.test(question),
    bigrams: [...bigrams.values()],
    index: {
      terms: [...terms, ...grams],
      saturation: weights.saturation,
      lengthDiscount: weights.lengthDiscount,
      finding: weights.finding,
    },
  }
}

/** What an index says of its words: in how many of its passages a stem stands. */
type Frequencies = { readonly passages: number; readonly frequencyOf: (stem: string) => number }

/**
 * The query with alternatives, each a term of the index after those of the question, and with character grams of those
 * that are the most usual. An alternative weighs as its place does: were it weighed by its own rarity, a rare synonym would count for more than
 * the word that was asked.
 */
export function withAlternatives(
  query: SearchQuery,
  alternatives: readonly (readonly Alternative[])[],
  usual: readonly (readonly string[])[],
  { passages, frequencyOf }: Frequencies,
): SearchQuery {
  const weightOf = new Map<string, number>()
  for (const [place, stem] of query.stems.entries()) {
    const others = alternatives[place]!
    const together = placeRarity(stem, others, { passages, frequencyOf })
    for (const other of others) {
      const asked = query.index.terms[place]!.weight * other.weight
      const weight = (asked * together) / rarity(frequencyOf(other.stem), passages)
      weightOf.set(other.stem, Math.max(weightOf.get(other.stem) ?? 0, weight))
    }
  }
  for (const stem of query.stems) weightOf.delete(stem)
  const grams = new Set(usual.flat().flatMap(characterGrams))
  for (const { field, text } of query.index.terms) if (field === 'grams') grams.delete(text)
  const terms = [
    ...query.index.terms,
    ...[...weightOf].map(([text, weight]) => ({ field: 'words' as const, text, weight })),
    ...[...grams].map((text) => ({ field: 'grams' as const, text, weight: alternativeWeights.grams })),
  ]
  const forms = query.stems.map((stem, place) => [stem, ...usual[place]!])
  return { ...query, alternatives, forms, index: { ...query.index, terms } }
}

/**
 * What each of the query's places counts: the rarity of its notion in what was searched, and less for words that only
 * ask.
 */
export function stemRarities(query: SearchQuery, statistics: SearchStatistics): readonly number[] {
  const { passages } = statistics
  const frequencyOf = stemFrequencies(query, statistics)
  return query.stems.map(
    (stem, place) => query.weights[place]! * placeRarity(stem, query.alternatives[place]!, { passages, frequencyOf }),
  )
}

/** For each place, whether it stands anywhere in what was searched, under its own stem or another. */
export function knownPlaces(query: SearchQuery, statistics: SearchStatistics): readonly boolean[] {
  const frequencyOf = stemFrequencies(query, statistics)
  return query.stems.map(
    (stem, place) => frequencyOf(stem) > 0 || query.alternatives[place]!.some((other) => frequencyOf(other.stem) > 0),
  )
}

/** Whether most of what a question says stands in the texts in other words only: of another language, or spelt otherwise. */
export function isCrossing(query: SearchQuery, statistics: SearchStatistics): boolean {
  const rarities = stemRarities(query, statistics)
  const known = knownPlaces(query, statistics)
  let own = 0
  let others = 0
  for (const [place, counts] of rarities.entries()) {
    if ((statistics.frequencies[place] ?? 0) > 0) own += counts
    else if (known[place]) others += counts
  }
  return others > own
}

/** A place of the question that a stem stands for, and how surely. */
export type Served = { readonly place: number; readonly weight: number }

/** For each stem of the query and of its alternatives the places it stands for. */
export function servedPlaces(query: SearchQuery): ReadonlyMap<string, readonly Served[]> {
  const served = new Map<string, Served[]>()
  for (const [place, stem] of query.stems.entries()) {
    for (const { stem: text, weight } of [{ stem, weight: 1 }, ...query.alternatives[place]!]) {
      const places = served.get(text)
      if (places) places.push({ place, weight })
      else served.set(text, [{ place, weight }])
    }
  }
  return served
}

function stemFrequencies(query: SearchQuery, { frequencies }: SearchStatistics): (stem: string) => number {
  const known = new Map<string, number>()
  for (const [i, { field, text }] of query.index.terms.entries())
    if (field === 'words') known.set(text, frequencies[i] ?? 0)
  return (stem) => known.get(stem) ?? 0
}

/** Of the word itself or of its alternatives together, whichever are more frequent: they mostly stand in different texts. */
function placeRarity(
  stem: string,
  alternatives: readonly Alternative[],
  { passages, frequencyOf }: Frequencies,
): number {
  const others = alternatives.reduce((sum, other) => sum + other.weight * frequencyOf(other.stem), 0)
  return rarity(Math.min(Math.max(frequencyOf(stem), others), passages), passages)
}
