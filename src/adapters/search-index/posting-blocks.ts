import { IndexDamaged } from '../../kernel/ports/search-index.ts'
import { Impacts } from './impacts.ts'
import { VarintReader, VarintWriter } from './varint.ts'

/**
 * The postings of a term: blocks of 128, the last one of what is left. A block is
 *
 *     width (1 byte) | steps (width bytes each) | exceptions (varint) | exception …
 *
 * where a step leads from one passage to the next (the first of all from -1), and an exception is the place in the
 * block (1 byte) of a posting whose count is not 1, and the count (varint). Where there are several blocks, a
 * directory precedes them: its length, then for each block the step of its last passage from that of the block before,
 * its length in bytes, and its impacts (their number, then counts and lengths), all varints.
 */
export const blockPostings = 128

/** Writes the postings of one term after the other. */
export class BlockWriter {
  readonly #directory = new VarintWriter()
  readonly #blocks = new VarintWriter()
  readonly #impacts = new Impacts()
  readonly #passages = new Uint32Array(blockPostings)
  readonly #counts = new Uint32Array(blockPostings)
  #filled = 0
  #blocksWritten = 0
  #last = -1
  #widest = 0

  /** Passages ascend; `length` is the passage's in the term's field. */
  add(passage: number, count: number, length: number): void {
    if (this.#filled === blockPostings) this.#closeBlock()
    const before = this.#filled > 0 ? this.#passages[this.#filled - 1]! : this.#last
    if (passage - before > this.#widest) this.#widest = passage - before
    this.#passages[this.#filled] = passage
    this.#counts[this.#filled++] = count
    this.#impacts.add(count, length)
  }

  /** The bytes of the term's postings; the next term begins. */
  take(): Uint8Array {
    this.#closeBlock()
    const blocks = this.#blocks.take()
    const directory = this.#directory.take()
    const isSingle = this.#blocksWritten <= 1
    this.#blocksWritten = 0
    this.#last = -1
    if (isSingle) return blocks
    const length = new VarintWriter(5)
    length.write(directory.length)
    return Buffer.concat([length.take(), directory, blocks])
  }

  #closeBlock(): void {
    if (this.#filled === 0) return
    const blocks = this.#blocks
    const start = blocks.length
    const width = this.#widest < 1 << 8 ? 1 : this.#widest < 1 << 16 ? 2 : this.#widest < 1 << 24 ? 3 : 4
    blocks.writeBytes(width, 1)
    let before = this.#last
    let exceptions = 0
    for (let i = 0; i < this.#filled; i++) {
      const passage = this.#passages[i]!
      blocks.writeBytes(passage - before, width)
      before = passage
      if (this.#counts[i] !== 1) exceptions++
    }
    blocks.write(exceptions)
    for (let i = 0; i < this.#filled; i++) {
      if (this.#counts[i] === 1) continue
      blocks.writeBytes(i, 1)
      blocks.write(this.#counts[i]!)
    }
    this.#directory.write(before - this.#last)
    this.#directory.write(blocks.length - start)
    const impacts = this.#impacts.take()
    this.#directory.write(impacts.length)
    for (const { count, length } of impacts) {
      this.#directory.write(count)
      this.#directory.write(length)
    }
    this.#last = before
    this.#widest = 0
    this.#filled = 0
    this.#blocksWritten++
  }
}

/** The pairs of `Impacts`, block after block. */
type ImpactLists = { readonly counts: readonly number[]; readonly lengths: readonly number[] }

/** The postings of a term in memory, their directory read. Bytes that cannot be right are refused, now or at `decode`. */
export class TermPostings {
  readonly frequency: number
  /** The last passage of each block, ascending. */
  readonly lasts: Uint32Array
  /** For each block, where its impacts begin; one more than there are blocks. */
  readonly impactStarts: Uint32Array
  readonly impactCounts: Uint32Array
  readonly impactLengths: Uint32Array
  readonly #bytes: Uint8Array
  readonly #starts: Uint32Array

  /**
   * `lengths` holds every passage's length in the term's field.
   *
   * @throws IndexDamaged when the bytes are not the postings of so many passages.
   */
  constructor(bytes: Uint8Array, frequency: number, lengths: Uint32Array) {
    const blocks = Math.ceil(frequency / blockPostings)
    this.frequency = frequency
    this.#bytes = bytes
    this.#starts = new Uint32Array(blocks + 1)
    this.lasts = new Uint32Array(blocks)
    this.impactStarts = new Uint32Array(blocks + 1)
    const impacts = blocks > 1 ? this.#readDirectory(blocks, lengths.length) : this.#readSingle(lengths)
    this.impactCounts = Uint32Array.from(impacts.counts)
    this.impactLengths = Uint32Array.from(impacts.lengths)
    if (this.#starts[blocks] !== bytes.length) damaged()
  }

  get blocks(): number {
    return this.lasts.length
  }

  /** What this takes in memory, about. */
  get byteLength(): number {
    return this.#bytes.length + 12 * this.blocks + 8 * this.impactCounts.length + 800
  }

  /**
   * Writes a block's passages and counts, and says how many there are.
   *
   * @throws IndexDamaged when they do not end at the passage that the directory says.
   */
  decode(block: number, passages: Uint32Array, counts: Uint32Array): number {
    const bytes = this.#bytes
    const size = Math.min(blockPostings, this.frequency - block * blockPostings)
    let position = this.#starts[block]!
    const width = bytes[position++]!
    let passage = block === 0 ? -1 : this.lasts[block - 1]!
    if (position + size * width > bytes.length) damaged()
    if (width === 1) {
      for (let i = 0; i < size; i++) {
        passage += bytes[position++]!
        passages[i] = passage
      }
    } else if (width === 2) {
      for (let i = 0; i < size; i++) {
        passage += bytes[position]! | (bytes[position + 1]! << 8)
        position += 2
        passages[i] = passage
      }
    } else {
      for (let i = 0; i < size; i++) {
        for (let byte = 0; byte < width; byte++) passage += bytes[position++]! * 2 ** (8 * byte)
        passages[i] = passage
      }
    }
    counts.fill(1, 0, size)
    let exceptions = bytes[position++]!
    if (exceptions > 0x7f) exceptions = (exceptions & 0x7f) | (bytes[position++]! << 7)
    for (; exceptions > 0; exceptions--) {
      const place = bytes[position++]!
      let byte = bytes[position++]!
      let count = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[position++]!
        count |= (byte & 0x7f) << shift
      }
      if (place < size) counts[place] = count >>> 0
    }
    // Past the end of the bytes `undefined` ends every loop above, and the position tells.
    if (passage !== this.lasts[block] || position !== this.#starts[block + 1]) damaged()
    return size
  }

  #readDirectory(blocks: number, passages: number): ImpactLists {
    const reader = new VarintReader(this.#bytes)
    const directoryLength = reader.read()
    let start = reader.position + directoryLength
    let last = -1
    const counts: number[] = []
    const lengths: number[] = []
    for (let block = 0; block < blocks; block++) {
      last += reader.read()
      if (last >= passages) damaged()
      this.lasts[block] = last
      this.#starts[block] = start
      start += reader.read()
      this.impactStarts[block] = counts.length
      for (let pairs = Math.min(reader.read(), 16); pairs > 0; pairs--) {
        counts.push(reader.read())
        lengths.push(reader.read())
      }
    }
    this.#starts[blocks] = start
    this.impactStarts[blocks] = counts.length
    return { counts, lengths }
  }

  /** A single block has no directory: it is short enough to be looked through. */
  #readSingle(lengths: Uint32Array): ImpactLists {
    if (this.blocks === 0) return { counts: [], lengths: [] }
    this.#starts[1] = this.#bytes.length
    const passages = new Uint32Array(this.frequency)
    const counts = new Uint32Array(this.frequency)
    this.lasts[0] = lastOf(this.#bytes, this.frequency)
    this.decode(0, passages, counts)
    if (this.lasts[0]! >= lengths.length) damaged()
    const impacts = new Impacts()
    for (let i = 0; i < passages.length; i++) impacts.add(counts[i]!, lengths[passages[i]!]!)
    const pairs = impacts.take()
    this.impactStarts[1] = pairs.length
    return { counts: pairs.map(({ count }) => count), lengths: pairs.map(({ length }) => length) }
  }
}

/** The sum of a single block's steps. */
function lastOf(bytes: Uint8Array, size: number): number {
  const width = bytes[0] ?? 0
  let last = -1
  for (let i = 0; i < size; i++)
    for (let byte = 0; byte < width; byte++) last += (bytes[1 + i * width + byte] ?? 0) * 2 ** (8 * byte)
  return last
}

function damaged(): never {
  throw new IndexDamaged('postings')
}
