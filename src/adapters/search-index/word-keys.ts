import { StringNumbers } from './string-table.ts'
import { VarintWriter } from './varint.ts'

/** The counts lie in one byte each. */
const mostKeys = 255

/**
 * Gathers, while an index is written, which words have which key. The postings of a key are the steps from each of its
 * terms to the next, from -1 on, as varints.
 */
export class WordKeys {
  /** Keys by number. */
  readonly names = new StringNumbers()
  /** How many keys each term has. */
  readonly counts: Uint8Array
  readonly #terms: number[][] = []

  constructor(vocabulary: number) {
    this.counts = new Uint8Array(vocabulary)
  }

  /**
   * Terms come in ascending order.
   *
   * @throws RangeError on more than 255 keys.
   */
  add(term: number, keys: readonly string[]): void {
    if (keys.length > mostKeys) throw new RangeError(`a word with ${keys.length} keys`)
    this.counts[term] = keys.length
    for (const key of keys) {
      const number = this.names.numberOf(key)
      this.#terms[number] ??= []
      this.#terms[number].push(term)
    }
  }

  /** Each key's postings, in the order of `names`: the steps between its terms. */
  *postings(): Generator<Uint8Array> {
    const bytes = new VarintWriter()
    for (const terms of this.#terms) {
      let last = -1
      for (const term of terms) {
        bytes.write(term - last)
        last = term
      }
      yield bytes.take()
    }
  }
}
