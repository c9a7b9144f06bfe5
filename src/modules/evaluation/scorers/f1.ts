import { z } from 'zod'
import { words } from './normalise.ts'
import { scorer } from './scorer.ts'

/**
 * The words of an answer as a text of SQuAD is scored (Rajpurkar et al. 2016, `evaluate-v1.1.py`): lower case, ASCII
 * punctuation taken out, English articles taken out, split at white space.
 */
function squadWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Words that two texts share, each as often as both have it, as F1. */
function wordF1(given: readonly string[], right: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of right) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of given) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    shared++
    left.set(word, count - 1)
  }
  if (shared === 0) return 0
  const precision = shared / given.length
  const recall = shared / right.length
  return (2 * precision * recall) / (precision + recall)
}

/** The best F1 over the right texts, by words in their compared form, or exactly as SQuAD's own program has them. */
export const f1 = scorer({
  name: 'f1',
  settings: z.strictObject({ words: z.enum(['compared', 'squad']).default('compared') }),
  metrics: () => ({ f1: { kind: 'degree' } }),
  score({ item, output }, settings) {
    const right = item.target.texts
    if (right === undefined) return { f1: null }
    const wordsOf = settings.words === 'squad' ? squadWords : words
    const given = wordsOf(output.text)
    return { f1: Math.max(...right.map((text) => wordF1(given, wordsOf(text)))) }
  },
})
