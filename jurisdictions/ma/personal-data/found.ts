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
    const from = Math.max(0, start)
    const at = this.#taken.subarray(from, end).indexOf(1)
    return at >= 0
  }
}
