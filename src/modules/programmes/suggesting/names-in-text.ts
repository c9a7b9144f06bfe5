import { type Language, languages, type Multilingual } from '../../../kernel/language.ts'
import { stemsOf } from '../../knowledge/index.ts'

/** Something that has names, and what it is called by in them. */
export type Named<Thing> = { readonly thing: Thing; readonly names: readonly Multilingual[] }

type Found<Thing> = { readonly thing: Thing; readonly start: number; readonly length: number }

/** A name of one short word is too often just that word. */
const shortestWord = 4

/**
 * The things whose name stands in a text, word by word as the search reads words: with or without article, in any of
 * their languages. Where names overlap, the longest counts.
 *
 * @param before words of which one has to stand before a name of a single word: «جهة» before «الشرق».
 */
export function findNames<Thing>(text: string, named: readonly Named<Thing>[], before?: ReadonlySet<string>): Thing[] {
  const words = Object.fromEntries(languages.map((language) => [language, stemsIn(text, language)]))
  const found = named
    .flatMap(({ thing, names }) =>
      names.flatMap((name) =>
        languages.flatMap((language) => placesOf(thing, name[language], language, words, before)),
      ),
    )
    .sort((one, other) => other.length - one.length)
  const chosen: Found<Thing>[] = []
  for (const one of found) {
    const isInside = chosen.some(
      ({ start, length }) => length > one.length && one.start < start + length && start < one.start + one.length,
    )
    if (!isInside && !chosen.some(({ thing }) => thing === one.thing)) chosen.push(one)
  }
  return chosen.sort((one, other) => one.start - other.start).map(({ thing }) => thing)
}

/** The stems of a text; its Latin words as those of that language, since each name is compared in its own. */
export function stemsIn(text: string, language: Language): readonly string[] {
  return stemsOf(text, language === 'en' ? 'en' : 'fr')
}

function placesOf<Thing>(
  thing: Thing,
  name: string | undefined,
  language: Language,
  words: Readonly<Record<string, readonly string[]>>,
  before: ReadonlySet<string> | undefined,
): Found<Thing>[] {
  const wanted = name === undefined ? [] : stemsIn(name, language)
  if (wanted.length === 0 || (wanted.length === 1 && !before && wanted[0]!.length < shortestWord)) return []
  const text = words[language]!
  const found: Found<Thing>[] = []
  for (let start = 0; start + wanted.length <= text.length; start++) {
    if (!wanted.every((word, at) => text[start + at] === word)) continue
    if (before && wanted.length === 1 && !before.has(text[start - 1] ?? '')) continue
    found.push({ thing, start, length: wanted.length })
  }
  return found
}
