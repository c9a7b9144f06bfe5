import { z } from 'zod'
import { scorer } from './scorer.ts'

/** White space as Python splits on it, so that scores equal those of sacreBLEU. */
const space = /(?:(?!\ufeff)[\s\u0085])+/gu
const longest = 6
/** Recall counts twice as much as precision. */
const beta = 2

type Grams = readonly ReadonlyMap<string, number>[]

function gramsOf(text: string): Grams {
  const characters = [...text.replace(space, '')]
  return Array.from({ length: longest }, (_, i) => {
    const grams = new Map<string, number>()
    for (let start = 0; start + i < characters.length; start++) {
      const gram = characters.slice(start, start + i + 1).join('')
      grams.set(gram, (grams.get(gram) ?? 0) + 1)
    }
    return grams
  })
}

/**
 * chrF2 (Popović 2015) of a text against one reference, from 0 to 1: character n-grams of 1 to 6 without white space, precision
 * and recall averaged over the lengths that both texts have. The score of sacreBLEU's `chrF2|case:mixed|eff:yes|nc:6|nw:0|space:no`.
 */
function chrfOf(given: Grams, right: Grams): number {
  let precision = 0
  let recall = 0
  let lengths = 0
  for (const [i, grams] of given.entries()) {
    const reference = right[i]!
    const inGiven = total(grams)
    const inRight = total(reference)
    if (inGiven === 0 || inRight === 0) continue
    let shared = 0
    for (const [gram, count] of grams) shared += Math.min(count, reference.get(gram) ?? 0)
    precision += shared / inGiven
    recall += shared / inRight
    lengths++
  }
  if (precision + recall === 0) return 0
  precision /= lengths
  recall /= lengths
  return ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall)
}

function total(grams: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of grams.values()) sum += count
  return sum
}

/** The best over the references. */
export const chrf = scorer({
  name: 'chrf',
  settings: z.strictObject({}),
  metrics: () => ({ chrf: { kind: 'degree' } }),
  score({ item, output }) {
    const right = item.target.texts
    if (right === undefined) return { chrf: null }
    const given = gramsOf(output.text)
    return { chrf: Math.max(...right.map((text) => chrfOf(given, gramsOf(text)))) }
  },
})
