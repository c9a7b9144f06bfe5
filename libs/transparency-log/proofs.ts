import { joinPeaks } from './hashing.ts'
import { type Range, type ReadHash, readPeaks } from './read-peaks.ts'
import { isSize, splitPoint } from './size.ts'

/**
 * The audit path of a leaf, from its sibling up to the root's child (RFC 9162 section 2.1.3.1).
 * @throws RangeError when the index is not in the tree.
 */
export async function inclusionProof(index: number, size: number, readHash: ReadHash): Promise<Uint8Array[]> {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const siblings: Range[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      siblings.push({ start: middle, end })
      end = middle
    } else {
      siblings.push({ start, end: middle })
      start = middle
    }
  }
  return Promise.all(siblings.reverse().map((range) => rangeRoot(range, readHash)))
}

/**
 * The proof that the tree of `newSize` begins with the tree of `oldSize` (RFC 9162 section 2.1.4.1); empty for equal sizes.
 * @throws RangeError unless 0 < oldSize ≤ newSize.
 */
export async function consistencyProof(oldSize: number, newSize: number, readHash: ReadHash): Promise<Uint8Array[]> {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize === 0 || oldSize > newSize) {
    throw new RangeError(`no consistency proof from ${oldSize} to ${newSize}`)
  }
  const nodes: Range[] = []
  let start = 0
  let end = newSize
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start)
    if (oldSize <= middle) {
      nodes.push({ start: middle, end })
      end = middle
    } else {
      nodes.push({ start, end: middle })
      start = middle
    }
  }
  // The subtree both trees share; left out when it is the whole old tree, whose root the verifier has.
  if (start > 0) nodes.push({ start, end })
  return Promise.all(nodes.reverse().map((range) => rangeRoot(range, readHash)))
}

/** Root of the tree of the first `size` leaves, read from its stored hashes. */
export async function treeRoot(size: number, readHash: ReadHash): Promise<Uint8Array> {
  if (!isSize(size)) throw new RangeError(`${size} is not a tree size`)
  return rangeRoot({ start: 0, end: size }, readHash)
}

async function rangeRoot(range: Range, readHash: ReadHash): Promise<Uint8Array> {
  return joinPeaks(await readPeaks(range, readHash))
}
