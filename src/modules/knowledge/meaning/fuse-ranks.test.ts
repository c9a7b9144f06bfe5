import { expect, test } from 'vitest'
import { fuseRanks } from './fuse-ranks.ts'

const places = (fused: ReturnType<typeof fuseRanks>) => new Map(fused.map(({ key }, place) => [key, place]))

/** The same numbers at every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function someOf(random: () => number): string[] {
  return Array.from({ length: 60 }, (_, i) => ({ key: `p${i}`, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, 1 + Math.floor(random() * 50))
    .map(({ key }) => key)
}

test('what both lists have at the top stays there, and who comes first in both comes first', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = numbers(seed)
    const [words, meaning] = [someOf(random), someOf(random)]
    if (seed % 3 === 0) words.unshift('top')
    if (seed % 3 === 0) meaning.unshift('top')
    const at = places(fuseRanks([words, meaning]))
    expect(at.size).toBe(new Set([...words, ...meaning]).size)
    if (seed % 3 === 0) expect(at.get('top')).toBe(0)
    const both = words.filter((key) => meaning.includes(key))
    for (const [i, one] of both.entries()) {
      for (const other of both.slice(i + 1))
        if (meaning.indexOf(one) < meaning.indexOf(other)) expect(at.get(one)).toBeLessThan(at.get(other)!)
      // Among the first n of both: no more than the others of those 2n can stand before it.
      const worst = Math.max(words.indexOf(one), meaning.indexOf(one))
      expect(at.get(one)).toBeLessThanOrEqual(2 * (worst + 1) - 1)
    }
  }
})

test('one list alone keeps its order', () => {
  expect(fuseRanks([['c', 'a', 'b'], []]).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
})
