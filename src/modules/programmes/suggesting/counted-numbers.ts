import { type FoundWords, overlaps, withPlainDigits } from './found-words.ts'
import { beginsWithMonth } from './stated-dates.ts'

/** A number in a sentence with the word for what it counts; null where none follows it. */
export type FoundNumber = FoundWords & { readonly number: number; readonly counted: string | null }

const spelled: Readonly<Record<string, number>> = {
  ...{ ثلاث: 3, ثلاثة: 3, أربع: 4, أربعة: 4, خمس: 5, خمسة: 5, ست: 6, ستة: 6, سبع: 7, سبعة: 7, ثمان: 8, ثماني: 8 },
  ...{ ثمانية: 8, تسع: 9, تسعة: 9, عشر: 10, عشرة: 10, عشرون: 20, عشرين: 20, ثلاثون: 30, ثلاثين: 30 },
  ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12, quinze: 15 },
  ...{ vingt: 20, trente: 30, quarante: 40, cinquante: 50, cent: 100 },
  ...{ two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, twenty: 20, thirty: 30 },
}

const word = "\\p{L}[\\p{L}\\p{M}’'-]*"
/** «بثماني» and «وثماني» are «ثماني»; the longest spelling first. */
const words = Object.keys(spelled)
  .sort((one, other) => other.length - one.length)
  .join('|')
const pattern = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}.,/:-])(?:(?<digits>\\d{1,3}(?:[ .,]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?)(?![\\p{L}\\p{N}/:-])|(?:و?[بل]?)(?<word>${words})(?![\\p{L}\\p{M}]))(?:\\s*(?<share>%)|\\s+(?<counted>${word}(?:\\s+${word})?))?`,
  'giu',
)

/**
 * Numbers in digits and in words, with what they count. Years, parts of dates, ordinals and parts of names («D4SD»,
 * «X.0») are none.
 */
export function findCountedNumbers(sentence: string, dates: readonly FoundWords[]): FoundNumber[] {
  const text = withPlainDigits(sentence)
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { digits, word, share, counted } = match.groups!
    const found = { start: match.index, end: match.index + match[0].length }
    const figure = { start: found.start, end: found.start + (digits ?? word)!.length }
    if (dates.some((date) => overlaps(date, figure))) return []
    if (counted !== undefined && beginsWithMonth(counted)) return []
    if (digits !== undefined && /^(?:19|20)\d\d$/.test(digits)) return []
    const number = digits === undefined ? spelled[word!.toLowerCase()]! : numberOf(digits)
    return [{ ...found, number, counted: share ?? counted ?? null }]
  })
}

/** Groups of three are thousands, whatever parts them; else a comma or a point parts the decimals. */
function numberOf(digits: string): number {
  const isGrouped = /^\d{1,3}(?:[ .,]\d{3})+$/.test(digits)
  return Number(isGrouped ? digits.replace(/[ .,]/g, '') : digits.replace(',', '.'))
}
