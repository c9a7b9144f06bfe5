import { remembered } from '../analysis/remembered.ts'
import { arabicLetter, latinLetter, letterKinds, otherLetter, silent } from './letters.ts'
import { WordForm } from './word-form.ts'

/** A run of letters of a page. */
export type PageWord = {
  readonly form: WordForm
  /** Only a space parts it from the word before, so that both could be pieces of one. */
  readonly follows: boolean
}

/** A page longer than this is measured by its beginning. Ten times a dense printed page. */
const mostWords = 20_000
const longestRun = 200

const silentSigns = /[\p{M}\p{Cf}\u0640]+/gu
/** Presentation forms of Arabic and Latin ligatures, and letters composed of two signs. */
const composed = /[\u0300-\u036f\ufb00-\ufdff\ufe70-\ufefc]/u

/** The words of a page in reading order. An elision is parted: «l’article» is two. */
export function pageWords(text: string): PageWord[] {
  const kinds = letterKinds()
  const words: PageWord[] = []
  let at = 0
  let end = -1
  while (at < text.length && words.length < mostWords) {
    if (!isLetter(kinds[text.charCodeAt(at)]!)) {
      at++
      continue
    }
    const start = at
    while (at < text.length && isOfWord(kinds[text.charCodeAt(at)]!)) at++
    words.push({
      form: formOf(text.slice(start, Math.min(at, start + longestRun))),
      follows: end >= 0 && start - end <= 2 && isSpaces(text, end, start),
    })
    end = at
  }
  return words
}

const formOf = remembered((text: string): WordForm => {
  const kinds = letterKinds()
  let hasArabic = false
  let hasLatin = false
  let hasOther = false
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!
    if (kind === arabicLetter) hasArabic = true
    else if (kind === latinLetter) hasLatin = true
    else if (kind === otherLetter) hasOther = true
  }
  const letters =
    text.search(silentSigns) >= 0 || composed.test(text) ? text.normalize('NFKC').replace(silentSigns, '') : text
  if (hasOther || hasArabic === hasLatin) return new WordForm(text, letters, hasArabic ? 'mixed' : 'other')
  return new WordForm(text, letters, hasArabic ? 'arabic' : 'latin')
})

function isOfWord(kind: number): boolean {
  return isLetter(kind) || kind === silent
}

function isLetter(kind: number): boolean {
  return kind === arabicLetter || kind === latinLetter || kind === otherLetter
}

function isSpaces(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== ' ' && text[at] !== '\u00a0') return false
  return end > start
}
