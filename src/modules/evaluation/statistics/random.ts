import { createHash } from 'node:crypto'

/**
 * Numbers that anybody can draw again: xoshiro128** 1.1 (Blackman and Vigna 2018), whose four words of state are the first 16
 * bytes, big-endian, of the SHA-256 over the UTF-8 text `<seed>\n<name>`.
 */
export type Draws = {
  /** A whole number from 0 to `bound` − 1, each as likely as the others. `bound` ≤ 2^32. */
  below(bound: number): number
}

export function drawsOf(seed: number, name: string): Draws {
  const digest = createHash('sha256').update(`${seed}\n${name}`).digest()
  const next = xoshiro([
    digest.readUInt32BE(0),
    digest.readUInt32BE(4),
    digest.readUInt32BE(8),
    digest.readUInt32BE(12),
  ])
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

/** Whole numbers of 32 bits, from a state that is not all zeros. */
export function xoshiro([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, fourth | 0]
  return () => {
    const drawn = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return drawn
  }
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
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
