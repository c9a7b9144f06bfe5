import type { PersonalDataCount } from '../../../src/kernel/ports/personal-data.ts'
import { confidence } from './confidence.ts'
import { findPersonalData } from './find-personal-data.ts'
import type { Found } from './found.ts'
import { normalise } from './normalise.ts'
import { dataTypes } from './types.ts'
import { kind } from './words.ts'

/** Characters that are looked at together, and how many before and after them are looked at as well. */
const block = 1 << 16
const margin = 1 << 10

const certainFrom = confidence.distinctive
export const likelyFrom = 0.8

/** How often each type was found, and how surely. */
export class Counts {
  readonly #counts = new Map<string, { certain: number; likely: number; possible: number }>()
  healthWords = 0

  add(type: string, sure: number, count = 1): void {
    const own = this.#counts.get(type) ?? { certain: 0, likely: 0, possible: 0 }
    this.#counts.set(type, own)
    if (sure >= certainFrom) own.certain += count
    else if (sure >= likelyFrom) own.likely += count
    else own.possible += count
  }

  list(): PersonalDataCount[] {
    return dataTypes.flatMap(({ type }) => {
      const own = this.#counts.get(type)
      return own ? [{ type, ...own }] : []
    })
  }
}

/**
 * Counts what is in a text that comes in pieces. The text is cut where its length says, not where the pieces end, and each
 * part is looked at together with what stands around it.
 */
export class TextSurvey {
  readonly #counts: Counts
  readonly #isAllowed: (type: string, value: string) => boolean
  /** Half a character that the last piece ended with. */
  #half = ''
  #text = ''
  /** Where in `#text` that begins which was not counted yet. */
  #fresh = 0

  constructor(counts: Counts, isAllowed: (type: string, value: string) => boolean) {
    this.#counts = counts
    this.#isAllowed = isAllowed
  }

  add(piece: string): void {
    const whole = this.#half + piece
    const isHalf = /[\ud800-\udbff]$/.test(whole)
    this.#half = isHalf ? whole.slice(-1) : ''
    this.#text += normalise(isHalf ? whole.slice(0, -1) : whole).text
    while (this.#text.length - this.#fresh >= block + margin) this.#count(block)
  }

  end(): void {
    this.#text += this.#half
    this.#count(this.#text.length - this.#fresh)
    this.#text = ''
    this.#half = ''
    this.#fresh = 0
  }

  #count(length: number): void {
    const to = this.#fresh + length
    const text = this.#text.slice(0, to + margin)
    const { found, words } = findPersonalData(text)
    const isFresh = (start: number) => start >= this.#fresh && start < to
    for (const one of found) {
      if (isFresh(one.start) && !this.#allows(text, one)) this.#counts.add(one.type, one.confidence)
    }
    if ((words.allKinds & kind.health) !== 0) {
      for (let i = 0; i < words.count; i++) {
        if ((words.kinds[i]! & kind.health) !== 0 && isFresh(words.starts[i]!)) this.#counts.healthWords += 1
      }
    }
    const kept = Math.max(0, to - margin)
    this.#text = this.#text.slice(kept)
    this.#fresh = to - kept
  }

  #allows(text: string, { type, start, end }: Found): boolean {
    return this.#isAllowed(type, text.slice(start, end))
  }
}
