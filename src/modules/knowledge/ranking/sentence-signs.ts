import type { SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { AnalysedSentence } from '../analysis/analyse.ts'
import { characterGrams } from '../analysis/character-grams.ts'
import { foldLatin } from '../analysis/fold-latin.ts'
import { datesIn, quantitiesIn, statesReason } from '../asking/stated.ts'
import { GramSieve } from './gram-sieve.ts'
import { type SearchQuery, type Served, servedPlaces, stemRarities } from './search-query.ts'
import { weights } from './weights.ts'

/** A sentence as it stands and as it was analysed. */
export type ReadSentence = AnalysedSentence & { readonly text: string }

/** What a sentence has of a question. */
export type SentenceSigns = {
  /**
   * For each stem of the question: 1 in the sentence, less where only an alternative is or by the share of its grams that
   * are, 0 absent.
   */
  readonly credits: readonly number[]
  /** Share of the question's rarity that the credits make. */
  readonly support: number
  /** The same without the credit for grams. */
  readonly coverage: number
  /** Share of the question's words that stand in it as the question writes them. */
  readonly exact: number
  /** Neighbouring words of the question that are neighbours in it: up to three, 0 to 1. */
  readonly adjacency: number
  /** Words that the question has not: an answer says something new. */
  readonly novelty: number
  readonly words: number
  /** 1 where it states the kind of thing wanted, -1 where it does not, 0 where nothing of the kind is wanted. */
  readonly date: number
  readonly quantity: number
  readonly reason: number
  /** A name that the question does not say, where somebody is asked for. */
  readonly name: number
  /** A place may be said, where one is asked for. */
  readonly place: number
}

/** Reads sentences for one question. */
export type SentenceReader = {
  readonly rarities: readonly number[]
  /** Of all stems: what full support is a share of. */
  readonly total: number
  readonly read: (sentence: ReadSentence) => SentenceSigns
}

const nothing: readonly Served[] = []
const none: readonly number[] = []

const inPlace = /(?<!\p{L})(?:في|ب\p{L}{2,}|à|en|au|aux|dans|in|at|near)(?!\p{L})/u

/** What a stem of a text says of the question. */
type KnownStem = {
  readonly served: readonly Served[]
  /** The grams that it shares with the question, by number, each once. */
  readonly grams: readonly number[]
  /** The sentence it was last met in. */
  lastSentence: number
}

export function sentenceReader(query: SearchQuery, statistics: SearchStatistics): SentenceReader {
  const rarities = stemRarities(query, statistics)
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0) || 1
  const served = servedPlaces(query)
  const bigrams = new Set(query.bigrams.map(([first, second]) => first * query.stems.length + second))
  const words = new Set(query.words)
  const forms = query.forms.flatMap((stems, place) =>
    stems.map((stem) => ({ place, grams: new Set(characterGrams(stem)) })),
  )
  const gramNumbers = new Map<string, number>()
  const gramForms: number[][] = []
  for (const [form, { grams }] of forms.entries())
    for (const gram of grams) {
      const number = gramNumbers.get(gram) ?? gramNumbers.size
      gramNumbers.set(gram, number)
      gramForms[number] ??= []
      gramForms[number].push(form)
    }
  const wanted = new Set(query.wanted)
  const areNeighbours = (before: readonly Served[], here: readonly Served[]) =>
    before.some((first) => here.some(({ place }) => bigrams.has(first.place * query.stems.length + place)))

  // Most stems of the passages read have nothing to do with the question, and many are met again.
  const sieve = new GramSieve(query.forms.flat())
  const met = new Map<string, KnownStem>()
  const meet = (stem: string): KnownStem => {
    const known = { served: served.get(stem) ?? nothing, grams: sharedGrams(stem), lastSentence: -1 }
    met.set(stem, known)
    return known
  }
  const sharedGrams = (stem: string): readonly number[] => {
    if (!sieve.mayShare(stem)) return none
    const shared = new Set<number>()
    for (const gram of characterGrams(stem)) {
      const number = gramNumbers.get(gram)
      if (number !== undefined) shared.add(number)
    }
    return shared.size === 0 ? none : [...shared]
  }
  const gramSentences = new Int32Array(gramForms.length).fill(-1)
  let sentence = -1

  return {
    rarities,
    total,
    read({ text, stems, words: written }) {
      sentence++
      const present = new Float64Array(query.stems.length)
      const alike = new Float64Array(forms.length)
      let others = 0
      let neighbours = 0
      let before = nothing
      for (const stem of stems) {
        const known = met.get(stem) ?? meet(stem)
        const here = known.served
        if (before !== nothing && here !== nothing && areNeighbours(before, here)) neighbours++
        before = here
        if (known.lastSentence === sentence) continue
        known.lastSentence = sentence
        if (here === nothing) others++
        for (const { place, weight } of here) if (weight > present[place]!) present[place] = weight
        for (const gram of known.grams) {
          if (gramSentences[gram] === sentence) continue
          gramSentences[gram] = sentence
          for (const form of gramForms[gram]!) alike[form]!++
        }
      }
      const credits = [...present]
      for (const [form, { place, grams }] of forms.entries())
        credits[place] = Math.max(credits[place]!, (weights.likeness * alike[form]!) / Math.max(1, grams.size))
      let support = 0
      let coverage = 0
      for (const [place, credit] of credits.entries()) {
        support += rarities[place]! * credit
        coverage += rarities[place]! * present[place]!
      }
      const same = new Set(written.filter((word) => words.has(word))).size
      const states = (kind: 'date' | 'quantity' | 'reason', is: () => boolean) =>
        !wanted.has(kind) ? 0 : is() ? 1 : -1
      return {
        credits,
        support: support / total,
        coverage: coverage / total,
        exact: same / Math.max(1, words.size),
        adjacency: Math.min(3, neighbours) / 3,
        novelty: Math.log(1 + others) / 3,
        words: Math.log(1 + written.length) / 4,
        date: states('date', () => datesIn(text).length > 0),
        quantity: states('quantity', () => quantitiesIn(text).length > 0),
        reason: states('reason', () => statesReason(text)),
        name: wanted.has('person') && saysName(text, words) ? 1 : 0,
        place: query.asksPlace && inPlace.test(text) ? 1 : 0,
      }
    },
  }
}

function saysName(text: string, asked: ReadonlySet<string>): boolean {
  for (const [name] of text.matchAll(/(?<=[\p{L},;:] )\p{Lu}\p{L}+/gu)) if (!asked.has(foldLatin(name))) return true
  return false
}
