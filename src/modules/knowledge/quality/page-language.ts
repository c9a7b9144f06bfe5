import type { PageWord } from './page-words.ts'

/**
 * What a page's words may be held against. Only text that is truly standard Arabic or French is judged by word lists:
 * Darija, Tamazight, Persian, English or Spanish text has its own words, and none of them is an error.
 */
export type JudgedLanguages = { readonly arabic: boolean; readonly french: boolean }

/** «3la», «na9ra»: Moroccan and Algerian Arabic in Latin letters, often among French words. */
const arabizi = /\p{Script=Latin}[23579]\p{Script=Latin}|(?<![\p{L}\p{N}])[379]\p{Ll}{2}/gu

/** Fewer words of a script than this do not tell which language they are. */
const fewestWords = 12
const arabicShare = 0.06
/** Words with the article: where spaces were lost, it shows the language better than the small words. */
const articleShare = 0.12
const frenchShare = 0.08

export function judgedLanguages(words: readonly PageWord[], text: string): JudgedLanguages {
  let arabicWords = 0
  let latinWords = 0
  let articles = 0
  const evidence = { arabic: 0, darija: 0, french: 0, 'other-arabic-script': 0, 'other-latin': 0 }
  for (const { form } of words) {
    if (form.script === 'arabic') arabicWords++
    else if (form.script === 'latin') latinWords++
    if (form.evidence) evidence[form.evidence]++
    if (form.hasArticle) articles++
  }
  const { arabic, darija, french } = evidence
  return {
    arabic:
      arabicWords >= fewestWords &&
      (arabic >= arabicWords * arabicShare || articles >= arabicWords * articleShare) &&
      darija * 4 <= arabic &&
      evidence['other-arabic-script'] < arabicWords * 0.05,
    french:
      latinWords >= fewestWords &&
      french >= latinWords * frenchShare &&
      french > evidence['other-latin'] * 2 &&
      (text.match(arabizi)?.length ?? 0) * 4 <= french,
  }
}
