import type { PersonalDataAction, TreatedCount, Treatment } from '../../../src/kernel/ports/personal-data.ts'
import { confidence } from './confidence.ts'
import { findPersonalData } from './find-personal-data.ts'
import type { Found } from './found.ts'
import { maskOf, typeOf } from './mask-personal-data.ts'
import { normalise } from './normalise.ts'
import { isAllowedBy, tokenOf } from './tokens.ts'

const shortestKey = 16
/** Characters that are looked at together, and how many before and after them are looked at as well. */
const block = 1 << 16
const margin = 1 << 10

/** What is done with each type, and how often it was. */
export class Acts {
  readonly #treatment: Treatment
  readonly #isAllowed: (type: string, value: string) => boolean
  readonly #counts = new Map<string, TreatedCount>()
  isBlocked = false

  constructor(treatment: Treatment) {
    const tokenises = Object.values(treatment.actions).includes('tokenise')
    if (tokenises && (treatment.key?.length ?? 0) < shortestKey) {
      throw new RangeError(`tokens need a key of ${shortestKey} bytes or more`)
    }
    this.#treatment = treatment
    this.#isAllowed = isAllowedBy(treatment)
  }

  list(): TreatedCount[] {
    return [...this.#counts.values()].sort((one, other) => (one.type < other.type ? -1 : one.type > other.type ? 1 : 0))
  }

  /** What stands in the place of a value; the value itself where it is left. */
  on(type: string, sure: number, value: string): string {
    if (this.#isAllowed(type, value)) return value
    const acts = sure >= Math.min(typeOf.get(type)?.maskedFrom ?? confidence.uncertain, confidence.uncertain)
    const action = acts ? (this.#treatment.actions[type] ?? 'warn') : 'warn'
    // Shape alone does not hold up a whole text.
    const done = action === 'block' && sure < confidence.uncertain ? 'warn' : action
    this.#count(type, done)
    if (done === 'block') this.isBlocked = true
    if (done === 'mask') return maskOf(type, value.length)
    return done === 'tokenise' ? tokenOf(type, value, this.#treatment.key!) : value
  }

  #count(type: string, action: PersonalDataAction): void {
    const key = `${type} ${action}`
    this.#counts.set(key, { type, action, count: (this.#counts.get(key)?.count ?? 0) + 1 })
  }
}

/** Treats a text that comes in pieces; how it is cut changes nothing. */
export class TextTreatment {
  readonly #acts: Acts
  #text = ''
  /** Where in `#text` that begins which was not given yet. */
  #fresh = 0

  constructor(acts: Acts) {
    this.#acts = acts
  }

  add(piece: string): string {
    this.#text += piece
    let result = ''
    while (this.#text.length - this.#fresh >= block + margin) result += this.#treat(block)
    return result
  }

  end(): string {
    const result = this.#treat(this.#text.length - this.#fresh)
    this.#text = ''
    this.#fresh = 0
    return result
  }

  #treat(length: number): string {
    const to = this.#fresh + length
    const text = this.#text.slice(0, to + margin)
    let result = ''
    let at = this.#fresh
    for (const { type, start, end, confidence: sure } of originalFindings(text)) {
      if (start >= to || end <= at) continue
      const from = Math.max(start, at)
      result += text.slice(at, from) + this.#acts.on(type, sure, text.slice(from, end))
      at = end
    }
    if (at < to) {
      result += text.slice(at, to)
      at = to
    }
    const kept = Math.max(0, at - margin)
    this.#text = this.#text.slice(kept)
    this.#fresh = at - kept
    return result
  }
}

/** What is found in a text, by its places there. */
export function originalFindings(text: string): Found[] {
  const { text: normal, startOf, endOf } = normalise(text)
  return findPersonalData(normal).found.map((found) => ({
    ...found,
    start: startOf(found.start),
    end: endOf(found.end - 1),
  }))
}
