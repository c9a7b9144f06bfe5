export type ScoredPassage = { readonly score: number; readonly scope: number; readonly passage: number }

/** Equal scores in the order of scopes and passages. */
export function bestFirst(a: ScoredPassage, b: ScoredPassage): number {
  return b.score - a.score || a.scope - b.scope || a.passage - b.passage
}

/** Keeps the best so many of all that are offered: a heap with the worst of them on top. */
export class BestPassages {
  readonly #scores: Float64Array
  readonly #scopes: Uint32Array
  readonly #passages: Uint32Array
  #size = 0

  constructor(limit: number) {
    this.#scores = new Float64Array(limit)
    this.#scopes = new Uint32Array(limit)
    this.#passages = new Uint32Array(limit)
  }

  /** What a score must exceed to be kept: that of the worst one kept, or 0 while there is room. */
  get threshold(): number {
    if (this.#scores.length === 0) return Number.POSITIVE_INFINITY
    return this.#size < this.#scores.length ? 0 : this.#scores[0]!
  }

  /** Offered in the order of scopes and passages. Nothing is kept at a score of 0; of equal scores the first stays. */
  offer(score: number, scope: number, passage: number): void {
    if (!(score > this.threshold)) return
    if (this.#size < this.#scores.length) this.#rise(this.#size++, score, scope, passage)
    else this.#sink(score, scope, passage)
  }

  /** Best first; equal scores in the order of scopes and passages. */
  sorted(): ScoredPassage[] {
    return Array.from({ length: this.#size }, (_, i) => {
      return { score: this.#scores[i]!, scope: this.#scopes[i]!, passage: this.#passages[i]! }
    }).sort(bestFirst)
  }

  #rise(from: number, score: number, scope: number, passage: number): void {
    let child = from
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#isWorse(score, scope, passage, parent)) break
      this.#copy(parent, child)
      child = parent
    }
    this.#put(child, score, scope, passage)
  }

  #sink(score: number, scope: number, passage: number): void {
    let parent = 0
    for (;;) {
      let worst = 2 * parent + 1
      if (worst >= this.#size) break
      const right = worst + 1
      if (
        right < this.#size &&
        this.#isWorse(this.#scores[right]!, this.#scopes[right]!, this.#passages[right]!, worst)
      )
        worst = right
      if (this.#isWorse(score, scope, passage, worst)) break
      this.#copy(worst, parent)
      parent = worst
    }
    this.#put(parent, score, scope, passage)
  }

  #isWorse(score: number, scope: number, passage: number, than: number): boolean {
    const other = this.#scores[than]!
    if (score !== other) return score < other
    return scope !== this.#scopes[than] ? scope > this.#scopes[than]! : passage > this.#passages[than]!
  }

  #copy(from: number, to: number): void {
    this.#put(to, this.#scores[from]!, this.#scopes[from]!, this.#passages[from]!)
  }

  #put(at: number, score: number, scope: number, passage: number): void {
    this.#scores[at] = score
    this.#scopes[at] = scope
    this.#passages[at] = passage
  }
}
