/**
 * Walks the postings of a term as `file-format.ts` describes them. The varints are read in place, since a search spends
 * most of its time here. A damaged list ends early: it cannot leave the table of passages, nor go on past its bytes.
 */
export class PostingReader {
  /** Where the walk stands, after `next` said true. */
  passage = -1
  /** How often the term stands in that passage. */
  count = 0
  readonly #bytes: Uint8Array
  readonly #passages: number
  #position = 0

  constructor(bytes: Uint8Array, passages: number) {
    this.#bytes = bytes
    this.#passages = passages
  }

  next(): boolean {
    const bytes = this.#bytes
    let position = this.#position
    if (position >= bytes.length) return false
    let byte = bytes[position++]!
    let step = byte & 0x7f
    for (let shift = 7; byte > 0x7f && position < bytes.length; shift += 7) {
      byte = bytes[position++]!
      step |= (byte & 0x7f) << shift
    }
    let count = 1
    if ((step & 1) === 0) {
      byte = bytes[position++] ?? 0
      count = byte & 0x7f
      for (let shift = 7; byte > 0x7f && position < bytes.length; shift += 7) {
        byte = bytes[position++]!
        count |= (byte & 0x7f) << shift
      }
    }
    this.#position = position
    this.passage += step >>> 1
    this.count = count
    return this.passage < this.#passages
  }
}
