/** What a UTF-16 unit is to the measures of this folder. Signs beyond the basic plane are `other` throughout. */
export const arabicLetter = 1
export const latinLetter = 2
export const otherLetter = 3
/** Marks, tatweel and invisible controls: part of the word they stand in. */
export const silent = 4
const digit = 5
export const space = 6
/** Punctuation, symbols, halves of surrogate pairs. */
export const other = 0

let kinds: Uint8Array | undefined

/** The kind of every UTF-16 unit, made once: looking it up is many times quicker than asking a regular expression. */
export function letterKinds(): Uint8Array {
  kinds ??= Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(String.fromCharCode(code)))
  return kinds
}

function kindOf(sign: string): number {
  if (/[\p{M}\p{Cf}\u0640]/u.test(sign)) return silent
  if (/\p{L}/u.test(sign)) {
    if (/\p{Script=Arabic}/u.test(sign)) return arabicLetter
    return /\p{Script=Latin}/u.test(sign) ? latinLetter : otherLetter
  }
  if (/\p{N}/u.test(sign)) return digit
  return /\s/u.test(sign) ? space : other
}
