import { createHash } from 'node:crypto'

/**
 * Numbers that anybody can draw again: SHA-256 in counter mode over what names the draw. Whoever recalculates a result
 * needs the seed and this sentence: block i is SHA-256 of the UTF-8 text `<seed>\n<name>\n<i>`, read as eight big-endian
 * 32-bit numbers, i from 0.
 */
export type Draws = {
  /** A whole number from 0 to `bound` − 1, each as likely as the others. `bound` ≤ 2^32. */
  below(bound: number): number
}

export function drawsOf(seed: number, name: string): Draws {
  let block = 0
  let words: number[] = []
  const next = (): number => {
    if (words.length === 0) {
      const digest = createHash('sha256').update(`${seed}\n${name}\n${block++}`).digest()
      words = Array.from({ length: 8 }, (_, i) => digest.readUInt32BE(i * 4)).reverse()
    }
    return words.pop()!
  }
  return {
    below(bound) {
      // Draws from the last, incomplete stretch of 2^32 would favour small numbers.
      const fair = 2 ** 32 - (2 ** 32 % bound)
      let drawn = next()
      while (drawn >= fair) drawn = next()
      return drawn % bound
    },
  }
}

/**
 * `count` of the places 0 to `total` − 1 in the order drawn (Fisher and Yates), all of them in the task's order when
 * `count` reaches `total`. @throws RangeError when fewer than `count` are there.
 */
export function drawPlaces(total: number, count: number, seed: number): number[] {
  if (count > total) throw new RangeError(`${count} of ${total} cannot be drawn`)
  const places = Array.from({ length: total }, (_, place) => place)
  if (count === total) return places
  const draws = drawsOf(seed, 'items')
  for (let i = 0; i < count; i++) {
    const other = i + draws.below(total - i)
    const drawn = places[other]!
    places[other] = places[i]!
    places[i] = drawn
  }
  return places.slice(0, count)
}
