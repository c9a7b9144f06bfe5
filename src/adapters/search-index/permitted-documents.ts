import { blockPostings, type TermPostings } from './posting-blocks.ts'
import type { IndexReader } from './read-index.ts'

/** How many sets of permitted documents of an index are remembered. */
const mostSets = 8
/** Beyond so many, the frequencies counted within a set are forgotten, and counted again when asked for. */
const mostFrequencies = 1 << 16

/**
 * Some of an index's documents, and what BM25 divides by counted over them alone: were the others counted too, their
 * words would show in everybody's scores. Nothing here depends on a document outside the set.
 */
export class PermittedDocuments {
  readonly passages: number
  /** How many terms its passages hold, by field. */
  readonly totals: { readonly words: number; readonly grams: number }
  /** One bit for each passage of the index. */
  readonly #bits: Uint32Array
  readonly #frequencies = new Map<number, number>()

  constructor(reader: IndexReader, marked: Uint8Array) {
    this.#bits = new Uint32Array((reader.passages + 31) >>> 5)
    let passages = 0
    let words = 0
    let grams = 0
    for (let passage = 0; passage < reader.passages; passage++) {
      if (marked[reader.passageDocuments[passage]!] !== 1) continue
      this.#bits[passage >>> 5]! |= 1 << (passage & 31)
      passages++
      words += reader.lengths.words[passage]!
      grams += reader.lengths.grams[passage]!
    }
    this.passages = passages
    this.totals = { words, grams }
  }

  has(passage: number): boolean {
    return (this.#bits[passage >>> 5]! & (1 << (passage & 31))) !== 0
  }

  /** Whether there is one from `start` to `end`; both are multiples of 32, and the end may lie past the last passage. */
  hasWithin(start: number, end: number): boolean {
    const last = Math.min(end >>> 5, this.#bits.length)
    for (let word = start >>> 5; word < last; word++) if (this.#bits[word] !== 0) return true
    return false
  }

  /** In how many permitted passages a term stands, where that was counted before. */
  knownFrequency(term: number): number | undefined {
    return this.#frequencies.get(term)
  }

  count(term: number, postings: TermPostings): number {
    const passages = new Uint32Array(blockPostings)
    const counts = new Uint32Array(blockPostings)
    const bits = this.#bits
    let frequency = 0
    for (let block = 0; block < postings.blocks; block++) {
      const size = postings.decode(block, passages, counts)
      for (let i = 0; i < size; i++) frequency += (bits[passages[i]! >>> 5]! >>> (passages[i]! & 31)) & 1
    }
    if (this.#frequencies.size >= mostFrequencies) this.#frequencies.clear()
    this.#frequencies.set(term, frequency)
    return frequency
  }
}

/** The sets of permitted documents that an index was lately searched with. */
export class PermittedSets {
  readonly #reader: IndexReader
  readonly #recent: { readonly marked: Uint8Array; readonly permitted: PermittedDocuments }[] = []

  constructor(reader: IndexReader) {
    this.#reader = reader
  }

  /** `undefined` means that all documents of the index are permitted. */
  of(documents: readonly string[] | 'all'): PermittedDocuments | undefined {
    if (documents === 'all') return undefined
    const marked = this.#reader.markDocuments(documents)
    if (!marked.includes(0)) return undefined
    // Found again by being equal in every document, never by a digest that two sets might share.
    const known = this.#recent.findIndex((set) => Buffer.compare(set.marked, marked) === 0)
    const set =
      known >= 0
        ? this.#recent.splice(known, 1)[0]!
        : { marked, permitted: new PermittedDocuments(this.#reader, marked) }
    this.#recent.push(set)
    if (this.#recent.length > mostSets) this.#recent.shift()
    return set.permitted
  }
}
