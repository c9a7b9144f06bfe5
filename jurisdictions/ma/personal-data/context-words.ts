import { normalise } from './normalise.ts'

/** How far a word may stand from the number that it speaks of, in characters. */
const reach = 40

/** The end of a clause, or a number, covered or not, that the word may speak of instead. */
const between = /[\n;؛!?؟]|[.,،] |[0-9▒]{4}/

/** Finds whether one of the words stands near a place of a text. */
export type ContextWords = {
  near(text: string, start: number, end: number): boolean
  /** Near, in the same clause, and with no other number between: for numbers that have little shape of their own. */
  sameClause(text: string, start: number, end: number): boolean
}

/**
 * Latin words are whole words in any case; Arabic ones may carry particles before and after them. Words are compared as
 * `normalise` writes them.
 */
export function contextWords(...words: readonly string[]): ContextWords {
  const written = words.map((word) => normalise(word).text)
  const longest = Math.max(...written.map((word) => word.length))
  const pattern = new RegExp(
    // The look behind stands after the word, so that the first letter of the pattern is known.
    written.map(patternOf).join('|'),
    'gi',
  )
  const isNear = (text: string, start: number, end: number, holds: (between: string) => boolean) => {
    // One character more than a word in reach can begin at, so that its beginning is seen as such.
    const from = Math.max(0, start - reach - longest - 1)
    const around = text.slice(from, end + reach + longest + 1)
    pattern.lastIndex = 0
    for (let match = pattern.exec(around); match; match = pattern.exec(around)) {
      const wordStart = from + match.index
      const wordEnd = wordStart + match[0].length
      if (wordStart - end > reach || start - wordEnd > reach) continue
      if (holds(wordEnd <= start ? text.slice(wordEnd, start) : text.slice(end, wordStart))) return true
    }
    return false
  }
  return {
    near: (text, start, end) => isNear(text, start, end, () => true),
    sameClause: (text, start, end) => isNear(text, start, end, (words) => !between.test(words)),
  }
}

function patternOf(word: string): string {
  if (/[a-z]/i.test(word)) return `${word}(?<![a-z0-9]${word})(?![a-z])`
  // What follows `l-` loses the alif of its article: للضمان.
  return word.startsWith('ال') ? `[ال]${word.slice(1)}` : word
}
