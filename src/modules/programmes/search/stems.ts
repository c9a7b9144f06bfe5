import { languages, type Multilingual } from '../../../kernel/language.ts'
import { stemsOf } from '../../knowledge/index.ts'

/** Changes when the same values could give other stems under the same analysis. */
export const wordsRecipe = 'record-words@1'

/**
 * Stems of words whose language nobody knows for sure, by the rules of French and by those of English: names stand in any
 * of them, and of a short question one may be taken for the other. Arabic is analysed alike by both.
 */
export function stemsInEach(texts: Iterable<string>): Set<string> {
  const stems = new Set<string>()
  for (const text of new Set(texts)) {
    const analyses = /\p{Script=Latin}/u.test(text) ? both : one
    for (const language of analyses) for (const stem of stemsOf(text, language)) stems.add(stem)
  }
  return stems
}

const both = ['fr', 'en'] as const
const one = ['fr'] as const

/** A text in every language that it has. */
export function inEachLanguage(text: Multilingual | null | undefined): string[] {
  return languages.flatMap((language) => text?.[language] ?? [])
}
