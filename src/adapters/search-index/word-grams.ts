import type { TermCounts } from './term-counts.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The grams of every word of an index that is being built, by number: each word is taken apart once. */
export class WordGrams {
  readonly #vocabulary: Vocabulary
  readonly #gramsOf: (word: string) => readonly string[]
  /** For each word, one more than the place in `#grams` where their number stands, and they behind it; 0 before it is known. */
  #places = new Uint32Array(1 << 12)
  #grams = new Uint32Array(1 << 14)
  #length = 0

  constructor(vocabulary: Vocabulary, gramsOf: (word: string) => readonly string[]) {
    this.#vocabulary = vocabulary
    this.#gramsOf = gramsOf
  }

  /** Counts the grams of a word, whose number is `term`; says how many there are. */
  addTo(counts: TermCounts, term: number, word: string): number {
    if (term >= this.#places.length) this.#places = enlarged(this.#places, term + 1)
    const place = this.#places[term] || this.#take(term, word)
    const end = place + this.#grams[place - 1]!
    for (let i = place; i < end; i++) counts.add(this.#grams[i]!)
    return end - place
  }

  #take(term: number, word: string): number {
    const grams = this.#gramsOf(word)
    if (this.#length + grams.length >= this.#grams.length)
      this.#grams = enlarged(this.#grams, this.#length + grams.length + 1)
    this.#grams[this.#length++] = grams.length
    const place = this.#length
    this.#places[term] = place
    for (const gram of grams) this.#grams[this.#length++] = this.#vocabulary.numberOf('grams', gram)
    return place
  }
}

function enlarged(numbers: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, numbers.length * 2))
  larger.set(numbers)
  return larger
}
