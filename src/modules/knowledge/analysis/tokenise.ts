import { foldArabic } from './fold-arabic.ts'
import { foldLatin } from './fold-latin.ts'

/** A word or a number of a text, in its search form. */
export type Token = {
  readonly text: string
  readonly script: 'arabic' | 'latin' | 'number' | 'other'
}

/** Longer runs are not words (a base64 blob, a font gone wrong); only their beginning is searched. */
const longestToken = 48

/**
 * In this order: numbers with their separators (09-08, 12.5, 2.12.682), initials and codes held by dots (X.0, S.A.),
 * runs of letters. Digits stay in a Latin word (D4SD, BM25) but part from Arabic letters («4أدناه»), which extraction
 * glues together. Marks and invisible controls belong to the word they stand in.
 */
export const wordPattern =
  /(?<latin>\p{Script=Latin}(?:\.\p{Script=Latin})+(?![\p{L}\p{N}])|\p{Script=Latin}\.\p{Nd}+(?![\p{L}\p{N}])|\p{Script=Latin}[\p{Script=Latin}\p{Nd}\p{M}\p{Cf}]*|[0-9]+\p{Script=Latin}[\p{Script=Latin}\p{Nd}\p{M}]*)|(?<number>\p{Nd}+(?:[.,\-/٫٬‑–]\p{Nd}+)*)|(?<arabic>\p{Script=Arabic}(?:[\p{Script=Arabic}\p{Script=Cyrillic}\p{M}\p{Cf}\u0640])*)|(?<other>[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*)/gu

/** The tokens of a text in reading order. Elisions («l'article», «qu’il») come out as two. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const { latin, number, arabic, other } = match.groups as Record<string, string | undefined>
    if (arabic !== undefined) {
      // Digits and punctuation of the Arabic block have the script's property too, and are no letters.
      for (const part of arabic.split(/[^\p{L}\p{M}\p{Cf}\u0640]+/u)) add(tokens, foldArabic(part), 'arabic')
    } else if (latin !== undefined) add(tokens, foldLatin(latin.replaceAll('.', isInitials(latin) ? '' : '.')), 'latin')
    else if (number !== undefined) addNumber(tokens, number)
    else if (other !== undefined) add(tokens, other.normalize('NFKC').toLowerCase(), 'other')
  }
  return tokens
}

/** S.A., U.N.E.S.C.O: the dots say nothing. In X.0 the dot is part of the name. */
function isInitials(word: string): boolean {
  return /^[^\d]+$/u.test(word)
}

/**
 * Separators are one and the same: 09-08, 09.08 and 09/08 are ways of writing one law. A year inside a date or a
 * reference is searched by itself too.
 */
function addNumber(tokens: Token[], number: string): void {
  const parts = westernDigits(number).split(/[^0-9]+/)
  add(tokens, parts.join('.'), 'number')
  if (parts.length > 1) for (const part of parts) if (/^(1[3-9]|20)\d\d$/.test(part)) add(tokens, part, 'number')
}

function add(tokens: Token[], text: string, script: Token['script']): void {
  if (text !== '') tokens.push({ text: text.slice(0, longestToken), script })
}

/** Arabic-Indic, Persian and every other decimal digit as ASCII. Unicode lays each set of ten out in order. */
export function westernDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0)!
    if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
    if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
    const compatible = digit.normalize('NFKC')
    return /^[0-9]$/.test(compatible) ? compatible : digit
  })
}
