import type { IndexScope, SearchIndexStore, SimilarWord } from '../../../kernel/ports/search-index.ts'
import { arabiziStems } from '../analysis/arabizi.ts'
import { scriptOf, wordKeys } from '../analysis/consonant-key.ts'
import { soundLikeness } from '../analysis/sound-likeness.ts'
import { type Alternative, type SearchQuery, withAlternatives } from './search-query.ts'
import { type TermAlternative, termAlternatives } from './term-alternatives.ts'
import { alternativeWeights } from './weights.ts'

/**
 * The query with what its words are in other languages and scripts, as far as the texts searched hold it: the terms of
 * the lists, and for words that neither text nor list knows the words of the other script that sound like them. In an index of
 * one language, a question whose words all stand there comes back as it was.
 *
 * @throws IndexMissing when a scope names an index that is not there.
 */
export async function findAlternatives(
  store: SearchIndexStore,
  scopes: readonly IndexScope[],
  query: SearchQuery,
  signal: AbortSignal,
): Promise<SearchQuery> {
  if (query.stems.length === 0) return query
  const frequencies = new Map<string, number>()
  const frequencyOf = (stem: string) => frequencies.get(stem) ?? 0
  let passages = 0
  const count = async (stems: readonly string[]) => {
    const terms = [...new Set(stems)].map((text) => ({ field: 'words' as const, text, weight: 1 }))
    const { statistics } = await store.search(scopes, { ...query.index, terms }, { limit: 0, signal })
    for (const [i, { text }] of terms.entries()) frequencies.set(text, statistics.frequencies[i]!)
    passages = statistics.passages
  }

  const terms = termAlternatives(query)
  await count([...query.stems, ...terms.flat().map(({ stem }) => stem)])
  const isKnown = query.stems.map((stem) => frequencyOf(stem) > 0)
  const languages = heldLanguages(query, terms, frequencyOf)
  const held = terms.map((others, place) =>
    others.filter(
      ({ stem, language, isSynonym }) =>
        frequencyOf(stem) > 0 && (isSynonym ? !isKnown[place] : languages.has(language)),
    ),
  )

  // Words of a Darija text in Arabic letters are found by sound, and terms of the lists stand beside them.
  const sought = query.stems.flatMap((stem, place) => {
    if (isKnown[place] || (held[place]!.length > 0 && !query.isArabizi)) return []
    return [stem, ...(query.isArabizi ? arabiziStems(stem) : [])].map((spelling) => ({ place, spelling }))
  })
  const alike: Alternative[][] = query.stems.map(() => [])
  if (sought.length > 0) {
    const keys = sought.map(({ place, spelling }) => wordKeys(spelling, otherScript(query.stems[place]!)))
    const found = await store.similarWords(scopes, keys, {
      signal,
      least: alternativeWeights.leastShared,
      limit: alternativeWeights.mostCompared,
    })
    for (const [i, { place, spelling }] of sought.entries()) alike[place]!.push(...soundingLike(spelling, found[i]!))
    const words = alike.flat().map(({ stem }) => stem)
    if (words.length > 0) await count(words)
  }

  const sounding = alike.map((others) => surest(others).slice(0, alternativeWeights.mostSounding))
  const alternatives = held.map((others, place) =>
    surest([
      ...others.map(({ stem, weight }) => ({
        stem,
        weight: isKnown[place] ? weight * alternativeWeights.besideKnown : weight,
      })),
      ...sounding[place]!,
    ]),
  )
  const usual = held.map((others, place) => [
    ...mostUsual(others),
    ...sounding[place]!.slice(0, 1).map(({ stem }) => stem),
  ])
  return withAlternatives(query, alternatives, usual, { passages, frequencyOf })
}

function soundingLike(spelling: string, words: readonly SimilarWord[]): Alternative[] {
  return words
    .map(({ word }) => ({ stem: word, likeness: soundLikeness(spelling, word) }))
    .filter(({ likeness }) => likeness >= alternativeWeights.leastLikeness)
    .map(({ stem, likeness }) => ({ stem, weight: likeness ** alternativeWeights.likenessPower }))
}

/** Each stem once, at its best weight, the surest first. */
function surest(alternatives: readonly Alternative[]): Alternative[] {
  const byStem = new Map<string, Alternative>()
  for (const alternative of alternatives)
    if (alternative.weight > (byStem.get(alternative.stem)?.weight ?? 0)) byStem.set(alternative.stem, alternative)
  return [...byStem.values()].sort((a, b) => b.weight - a.weight)
}

/** The most usual translation into each language: the grams of all of them would drown the question's. */
function mostUsual(alternatives: readonly TermAlternative[]): readonly string[] {
  const usual = new Map<string, string>()
  for (const { stem, language, isSynonym } of alternatives)
    if (!isSynonym && !usual.has(language)) usual.set(language, stem)
  return [...usual.values()]
}

/**
 * The languages that the texts hold, going by the question's own words: those whose words for them stand there at least a
 * twentieth as often as they do. Arabic texts with a French word here and there are not French.
 */
function heldLanguages(
  query: SearchQuery,
  terms: readonly (readonly TermAlternative[])[],
  frequencyOf: (stem: string) => number,
): ReadonlySet<string> {
  const own = new Map<string, number>()
  const translated = new Map<string, number>()
  for (const [place, others] of terms.entries()) {
    for (const [language, alternatives] of Map.groupBy(others, (other) => other.language)) {
      const most = Math.max(...alternatives.map(({ stem }) => frequencyOf(stem)))
      translated.set(language, (translated.get(language) ?? 0) + most)
      own.set(language, (own.get(language) ?? 0) + frequencyOf(query.stems[place]!))
    }
  }
  return new Set([...own].flatMap(([language, often]) => (20 * translated.get(language)! >= often ? [language] : [])))
}

function otherScript(stem: string): 'arabic' | 'latin' {
  return scriptOf(stem) === 'arabic' ? 'latin' : 'arabic'
}
