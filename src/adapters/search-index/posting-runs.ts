import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { readAt } from './page-cache.ts'
import { VarintWriter } from './varint.ts'

/** How many postings are gathered before they go to disk: 12 bytes each, so 24 MiB. */
const runPostings = 1 << 21

type Run = { readonly path: string; readonly terms: Uint32Array; readonly lengths: Uint32Array }

/**
 * Turns postings that arrive passage by passage into postings that lie term by term, in bounded memory: a full buffer
 * is sorted by term and written out as a run, and the runs are joined at the end. Passages arrive in ascending order,
 * so a term's parts from successive runs follow each other as they are.
 */
export class PostingRuns {
  readonly #directory: string
  readonly #capacity: number
  readonly #terms: Uint32Array
  readonly #passages: Uint32Array
  readonly #counts: Uint32Array
  readonly #runs: Run[] = []
  /** For each term, one more than the last passage written, and in how many passages it stands. */
  #written = new Uint32Array(1 << 12)
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
    this.#written = roomFor(this.#written, vocabulary)
    this.#frequencies = roomFor(this.#frequencies, vocabulary)
    const order = this.#byTerm(vocabulary)
    const terms: number[] = []
    const lengths: number[] = []
    const path = join(this.#directory, `run-${this.#runs.length}`)
    const file = await open(path, 'wx')
    try {
      const bytes = new VarintWriter()
      let partStart = 0
      for (const [i, posting] of order.entries()) {
        const term = this.#terms[posting]!
        const passage = this.#passages[posting]!
        const count = this.#counts[posting]!
        const step = passage + 1 - this.#written[term]!
        this.#written[term] = passage + 1
        this.#frequencies[term]!++
        bytes.write(((step << 1) | (count === 1 ? 1 : 0)) >>> 0)
        if (count !== 1) bytes.write(count)
        const following = order[i + 1]
        if (following !== undefined && this.#terms[following] === term) continue
        terms.push(term)
        lengths.push(bytes.length - partStart)
        partStart = bytes.length
        if (bytes.length > 1 << 20) {
          await file.writeFile(bytes.take())
          partStart = 0
        }
      }
      await file.writeFile(bytes.take())
    } finally {
      await file.close()
    }
    this.#runs.push({ path, terms: Uint32Array.from(terms), lengths: Uint32Array.from(lengths) })
    this.#filled = 0
  }

  /** Places of the gathered postings in the order of their terms, and of arrival within one: a counting sort. */
  #byTerm(vocabulary: number): Uint32Array {
    const starts = new Uint32Array(vocabulary + 1)
    for (let i = 0; i < this.#filled; i++) starts[this.#terms[i]! + 1]!++
    for (let term = 0; term < vocabulary; term++) starts[term + 1]! += starts[term]!
    const order = new Uint32Array(this.#filled)
    for (let i = 0; i < this.#filled; i++) order[starts[this.#terms[i]!]!++] = i
    return order
  }

  /** In how many passages each term stands. */
  frequencies(vocabulary: number): Uint32Array {
    return this.#frequencies.slice(0, vocabulary)
  }

  /** The bytes of each term's postings, in parts, in the order of the terms. */
  async *joined(vocabulary: number): AsyncGenerator<{ readonly term: number; readonly bytes: Uint8Array }> {
    const readers = await Promise.all(this.#runs.map(async (run) => ({ run, at: 0, bytes: await readRun(run.path) })))
    try {
      for (let term = 0; term < vocabulary; term++) {
        for (const reader of readers) {
          if (reader.run.terms[reader.at] !== term) continue
          yield { term, bytes: await reader.bytes.next(reader.run.lengths[reader.at++]!) }
        }
      }
    } finally {
      for (const reader of readers) await reader.bytes.close()
    }
  }
}

function roomFor(numbers: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
  if (numbers.length >= count) return numbers
  const larger = new Uint32Array(count * 2)
  larger.set(numbers)
  return larger
}

/** A run read forward, a stretch at a time. */
async function readRun(path: string) {
  const file = await open(path, 'r')
  const stretch = 1 << 18
  let buffer = new Uint8Array(0)
  let position = 0
  return {
    async next(length: number): Promise<Uint8Array> {
      if (buffer.length < length) {
        const more = await readAt(file, position, Math.max(stretch, length))
        position += more.length
        const joined = new Uint8Array(buffer.length + more.length)
        joined.set(buffer)
        joined.set(more, buffer.length)
        buffer = joined
      }
      const bytes = buffer.subarray(0, length)
      buffer = buffer.subarray(length)
      return bytes
    },
    close: () => file.close(),
  }
}
