import { identifyLanguage } from './language.ts'
import { stemArabic } from './stem-arabic.ts'
import { isEnglishStopWord } from './stop-words-english.ts'
import { isFrenchStopWord } from './stop-words-french.ts'
import { tokenise } from './tokenise.ts'

/** Moroccan Arabic in Latin letters: words that carry no subject of their own, in the spellings people give them. */
const smallWords = new Set(
  `
a f fi fl fhad w ou o wa l la b bl bhad d dl dyal dial diyal dyali dialy dyalk dyalo dyalha dyalna dyalkom dyalhom mn men m3a ma3a m3ak 3la ela ala 7ta hta
3nd 3end 3ndi 3ndk 3ndo 3ndha 3ndna 7it hit 7itach chi had hada hadi hado hadchi hadak hadik dak dik dok li lli ila ida walakin walakine wla wlla ola walla
bach bash 3lach 3lash alach wach wash ach ash achno chno chnou chnu chnouwa shno chkoun chkon shkoun kifach kifash kifech fin fayn finma fo9ach fouqach imta
ch7al chhal sh7al bch7al mnin mnine ana nta nti ntouma howa houwa hiya hia houma 7na hna ra rah raha rahom rani rak raki ghadi ghadia gha ghir kayn kayna
kaynin kan kant kanou kont ma mashi machi bghit bgha khass khas 5as khasni khassni khasso n9dr nqdr n9der y9dr ymkn ymken imkn daba bzaf bzzaf chwiya kol koul
liya lik lih liha lina likom lihom fih fiha mno mnha bhal b7al
`
    .trim()
    .split(/\s+/),
)

/**
 * Whether a text is Moroccan Arabic in Latin letters. A French question about somebody of a foreign name looks like it by
 * its letters, and not by its small words.
 */
export function isArabizi(text: string): boolean {
  const { language, script } = identifyLanguage(text)
  if (language !== 'ary' || script !== 'latin') return false
  const words = tokenise(text).map((token) => token.text)
  return 2 * words.filter((word) => isFrenchStopWord(word) || isEnglishStopWord(word)).length < words.length
}

/**
 * The words of such a text that carry meaning, folded and unstemmed: no rule takes apart what has no spelling. They
 * find Arabic words by their sound. Where all are small words, all are given.
 */
export function arabiziWords(text: string): readonly string[] {
  const words = tokenise(text).map((token) => token.text)
  const meaning = words.filter((word) => !smallWords.has(word))
  return meaning.length > 0 ? meaning : words
}

/** The article, with or without a preposition of one letter before it: both are written together with the word. */
const article = /^[fbdw]?l+(?=[bcdfghjkmnpqrstvwxz23579][a-z23579]{2})/

/**
 * The stems that such a word may have in Arabic letters, whole and without its article. Only their sounds are meant:
 * which of the letters of a sound the word is written with in Arabic is not to be told.
 */
export function arabiziStems(word: string): readonly string[] {
  const bare = word.replace(article, '')
  return [...new Set([word, bare].map((spelling) => stemArabic(inArabicLetters(spelling))))]
}

const letters: readonly (readonly [spelling: RegExp, letter: string])[] = [
  [/tch|ch|sh|x/y, 'ش'],
  [/kh|5/y, 'خ'],
  [/gh/y, 'غ'],
  [/dj|j/y, 'ج'],
  [/th|t|6/y, 'ت'],
  [/dh|d/y, 'د'],
  [/ph|f|v/y, 'ف'],
  [/ou|oo|o|u|w/y, 'و'],
  [/ee|ei|i|y/y, 'ي'],
  [/a|2/y, 'ا'],
  [/b|p/y, 'ب'],
  [/q|9/y, 'ق'],
  [/c|k|g/y, 'ك'],
  [/s|z/y, 'س'],
  [/7/y, 'ح'],
  [/h/y, 'ه'],
  [/3/y, 'ع'],
  [/l/y, 'ل'],
  [/m/y, 'م'],
  [/n/y, 'ن'],
  [/r/y, 'ر'],
]

function inArabicLetters(word: string): string {
  // A doubled letter is one, as Arabic writes it.
  const single = word.replace(/([a-z])\1/g, '$1')
  let written = ''
  for (let at = 0; at < single.length; ) {
    const [letter, length] = letterAt(single, at)
    written += letter
    at += length
  }
  return written
}

function letterAt(word: string, at: number): readonly [letter: string, length: number] {
  for (const [spelling, letter] of letters) {
    spelling.lastIndex = at
    const match = spelling.exec(word)
    if (match) return [letter, match[0].length]
  }
  return ['', 1]
}
