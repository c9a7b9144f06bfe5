import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { readAt } from './page-cache.ts'
import { VarintWriter } from './varint.ts'

/** How many postings are gathered before they go to disk: 12 bytes each, and 4 to sort them, so 64 MiB. */
const runPostings = 1 << 22

/**
 * Turns postings that arrive passage by passage into postings that lie term by term, in bounded memory: a full buffer
 * is sorted by term and written out as a run, and the runs are joined at the end. Passages arrive in ascending order,
 * so a term's parts from successive runs follow each other as they are.
 *
 * A run is, for each of its terms: the step from the term before, how many postings, and these: the step from the
 * passage before in this run, shifted left by one with the lowest bit set where the count is 1, else followed by it.
 * All are varints.
 */
export class PostingRuns {
  readonly #directory: string
  readonly #capacity: number
  readonly #terms: Uint32Array
  readonly #passages: Uint32Array
  readonly #counts: Uint32Array
  readonly #runs: string[] = []
  #frequencies = new Uint32Array(1 << 12)
  #filled = 0

  constructor(directory: string, capacity = runPostings) {
    this.#directory = directory
    this.#capacity = capacity
    this.#terms = new Uint32Array(capacity)
    this.#passages = new Uint32Array(capacity)
    this.#counts = new Uint32Array(capacity)
  }

  get full(): boolean {
    return this.#filled >= this.#capacity
  }

  /** The caller asks `full` before, and then flushes. */
  add(term: number, passage: number, count: number): void {
    this.#terms[this.#filled] = term
    this.#passages[this.#filled] = passage
    this.#counts[this.#filled++] = count
  }

  /** Writes what was gathered as a run. `vocabulary` is the number of terms so far. */
  async flush(vocabulary: number): Promise<void> {
    if (this.#filled === 0) return
    if (this.#frequencies.length < vocabulary) {
      const larger = new Uint32Array(vocabulary * 2)
      larger.set(this.#frequencies)
      this.#frequencies = larger
    }
    const ends = new Uint32Array(vocabulary)
    const order = this.#byTerm(ends)
    const path = join(this.#directory, `run-${this.#runs.length}`)
    const file = await open(path, 'wx')
    try {
      const bytes = new VarintWriter(1 << 21)
      let start = 0
      let lastTerm = 0
      for (let term = 0; term < vocabulary; term++) {
        const end = ends[term]!
        if (end === start) continue
        this.#frequencies[term]! += end - start
        bytes.write(term - lastTerm)
        bytes.write(end - start)
        lastTerm = term
        let before = 0
        for (let i = start; i < end; i++) {
          const posting = order[i]!
          const passage = this.#passages[posting]!
          const count = this.#counts[posting]!
          bytes.write((((passage - before) << 1) | (count === 1 ? 1 : 0)) >>> 0)
          if (count !== 1) bytes.write(count)
          before = passage
        }
        start = end
        if (bytes.length > 1 << 20) await file.writeFile(bytes.take())
      }
      await file.writeFile(bytes.take())
    } finally {
      await file.close()
    }
    this.#runs.push(path)
    this.#filled = 0
  }

  /**
   * Places of the gathered postings in the order of their terms, and of arrival within one: a counting sort. `ends`
   * gets for each term the place after its last.
   */
  #byTerm(ends: Uint32Array): Uint32Array {
    const terms = this.#terms
    for (let i = 0; i < this.#filled; i++) ends[terms[i]!]!++
    let start = 0
    for (let term = 0; term < ends.length; term++) {
      const count = ends[term]!
      ends[term] = start
      start += count
    }
    const order = new Uint32Array(this.#filled)
    for (let i = 0; i < this.#filled; i++) order[ends[terms[i]!]!++] = i
    return order
  }

  /** In how many passages each term stands. */
  frequencies(vocabulary: number): Uint32Array {
    return this.#frequencies.slice(0, vocabulary)
  }

  /**
   * Every posting, term by term and passage by passage. `endOfTerm` is called after a term's last and may answer with
   * a promise, which is waited for.
   */
  async join(
    posting: (term: number, passage: number, count: number) => void,
    endOfTerm: (term: number) => Promise<void> | undefined,
  ): Promise<void> {
    const readers = await Promise.all(this.#runs.map((path) => RunReader.open(path)))
    try {
      for (;;) {
        let term = Number.POSITIVE_INFINITY
        for (const reader of readers) if (reader.term < term) term = reader.term
        if (term === Number.POSITIVE_INFINITY) return
        for (const reader of readers) {
          if (reader.term !== term) continue
          while (!reader.passOn(posting)) await reader.readMore()
        }
        const written = endOfTerm(term)
        if (written) await written
      }
    } finally {
      for (const reader of readers) await reader.close()
    }
  }
}

/** A posting takes two varints of five bytes at most, and so does the head of a term. */
const longestPosting = 10
const stretch = 1 << 18

/** A run read forward, a stretch at a time. */
class RunReader {
  /** The term whose postings come next; infinite at the end. */
  term = 0
  readonly #file: FileHandle
  #buffer: Uint8Array = new Uint8Array(0)
  #position = 0
  #filePosition = 0
  #ended = false
  #left = 0
  #passage = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async open(path: string): Promise<RunReader> {
    const reader = new RunReader(await open(path, 'r'))
    // Of no term at all: it only reads the head of the first.
    while (!reader.passOn(() => {})) await reader.readMore()
    return reader
  }

  /** Gives out the postings of this term and goes on to the next; `false` when more must be read before. */
  passOn(posting: (term: number, passage: number, count: number) => void): boolean {
    while (this.#left > 0) {
      if (this.#isShort()) return false
      const head = this.#varint()
      this.#passage += head >>> 1
      this.#left--
      posting(this.term, this.#passage, head & 1 ? 1 : this.#varint())
    }
    if (this.#isShort()) return false
    if (this.#position >= this.#buffer.length) {
      this.term = Number.POSITIVE_INFINITY
      return true
    }
    this.term += this.#varint()
    this.#left = this.#varint()
    this.#passage = 0
    return true
  }

  async readMore(): Promise<void> {
    const rest = this.#buffer.subarray(this.#position)
    const more = await readAt(this.#file, this.#filePosition, stretch)
    this.#filePosition += more.length
    this.#ended = more.length === 0
    const joined = new Uint8Array(rest.length + more.length)
    joined.set(rest)
    joined.set(more, rest.length)
    this.#buffer = joined
    this.#position = 0
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  #isShort(): boolean {
    return !this.#ended && this.#buffer.length - this.#position < longestPosting
  }

  #varint(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#buffer[this.#position++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
}
