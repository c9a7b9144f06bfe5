import { HASH_SIZE, joinPeaks, nodeHash } from './hashing.ts'
import { type ReadHash, readPeaks } from './read-peaks.ts'
import { isSize } from './size.ts'

/** Bytes before the hashes of a serialised frontier: the size, big-endian uint64. */
const HEADER_SIZE = 8

/**
 * All that appending to a tree needs of it: the roots of its complete subtrees (a compact range from 0), one hash for
 * each 1-bit of its size. Appending costs one node hash on average.
 */
export class Frontier {
  #size: number
  readonly #peaks: Uint8Array[]

  constructor() {
    this.#size = 0
    this.#peaks = []
  }

  /**
   * The frontier that {@link Frontier.serialise} wrote.
   * @throws RangeError when the bytes are not one.
   */
  static restore(bytes: Uint8Array): Frontier {
    if (bytes.length < HEADER_SIZE) throw new RangeError('a serialised frontier has at least 8 bytes')
    const size = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
    if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('the size of a frontier is at most 2^53-1')
    const frontier = new Frontier()
    frontier.#size = Number(size)
    const peaks = countOnes(frontier.#size)
    if (bytes.length !== HEADER_SIZE + peaks * HASH_SIZE) {
      throw new RangeError(`a frontier of size ${size} holds ${peaks} hashes`)
    }
    for (let i = 0; i < peaks; i++) {
      const start = HEADER_SIZE + i * HASH_SIZE
      frontier.#peaks.push(bytes.slice(start, start + HASH_SIZE))
    }
    return frontier
  }

  /**
   * The frontier of the first `size` leaves, from the hashes a log has stored. Compare its root with the last signed
   * checkpoint before appending to it.
   */
  static async read(size: number, readHash: ReadHash): Promise<Frontier> {
    if (!isSize(size)) throw new RangeError(`${size} is not a tree size`)
    const frontier = new Frontier()
    frontier.#peaks.push(...(await readPeaks({ start: 0, end: size }, readHash)))
    frontier.#size = size
    return frontier
  }

  /** How many leaves were appended. */
  get size(): number {
    return this.#size
  }

  /** Appends a leaf by its hash, so that the caller may hash entries with what it has at hand. */
  append(leafHash: Uint8Array): void {
    if (leafHash.length !== HASH_SIZE) throw new RangeError(`a leaf hash has ${HASH_SIZE} bytes`)
    if (!isSize(this.#size + 1)) throw new RangeError('a tree holds at most 2^53-1 leaves')
    let hash: Uint8Array = leafHash.slice()
    // Each 1-bit at the low end of the size is a complete subtree that the new leaf completes to one twice as big.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      hash = nodeHash(this.#peaks.pop()!, hash)
    }
    this.#peaks.push(hash)
    this.#size++
  }

  /** Root of the tree as it stands (RFC 6962 Merkle tree hash). */
  root(): Uint8Array {
    return joinPeaks(this.#peaks)
  }

  /** Big-endian uint64 size, then the hashes, that of the biggest subtree first. */
  serialise(): Uint8Array {
    const bytes = new Uint8Array(HEADER_SIZE + this.#peaks.length * HASH_SIZE)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#size))
    for (const [i, peak] of this.#peaks.entries()) bytes.set(peak, HEADER_SIZE + i * HASH_SIZE)
    return bytes
  }
}

function countOnes(n: number): number {
  let ones = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
