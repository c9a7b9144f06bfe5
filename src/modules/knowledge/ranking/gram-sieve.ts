const size = 1 << 13
const edge = 0x5f

/**
 * Tells at once of most stems that they share no character gram with some others: grams are at least three letters long,
 * edges included, and no three letters in a row are the same.
 */
export class GramSieve {
  readonly #marks = new Uint8Array(size)

  constructor(stems: readonly string[]) {
    for (const stem of stems) for (let at = 0; at < stem.length; at++) this.#marks[place(stem, at)] = 1
  }

  /** False only where `characterGrams` of the stem and of the others have none in common. */
  mayShare(stem: string): boolean {
    for (let at = 0; at < stem.length; at++) if (this.#marks[place(stem, at)] === 1) return true
    return false
  }
}

/** Of the letter at this place, the one before and the one after; a stem is closed on both sides. */
function place(stem: string, at: number): number {
  const before = at === 0 ? edge : stem.charCodeAt(at - 1)
  const after = at + 1 === stem.length ? edge : stem.charCodeAt(at + 1)
  return ((before * 31 + stem.charCodeAt(at)) * 31 + after) & (size - 1)
}
