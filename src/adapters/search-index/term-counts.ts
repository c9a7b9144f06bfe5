/** Counts the terms of one passage after the other, without a map for each: a stamp tells which passage a term was last seen in. */
export class TermCounts {
  /** The terms of this passage in the order of their first appearance, and how often each stands there. */
  terms = new Uint32Array(1 << 10)
  counts = new Uint32Array(1 << 10)
  size = 0
  #stamps = new Uint32Array(1 << 12)
  #places = new Uint32Array(1 << 12)
  #stamp = 1

  add(term: number): void {
    if (term >= this.#stamps.length) {
      this.#stamps = enlarged(this.#stamps, term + 1)
      this.#places = enlarged(this.#places, term + 1)
    }
    if (this.#stamps[term] === this.#stamp) {
      this.counts[this.#places[term]!]!++
      return
    }
    if (this.size === this.terms.length) {
      this.terms = enlarged(this.terms, this.size + 1)
      this.counts = enlarged(this.counts, this.size + 1)
    }
    this.#stamps[term] = this.#stamp
    this.#places[term] = this.size
    this.terms[this.size] = term
    this.counts[this.size++] = 1
  }

  /** The next passage begins. */
  clear(): void {
    this.size = 0
    this.#stamp++
  }
}

function enlarged(numbers: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, numbers.length * 2))
  larger.set(numbers)
  return larger
}
