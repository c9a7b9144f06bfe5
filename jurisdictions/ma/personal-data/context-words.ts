import { normalise } from './normalise.ts'

/** How far a word may stand from the number that it speaks of, in characters. */
const reach = 40

/** Finds whether one of the words stands near a place of a text. */
export type ContextWords = { near(text: string, start: number, end: number): boolean }

/**
 * Latin words are whole words in any case; Arabic ones may carry particles before and after them. Words are compared as
 * `normalise` writes them.
 */
export function contextWords(...words: readonly string[]): ContextWords {
  const written = words.map((word) => normalise(word).text)
  const longest = Math.max(...written.map((word) => word.length))
  const pattern = new RegExp(
    written.map((word) => (/[a-z]/i.test(word) ? `(?<![a-z0-9])${word}(?![a-z])` : word)).join('|'),
    'gi',
  )
  return {
    near(text, start, end) {
      // One character more than a word in reach can begin at, so that its beginning is seen as such.
      const from = Math.max(0, start - reach - longest - 1)
      const around = text.slice(from, end + reach + longest + 1)
      return [...around.matchAll(pattern)].some((match) => {
        const place = from + match.index
        return place - end <= reach && start - (place + match[0].length) <= reach
      })
    },
  }
}
