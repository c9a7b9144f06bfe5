import { z } from 'zod'
import { words } from './normalise.ts'
import { scorer } from './scorer.ts'

/** Longer texts are compared by their beginning: the table of two texts grows with their product. */
const maxWords = 3_000

/** How many words the longest common subsequence of both has. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1)
  for (const word of a) {
    const next = new Uint16Array(b.length + 1)
    for (let i = 0; i < b.length; i++) next[i + 1] = word === b[i] ? row[i]! + 1 : Math.max(row[i + 1]!, next[i]!)
    row = next
  }
  return row[b.length]!
}

/**
 * ROUGE-L (Lin 2004) as F1 over words in their compared form, without stemming; the best over the references. On English
 * without accents it is the `rougeL` of Google's rouge-score, whose own words leave nothing of Arabic.
 */
export const rougeL = scorer({
  name: 'rouge-l',
  settings: z.strictObject({}),
  metrics: () => ({ 'rouge-l': { kind: 'degree' } }),
  score({ item, output }) {
    const references = item.target.texts
    if (references === undefined) return { 'rouge-l': null }
    const given = words(output.text).slice(0, maxWords)
    const best = references.map((text) => {
      const right = words(text).slice(0, maxWords)
      const common = commonLength(given, right)
      if (common === 0) return 0
      const precision = common / given.length
      const recall = common / right.length
      return (2 * precision * recall) / (precision + recall)
    })
    return { 'rouge-l': Math.max(...best) }
  },
})
