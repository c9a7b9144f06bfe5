/** A stretch of a sentence in which a rule found something, in UTF-16 units, end exclusive. */
export type FoundWords = { readonly start: number; readonly end: number }

export function overlaps(one: FoundWords, other: FoundWords): boolean {
  return one.start < other.end && other.start < one.end
}

/** Arabic-Indic and Persian digits as ASCII, and every space as one: as long as before, so that places stay. */
export function withPlainDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
}
