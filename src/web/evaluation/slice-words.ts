import type { Language } from '../../kernel/language.ts'
import { localeOf } from '../../words/locale.ts'
import { words } from '../../words/sentence.ts'

/** The language of an item, by its tag: Darija and its Latin letters have names of their own. */
export function itemLanguage(language: Language, tag: string): string {
  return words(language).find(`item-language.${tag}`) ?? named(language, tag) ?? tag
}

/** A part of a test as criteria and results name it: `language:ary`, `slice:safety`; null for all items. */
export function sliceName(language: Language, slice: string | null): string {
  if (slice === null) return words(language)('slice.all')
  const name = slice.slice(slice.indexOf(':') + 1)
  return slice.startsWith('language:') ? itemLanguage(language, name) : ownSlice(language, name)
}

/** A slice that the items name: those of golden questions say what is right to do. */
export function ownSlice(language: Language, name: string): string {
  return words(language).find(`slice.${name}`) ?? name
}

function named(language: Language, tag: string): string | undefined {
  try {
    return new Intl.DisplayNames(localeOf[language], { type: 'language', fallback: 'none' }).of(tag)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
