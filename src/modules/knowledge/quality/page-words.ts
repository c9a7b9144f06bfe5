/** A run of letters of a page, and what stands before it. */
export type PageWord = {
  /** As it stands in the page. */
  readonly text: string
  /** Letters only: without vowel marks, tatweel and invisible controls. */
  readonly letters: string
  readonly script: 'arabic' | 'latin' | 'mixed' | 'other'
  /** Only a space parts it from the word before, so that both could be pieces of one. */
  readonly follows: boolean
}

/** A page longer than this is measured by its beginning. Ten times a dense printed page. */
const mostWords = 20_000
const longestRun = 200

const run = /\p{L}[\p{L}\p{M}\p{Cf}\u0640]*/gu
const silent = /[\p{M}\p{Cf}\u0640]/gu
/** What is part of a word for its looks alone is composed first: «é» may come as two signs. */
const latinRun = /^[\p{Script=Latin}]+$/u
const arabicRun = /^[\p{Script=Arabic}]+$/u

/** The words of a page in reading order. An elision is parted: «l’article» is two. */
export function pageWords(text: string): PageWord[] {
  const words: PageWord[] = []
  let end = 0
  for (const match of text.matchAll(run)) {
    if (words.length === mostWords) break
    const found = match[0].slice(0, longestRun)
    const letters = found.normalize('NFKC').replace(silent, '')
    const between = text.slice(end, match.index)
    words.push({
      text: found,
      letters,
      script: scriptOf(letters),
      follows: end > 0 && /^[ \u00a0]{1,2}$/.test(between),
    })
    end = match.index + match[0].length
  }
  return words
}

function scriptOf(letters: string): PageWord['script'] {
  if (arabicRun.test(letters)) return 'arabic'
  if (latinRun.test(letters)) return 'latin'
  return /\p{Script=Arabic}/u.test(letters) ? 'mixed' : 'other'
}
