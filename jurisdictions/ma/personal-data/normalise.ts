/** A text in which identifiers are looked for, and where each of its characters stands in the original. */
export type NormalisedText = {
  readonly text: string
  /** Offsets into the original, in UTF-16 units, by offset in `text`: where its character begins, and where it ends. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const dropped = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/u
const space = /[\p{Zs}\t]/u
const dash = /[\p{Pd}\u2212]/u

/**
 * Writes digits as 0-9, spaces and dashes in one form, and leaves out what the eye does not see: bidirectional controls,
 * zero-width characters, tatweel, marks above and below letters. Compatibility forms are written out (NFKD); with the
 * marks gone, `né` and `ne`, or `أ` and `ا`, are the same.
 */
export function normalise(original: string): NormalisedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const written = normalCharacter(character)
    for (let i = 0; i < written.length; i++) {
      starts.push(at)
      ends.push(end)
    }
    parts.push(written)
    at = end
  }
  return { text: parts.join(''), starts, ends }
}

function normalCharacter(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x80) return character === '\t' ? ' ' : character
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  if (dash.test(character)) return '-'
  if (space.test(character)) return ' '
  let written = ''
  for (const part of character.normalize('NFKD')) if (!dropped.test(part)) written += part
  // A half sign written out would be one number ending and another beginning inside one character.
  return written.length <= 1 || isOfOneKind(written) ? written : character
}

function isOfOneKind(text: string): boolean {
  return /^(?:\d+|\p{L}+|[^\d\p{L}]+)$/u.test(text)
}
