import { type FoundWords, overlaps, withPlainDigits } from './found-words.ts'

/** A date that a sentence states whole, as far as it does: `2026-01-12`, `2025-07`, `2025`. */
export type FoundDate = FoundWords & { readonly date: string }

/** Months as Moroccan, French and English texts write them; of each the other spellings that are seen. */
const months: readonly (readonly string[])[] = [
  ['يناير', 'janvier', 'january'],
  ['فبراير', 'février', 'fevrier', 'february'],
  ['مارس', 'mars', 'march'],
  ['أبريل', 'ابريل', 'إبريل', 'avril', 'april'],
  ['ماي', 'مايو', 'mai', 'may'],
  ['يونيو', 'juin', 'june'],
  ['يوليوز', 'يوليو', 'juillet', 'july'],
  ['غشت', 'أغسطس', 'août', 'aout', 'august'],
  ['شتنبر', 'سبتمبر', 'septembre', 'september'],
  ['أكتوبر', 'اكتوبر', 'octobre', 'october'],
  ['نونبر', 'نوفمبر', 'novembre', 'november'],
  ['دجنبر', 'ديسمبر', 'décembre', 'decembre', 'december'],
]
const numberOfMonth = new Map(months.flatMap((names, at) => names.map((name) => [name, at + 1] as const)))

const vowelMarks = '[\\u064b-\\u0652]*'
/** Longest first, so that «مايو» is not read as «ماي»; vowel marks may stand between Arabic letters. */
const month = `(?<month>${[...numberOfMonth.keys()]
  .sort((one, other) => other.length - one.length)
  .map((name) => (/\p{Script=Arabic}/u.test(name) ? [...name].join(vowelMarks) + vowelMarks : name))
  .join('|')})(?!\\p{L})`
const year = '(?<year>(?:19|20)\\d\\d)(?![\\d-])'
const day = (name: string) => `(?<${name}>[0-3]?\\d)(?:er|st|nd|rd|th)?`
const yearWord = "(?:من\\s+)?(?:سنة\\s+|عام\\s+|de\\s+(?:l[’']année\\s+)?|of\\s+)?"

/** In the order in which they are tried; what one has found, no later one reads again. */
const patterns: readonly RegExp[] = [
  // 12 يناير 2026, 1er et 2 juillet 2025, 26 September 2025
  `(?<![\\p{N}.,/-])(?:${day('first')}\\s*(?:et|and|au|to|و|إلى|-|–)\\s*)?${day('day')}\\s+(?:(?:من|شهر|of|de)\\s+)?${month}\\s*,?\\s*${yearWord}${year}`,
  // January 12, 2026; July 1-2, 2025
  `(?<!\\p{L})${month}\\s+(?:${day('first')}\\s*(?:and|to|-|–)\\s*)?${day('day')},?\\s+${year}`,
  // 2026-01-12, 2026-01
  '(?<![\\p{N}.,/-])(?<year>(?:19|20)\\d\\d)-(?<number>\\d\\d)(?:-(?<day>\\d\\d))?(?![\\d-])',
  // يوليوز 2025, juillet 2025
  `(?<!\\p{L})${month}\\s+${yearWord}${year}`,
  // A bare year is a date only where a word says so: in «المغرب الرقمي 2030» it is part of a name.
  `(?<!\\p{L})(?:[ول]?(?:سنة|عام)|في|منذ|en|in|depuis|since|pour|année|year)\\s+(?:سنة\\s+|عام\\s+|l[’']année\\s+|the\\s+year\\s+)?${year}`,
].map((source) => new RegExp(source, 'giu'))

/**
 * The dates that a sentence states. A day without its year («12 يناير») or a day of the week («الاثنين») is none: which
 * one is meant stands elsewhere, or nowhere.
 */
export function findStatedDates(sentence: string): FoundDate[] {
  const text = withPlainDigits(sentence)
  const found: FoundDate[] = []
  const read: FoundWords[] = []
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const words = { start: match.index, end: match.index + match[0].length }
      if (read.some((other) => overlaps(other, words))) continue
      read.push(words)
      found.push(...datesOf(match.groups!).map((date) => ({ ...words, date })))
    }
  }
  return found.sort((one, other) => one.start - other.start || (one.date < other.date ? -1 : 1))
}

function datesOf(said: Readonly<Record<string, string | undefined>>): string[] {
  const { year, first, day } = said
  const named = said.month?.toLowerCase().replace(/[\u064b-\u0652]/g, '')
  const number = said.number ?? (named && String(numberOfMonth.get(named)).padStart(2, '0'))
  if (number === undefined) return [year!]
  if (day === undefined) return valid(`${year}-${number}`)
  return [first, day].flatMap((one) => (one ? valid(`${year}-${number}-${one.padStart(2, '0')}`) : []))
}

/** «12 يناير» without its year: the number is a day's. */
export function beginsWithMonth(words: string): boolean {
  return numberOfMonth.has(
    words
      .toLowerCase()
      .replace(/[\u064b-\u0652]/g, '')
      .split(' ')[0]!,
  )
}

/** 31 February is no date, and neither is month 13. */
function valid(date: string): string[] {
  const read = new Date(date)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? [date] : []
}
