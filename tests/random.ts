/** Numbers and choices that look random and are the same for the same seed (mulberry32): what fails can be run again. */
export type Random = {
  /** From 0 up to 1. */
  next(): number
  /** From 0 on, below `end`. */
  below(end: number): number
  chance(share: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick(values) {
      if (values.length === 0) throw new RangeError('nothing to pick from')
      return values[below(values.length)]!
    },
  }
}
