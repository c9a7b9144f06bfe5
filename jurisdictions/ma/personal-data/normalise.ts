/** A text in which identifiers are looked for, and where each of its characters stands in the original. */
export type NormalisedText = {
  readonly text: string
  /** Where the character at an offset of `text` begins in the original, in UTF-16 units. */
  startOf(offset: number): number
  /** Where the character at an offset of `text` ends in the original. */
  endOf(offset: number): number
}

const dropped = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/u
const space = /[\p{Zs}\t]/u
const dash = /[\p{Pd}\u2212]/u

// What a code unit is written as. Three noncharacters of Unicode stand for what no code unit says.
const isDropped = 0xfdd0
const takesLonger = 0xfdd1
const notYetKnown = 0xffff
const written = new Uint16Array(0x1_0000).fill(notYetKnown)

/**
 * Writes digits as 0-9, spaces and dashes in one form, and leaves out what the eye does not see: bidirectional controls,
 * zero-width characters, tatweel, marks above and below letters. Compatibility forms are written out (NFKD); with the
 * marks gone, `né` and `ne`, or `أ` and `ا`, are the same.
 */
export function normalise(original: string): NormalisedText {
  const stretches = new Stretches()
  let units = new Uint16Array(original.length + 32)
  let length = 0
  for (let at = 0; at < original.length; at++) {
    const unit = original.charCodeAt(at)
    const known = written[unit]!
    const form = known === notYetKnown ? learn(unit) : known
    if (form === isDropped) {
      stretches.follow(length, at + 1)
    } else if (form === takesLonger) {
      const character = String.fromCodePoint(original.codePointAt(at)!)
      const parts = normalCharacter(character)
      if (length + parts.length + original.length - at > units.length) units = widened(units, parts.length)
      stretches.stand(length, at, at + character.length)
      for (let i = 0; i < parts.length; i++) units[length++] = parts.charCodeAt(i)
      at += character.length - 1
      stretches.follow(length, at + 1)
    } else {
      units[length++] = form
    }
  }
  const text = Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
  return { text, startOf: (offset) => stretches.startOf(offset), endOf: (offset) => stretches.endOf(offset) }
}

function learn(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
  const form = isSurrogate ? undefined : normalCharacter(String.fromCharCode(unit))
  const code = form === '' ? isDropped : form?.length === 1 ? form.charCodeAt(0) : takesLonger
  const isReserved = unit === isDropped || unit === takesLonger || unit === notYetKnown
  written[unit] = isReserved ? takesLonger : code
  return written[unit]!
}

function widened(units: Uint16Array<ArrayBuffer>, more: number): Uint16Array<ArrayBuffer> {
  const wider = new Uint16Array(units.length * 2 + more)
  wider.set(units)
  return wider
}

/**
 * Where characters of a normalised text come from. Almost all stand one for one, at one distance; a stretch begins where
 * that distance changes.
 */
class Stretches {
  readonly #froms: number[] = [0]
  readonly #starts: number[] = [0]
  /** Where the character ends that all offsets of the stretch come from; -1 when they come from one each. */
  readonly #ends: number[] = [-1]

  /** From here on, one for one. */
  follow(from: number, start: number): void {
    this.#add(from, start, -1)
  }

  /** From here on, everything was written for one character. */
  stand(from: number, start: number, end: number): void {
    this.#add(from, start, end)
  }

  startOf(offset: number): number {
    const i = this.#at(offset)
    return this.#ends[i] === -1 ? this.#starts[i]! + offset - this.#froms[i]! : this.#starts[i]!
  }

  endOf(offset: number): number {
    const i = this.#at(offset)
    return this.#ends[i] === -1 ? this.#starts[i]! + offset - this.#froms[i]! + 1 : this.#ends[i]!
  }

  #add(from: number, start: number, end: number): void {
    const last = this.#froms.length - 1
    const i = this.#froms[last] === from ? last : last + 1
    this.#froms[i] = from
    this.#starts[i] = start
    this.#ends[i] = end
  }

  #at(offset: number): number {
    let low = 0
    let high = this.#froms.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#froms[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function normalCharacter(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x80) return character === '\t' ? ' ' : character
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  if (dash.test(character)) return '-'
  if (space.test(character)) return ' '
  let parts = ''
  for (const part of character.normalize('NFKD')) if (!dropped.test(part)) parts += part
  // A half sign written out would be one number ending and another beginning inside one character.
  return parts.length <= 1 || isOfOneKind(parts) ? parts : character
}

function isOfOneKind(text: string): boolean {
  return /^(?:\d+|\p{L}+|[^\d\p{L}]+)$/u.test(text)
}
