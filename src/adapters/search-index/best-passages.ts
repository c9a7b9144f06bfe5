export type ScoredPassage = { readonly score: number; readonly scope: number; readonly passage: number }

/** Keeps the best so many of all that are offered: a heap with the worst of them on top. */
export class BestPassages {
  readonly #limit: number
  readonly #heap: ScoredPassage[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Nothing is kept at a score of 0. Of equal scores the one offered first is kept. */
  offer(score: number, scope: number, passage: number): void {
    if (!(score > 0) || this.#limit === 0) return
    const heap = this.#heap
    if (heap.length < this.#limit) {
      heap.push({ score, scope, passage })
      this.#rise(heap.length - 1)
    } else if (score > heap[0]!.score) {
      heap[0] = { score, scope, passage }
      this.#sink()
    }
  }

  /** Best first; equal scores in the order of scopes and passages. */
  sorted(): ScoredPassage[] {
    return this.#heap.toSorted((a, b) => (isWorse(a, b) ? 1 : -1))
  }

  #rise(from: number): void {
    let child = from
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!isWorse(this.#heap[child]!, this.#heap[parent]!)) return
      this.#swap(child, parent)
      child = parent
    }
  }

  #sink(): void {
    let parent = 0
    for (;;) {
      let worst = parent
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < this.#heap.length && isWorse(this.#heap[child]!, this.#heap[worst]!)) worst = child
      if (worst === parent) return
      this.#swap(parent, worst)
      parent = worst
    }
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}

function isWorse(a: ScoredPassage, b: ScoredPassage): boolean {
  return a.score - b.score < 0 || (a.score === b.score && (a.scope - b.scope || a.passage - b.passage) > 0)
}
