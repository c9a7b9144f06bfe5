import { arabiziStems } from '../analysis/arabizi.ts'
import { type FoundTerm, findTerms, findTermsBySound, type TermLanguage } from '../analysis/terms/term-list.ts'
import type { Alternative, SearchQuery } from './search-query.ts'
import { alternativeWeights } from './weights.ts'

export type TermAlternative = Alternative & {
  readonly language: TermLanguage
  /** A synonym of the question's own language, or its translation. */
  readonly isSynonym: boolean
}

/** For each place of a query what the term lists know for it, each stem once, the more usual first. */
export function termAlternatives(query: SearchQuery): TermAlternative[][] {
  const places = query.stems.map(() => new Map<string, TermAlternative>())
  const put = (place: number, alternative: TermAlternative) => {
    if (alternative.stem === query.stems[place]) return
    const known = places[place]!.get(alternative.stem)
    if (known && known.weight >= alternative.weight) return
    const isSynonym = alternative.isSynonym && (known?.isSynonym ?? true)
    places[place]!.set(alternative.stem, { ...alternative, isSynonym })
  }
  const sequence = query.reading.map((place) => query.stems[place]!)
  const terms = findTerms(sequence, query.latin)
  const wordByWord = sequence.map(() => new Set<string>())
  for (const { start, end, spellings } of terms) {
    if (end > start + 1) continue
    for (const { stems } of spellings) if (stems.length === 1) wordByWord[start]!.add(stems[0]!)
  }
  for (const term of terms) {
    for (const { offset, ...alternative } of spread(term, wordByWord.slice(term.start, term.end)))
      put(query.reading[term.start + offset]!, alternative)
  }
  if (query.isArabizi) {
    for (const [place, word] of query.stems.entries()) {
      for (const spelling of arabiziStems(word)) {
        for (const term of findTermsBySound(spelling))
          for (const { offset: _, weight, ...alternative } of spread(term, [new Set()])) {
            const sounds = term.likeness ** alternativeWeights.likenessPower
            put(place, { ...alternative, weight: weight * sounds, isSynonym: false })
          }
      }
    }
  }
  return places.map((alternatives) => [...alternatives.values()])
}

/**
 * The words of a term's other spellings over the places of the one that was asked: each on the place whose word it
 * translates by itself («permis» on «رخصة»), what is left in order over the places left. Several on one place count each
 * for its share: «نزع الملكية» on « expropriation ».
 */
function* spread({ start, end, language, spellings }: FoundTerm, wordByWord: readonly ReadonlySet<string>[]) {
  for (const { language: other, stems } of spellings) {
    const offsets = align(stems, end - start, wordByWord)
    for (const [i, offset] of offsets.entries()) {
      const sharing = offsets.filter((same) => same === offset).length
      const isSynonym = writing(other) === writing(language)
      yield { offset, stem: stems[i]!, weight: 1 / sharing, language: writing(other), isSynonym }
    }
    // Fewer words than asked: the places left over mean what the last of them means.
    const left = [...Array(end - start).keys()].filter((offset) => !offsets.includes(offset))
    for (const offset of left) {
      const isSynonym = writing(other) === writing(language)
      yield { offset, stem: stems.at(-1)!, weight: 1, language: writing(other), isSynonym }
    }
  }
}

/** For each stem the place that it goes to. */
function align(stems: readonly string[], places: number, wordByWord: readonly ReadonlySet<string>[]): number[] {
  const taken = new Set<number>()
  const offsets = stems.map((stem) => {
    const offset = wordByWord.findIndex((words, place) => words.has(stem) && !taken.has(place))
    if (offset >= 0) taken.add(offset)
    return offset
  })
  const free = [...Array(places).keys()].filter((place) => !taken.has(place))
  const open = free.length > 0 ? free : [...Array(places).keys()]
  const rest = offsets.filter((offset) => offset < 0).length
  let next = 0
  return offsets.map((offset) => (offset >= 0 ? offset : open[Math.floor((next++ * open.length) / rest)]!))
}

/** Moroccan Arabic is written with the words of Arabic, and found among them. */
function writing(language: TermLanguage): TermLanguage {
  return language === 'ary' ? 'ar' : language
}
