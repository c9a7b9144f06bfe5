import { wordStems } from '../analyse.ts'
import { consonantKey } from '../consonant-key.ts'
import { soundLikeness } from '../sound-likeness.ts'
import { citizenTerms } from './citizen.ts'
import { economyTerms } from './economy.ts'
import { generalTerms } from './general.ts'
import { societyTerms } from './society.ts'
import { spokenTerms } from './spoken.ts'

/**
 * The lists: one notion a line, its spellings in Arabic | French | English | Moroccan Arabic, the most usual first. The
 * last column may be missing. A spelling is one word or several.
 */
export const termLists: readonly string[] = [citizenTerms, societyTerms, economyTerms, generalTerms, spokenTerms]

const columns = ['ar', 'fr', 'en', 'ary'] as const
export type TermLanguage = (typeof columns)[number]

/** A way of saying a notion: its stems, as texts of the language are indexed under. */
export type Spelling = { readonly language: TermLanguage; readonly stems: readonly string[] }

/** A notion that a question names. */
export type FoundTerm = {
  /** Where, as places in the sequence of stems, end exclusive. */
  readonly start: number
  readonly end: number
  /** Of the spelling that was found. */
  readonly language: TermLanguage
  /** All ways of saying it, the one found among them. */
  readonly spellings: readonly Spelling[]
}

type Notion = Readonly<Record<TermLanguage, readonly string[]>>

/** A spelling, and the place of its notion in the lists. */
type Entry = Spelling & { readonly notion: number }

const arabic = /^\p{Script=Arabic}/u

/**
 * The notions that a sequence of stems names. They may lie in each other: «carte nationale d'identité» is one, and
 * « carte » is another. A French question does not look for English words, nor the other way.
 *
 * @param latin the language that the sequence's words in Latin letters were stemmed by.
 */
export function findTerms(stems: readonly string[], latin: 'fr' | 'en'): readonly FoundTerm[] {
  const found: FoundTerm[] = []
  for (const [start, stem] of stems.entries()) {
    for (const language of arabic.test(stem) ? (['ar', 'ary'] as const) : [latin]) {
      for (const { stems: wanted, notion } of entriesOf(language).get(stem) ?? []) {
        if (wanted.every((other, i) => stems[start + i] === other))
          found.push({ start, end: start + wanted.length, language, spellings: spellingsOf(notion) })
      }
    }
  }
  return found
}

/** Less alike, and it is another word. */
const leastLikeness = 0.85

/** The notions whose Arabic name, of one word, sounds like a word in Latin letters. */
export function findTermsBySound(word: string): readonly (FoundTerm & { readonly likeness: number })[] {
  const key = consonantKey(word)
  if (key.length < 2) return []
  return (entriesBySound().get(key) ?? []).flatMap(({ language, stems, notion }) => {
    const likeness = soundLikeness(word, stems[0]!)
    return likeness >= leastLikeness ? [{ start: 0, end: 1, language, spellings: spellingsOf(notion), likeness }] : []
  })
}

/** The notions of a list. @throws RangeError on a line that is none. */
export function readTermList(list: string): readonly Notion[] {
  return list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(' | ')
      if (cells.length < 3 || cells.length > 4 || cells.some((cell) => cell.trim() === ''))
        throw new RangeError(`not a term: ${line}`)
      const [ar, fr, en, ary] = cells.map((cell) => cell.split(', '))
      return { ar: ar!, fr: fr!, en: en!, ary: ary ?? [] }
    })
}

// What follows is made when first asked for, and kept: stemming all lists takes a fifth of a second, a language a third of it.

const kept: {
  notions?: readonly Notion[]
  entries: Partial<Record<TermLanguage, ReadonlyMap<string, readonly Entry[]>>>
  bySound?: ReadonlyMap<string, readonly Entry[]>
  spellings: Map<number, readonly Spelling[]>
} = { entries: {}, spellings: new Map() }

function notions(): readonly Notion[] {
  kept.notions ??= termLists.flatMap(readTermList)
  return kept.notions
}

/** The spellings of a language by their first stem. */
function entriesOf(language: TermLanguage): ReadonlyMap<string, readonly Entry[]> {
  let entries = kept.entries[language]
  if (!entries) {
    const all = notions().flatMap((notion, number) =>
      stemsOf(notion, language).map((stems) => ({ language, stems, notion: number })),
    )
    entries = Map.groupBy(all, ({ stems }) => stems[0]!)
    kept.entries[language] = entries
  }
  return entries
}

/** Arabic spellings of one word by their consonants. */
function entriesBySound(): ReadonlyMap<string, readonly Entry[]> {
  kept.bySound ??= Map.groupBy(
    (['ar', 'ary'] as const)
      .flatMap((language) => [...entriesOf(language).values()].flat())
      .filter(({ stems }) => stems.length === 1),
    ({ stems }) => consonantKey(stems[0]!),
  )
  return kept.bySound
}

function spellingsOf(number: number): readonly Spelling[] {
  const known = kept.spellings.get(number)
  if (known) return known
  const notion = notions()[number]!
  const spellings = columns.flatMap((language) => stemsOf(notion, language).map((stems) => ({ language, stems })))
  kept.spellings.set(number, spellings)
  return spellings
}

/**
 * The spellings of a notion in a language. Singular and plural mostly share their stems; words that carry no meaning by
 * themselves leave none.
 */
function stemsOf(notion: Notion, language: TermLanguage): readonly (readonly string[])[] {
  const all = notion[language].map((spelling) => wordStems(spelling, language === 'en' ? 'en' : 'fr'))
  const byText = new Map(all.filter((stems) => stems.length > 0).map((stems) => [stems.join(' '), stems]))
  return [...byText.values()]
}
