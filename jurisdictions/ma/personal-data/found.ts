/** Something found in a normalised text, by its offsets there. */
export type Found = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** Which characters of a text belong to what was found already: nothing is found twice. */
export class Taken {
  readonly #taken: Uint8Array

  constructor(length: number, found: readonly Found[]) {
    this.#taken = new Uint8Array(length)
    for (const one of found) this.add(one)
  }

  add({ start, end }: Found): void {
    this.#taken.fill(1, start, end)
  }

  holdsAny(start: number, end: number): boolean {
    const to = Math.min(end, this.#taken.length)
    for (let at = Math.max(0, start); at < to; at++) if (this.#taken[at] === 1) return true
    return false
  }
}
