/**
 * Reads the root of a complete subtree: `level` 0 are leaf hashes, and the node at (level, index) covers the leaves
 * from index·2^level up to (index+1)·2^level.
 */
export type ReadHash = (level: number, index: number) => Promise<Uint8Array>

/** Leaves from `start` (inclusive) to `end` (exclusive). */
export type Range = { readonly start: number; readonly end: number }

/**
 * The roots of the biggest complete subtrees that make up a range, from its start to its end.
 * `start` is a multiple of every complete subtree in the range, as it is for all nodes of a proof.
 */
export function readPeaks({ start, end }: Range, readHash: ReadHash): Promise<Uint8Array[]> {
  const peaks: Promise<Uint8Array>[] = []
  let from = start
  while (from < end) {
    let level = 0
    let width = 1
    while (width * 2 <= end - from) {
      width *= 2
      level++
    }
    peaks.push(readHash(level, from / width))
    from += width
  }
  return Promise.all(peaks)
}
