/** So many pairs stand for a block at most; more would cost more to keep than they sharpen the bound. */
const mostPairs = 4

/** How often a term stands in a passage, and how long that passage is. */
export type Impact = { readonly count: number; readonly length: number }

/**
 * What a BM25 score within a block of postings cannot exceed, whatever the statistics: of the pairs (count, length) in
 * it those that no other beats on both, since a score only grows with the count and shrinks with the length. Being
 * kept as pairs and not as a score, they bound it for any part of the documents and any average length.
 */
export class Impacts {
  /** The least length by count, for the counts that nearly all postings have. */
  readonly #shortest = new Float64Array(16).fill(Number.POSITIVE_INFINITY)
  #most = 0
  #shortestOfMore = Number.POSITIVE_INFINITY

  add(count: number, length: number): void {
    if (count < this.#shortest.length) {
      if (length < this.#shortest[count]!) this.#shortest[count] = length
    } else {
      if (count > this.#most) this.#most = count
      if (length < this.#shortestOfMore) this.#shortestOfMore = length
    }
  }

  /** The pairs so far, counts and lengths both ascending; adding begins anew. */
  take(): Impact[] {
    const pairs: Impact[] = []
    let shortest = Number.POSITIVE_INFINITY
    if (this.#most > 0) {
      pairs.push({ count: this.#most, length: this.#shortestOfMore })
      shortest = this.#shortestOfMore
    }
    for (let count = this.#shortest.length - 1; count >= 0; count--) {
      const length = this.#shortest[count]!
      if (length < shortest) {
        pairs.push({ count, length })
        shortest = length
      }
    }
    this.#shortest.fill(Number.POSITIVE_INFINITY)
    this.#most = 0
    this.#shortestOfMore = Number.POSITIVE_INFINITY
    pairs.reverse()
    if (pairs.length <= mostPairs) return pairs
    const kept = pairs.slice(0, mostPairs - 1)
    return [...kept, { count: pairs.at(-1)!.count, length: pairs[mostPairs - 1]!.length }]
  }
}
