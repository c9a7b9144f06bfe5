import type { TermPostings } from './posting-blocks.ts'

/** A file's terms are numbered below this. */
const mostTerms = 2 ** 32

/** The postings of terms of open files, each whole, the least recently used ones dropped beyond a budget. */
export class PostingCache {
  readonly #budgetBytes: number
  readonly #terms = new Map<number, TermPostings>()
  #bytes = 0

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes
  }

  /** `owner` tells the file apart from all others, past and present. */
  get(owner: number, term: number): TermPostings | undefined {
    const key = owner * mostTerms + term
    const postings = this.#terms.get(key)
    if (postings !== undefined) {
      this.#terms.delete(key)
      this.#terms.set(key, postings)
    }
    return postings
  }

  put(owner: number, term: number, postings: TermPostings): void {
    const key = owner * mostTerms + term
    this.#bytes += postings.byteLength - (this.#terms.get(key)?.byteLength ?? 0)
    this.#terms.delete(key)
    this.#terms.set(key, postings)
    for (const [oldest, { byteLength }] of this.#terms) {
      if (this.#bytes <= this.#budgetBytes) break
      this.#terms.delete(oldest)
      this.#bytes -= byteLength
    }
  }
}
