import { blockPostings, type TermPostings } from './posting-blocks.ts'

/**
 * Adding and subtracting this rounds a number below 2^19 to a multiple of 2^-32. Sums of such multiples are exact, so a
 * passage's score is the same in whatever order its terms are added, and may be compared for equality.
 */
const rounding = 1.5 * 2 ** 20
/** Scores differ by this at least. */
export const leastDifference = 2 ** -32

/** So many postings are passed at once on the way to a passage. */
const stride = 12

/** What a term gives a passage under BM25: most · count / (count + flat + perTerm · length). */
export type Bm25 = { readonly most: number; readonly flat: number; readonly perTerm: number }

/** Passages of one stretch of the index with their scores so far, in ascending order. */
export type Scored = { readonly passages: Uint32Array; readonly scores: Float64Array; size: number }

/**
 * Walks the postings of one term of a query, window by window, and only ever forward. A block is decoded when its
 * passages are needed, and none between two passages that are probed.
 */
export class TermScorer {
  readonly postings: TermPostings
  /** No passage gets more than this from the term. */
  readonly bound: number
  readonly #formula: Bm25
  readonly #lengths: Uint32Array
  readonly #bounds: Float64Array
  readonly #passages = new Uint32Array(blockPostings)
  readonly #counts = new Uint32Array(blockPostings)
  /** The block that the walk stands in, the one that is decoded, and the place in it. */
  #block = 0
  #decoded = -1
  #size = 0
  #place = 0

  constructor(postings: TermPostings, lengths: Uint32Array, formula: Bm25) {
    this.postings = postings
    this.#formula = formula
    this.#lengths = lengths
    const { most, flat, perTerm } = formula
    const { impactStarts, impactCounts, impactLengths } = postings
    this.#bounds = new Float64Array(postings.blocks)
    let bound = 0
    for (let block = 0; block < postings.blocks; block++) {
      let highest = 0
      for (let i = impactStarts[block]!; i < impactStarts[block + 1]!; i++) {
        const score = (most * impactCounts[i]!) / (impactCounts[i]! + flat + perTerm * impactLengths[i]!)
        if (score > highest) highest = score
      }
      // Rounding may have gone down here and up there.
      highest += 2 * leastDifference
      this.#bounds[block] = highest
      if (highest > bound) bound = highest
    }
    this.bound = bound
  }

  /** Back to the first posting. */
  rewind(): void {
    this.#block = 0
    this.#place = 0
    if (this.#decoded !== 0) this.#decoded = -1
  }

  /** Goes to the passages from `start`; what a passage before `end` can get at most, 0 when the term stands in none. */
  boundWithin(start: number, end: number): number {
    const { lasts, blocks } = this.postings
    let block = this.#block
    while (block < blocks && lasts[block]! < start) block++
    this.#block = block
    if (block === blocks) return 0
    // A block that goes on past the window says little about it: look into it.
    if (lasts[block]! >= end) {
      this.#decode()
      this.#skipTo(start)
      return this.#passages[this.#place]! < end ? this.#bounds[block]! : 0
    }
    let bound = this.#bounds[block]!
    for (block++; block < blocks && lasts[block - 1]! + 1 < end; block++)
      if (this.#bounds[block]! > bound) bound = this.#bounds[block]!
    return bound
  }

  /** Adds what the passages from `start` to `end` get to `scores`, by their place after `start`, and marks them in `touched`. */
  accumulate(start: number, end: number, scores: Float64Array, touched: Uint32Array): void {
    const { most, flat, perTerm } = this.#formula
    const lengths = this.#lengths
    const passages = this.#passages
    const counts = this.#counts
    const { lasts, blocks } = this.postings
    while (this.#block < blocks) {
      this.#decode()
      this.#skipTo(start)
      let place = this.#place
      const size = this.#size
      for (; place < size; place++) {
        const passage = passages[place]!
        if (passage >= end) break
        const count = counts[place]!
        const score = (most * count) / (count + flat + perTerm * lengths[passage]!) + rounding - rounding
        const offset = passage - start
        scores[offset]! += score
        touched[offset >>> 5]! |= 1 << (offset & 31)
      }
      this.#place = place
      if (lasts[this.#block]! >= end) return
      this.#block++
    }
  }

  /** Adds what each of the passages gets, and keeps those that come above a score. */
  probe(candidates: Scored, above: number): void {
    const { passages: wanted, scores } = candidates
    const { most, flat, perTerm } = this.#formula
    const passages = this.#passages
    const bounds = this.#bounds
    const { lasts, blocks } = this.postings
    let block = this.#block
    let kept = 0
    for (let i = 0; i < candidates.size; i++) {
      const passage = wanted[i]!
      let score = scores[i]!
      while (block < blocks && lasts[block]! < passage) block++
      // A block that cannot lift it is not even decoded.
      if (block < blocks && score + bounds[block]! > above) {
        this.#block = block
        this.#decode()
        this.#skipTo(passage)
        if (passages[this.#place] === passage) {
          const count = this.#counts[this.#place]!
          score += (most * count) / (count + flat + perTerm * this.#lengths[passage]!) + rounding - rounding
        }
      }
      if (score <= above) continue
      wanted[kept] = passage
      scores[kept++] = score
    }
    this.#block = block
    candidates.size = kept
  }

  #decode(): void {
    if (this.#decoded === this.#block) return
    this.#size = this.postings.decode(this.#block, this.#passages, this.#counts)
    this.#decoded = this.#block
    this.#place = 0
  }

  /** To the first posting of the decoded block from this passage on; the caller knows that its last is not before it. */
  #skipTo(passage: number): void {
    const passages = this.#passages
    const size = this.#size
    let place = this.#place
    while (place + stride < size && passages[place + stride]! < passage) place += stride
    while (place < size && passages[place]! < passage) place++
    this.#place = place
  }
}
