import { foldArabic } from '../analysis/fold-arabic.ts'
import { foldLatin } from '../analysis/fold-latin.ts'
import { westernDigits } from '../analysis/tokenise.ts'
import type { StatedDate } from './place.ts'

/** Months of the Gregorian calendar as Moroccan texts write them, in search form. */
const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['يناير', 'janvier', 'january'],
    ['فبراير', 'fevrier', 'february'],
    ['مارس', 'mars', 'march'],
    ['ابريل', 'افريل', 'avril', 'april'],
    ['ماي', 'مايو', 'mai', 'may'],
    ['يونيو', 'يونيه', 'juin', 'june'],
    ['يوليوز', 'يوليو', 'يوليه', 'juillet', 'july'],
    ['غشت', 'اغسطس', 'aout', 'august'],
    ['شتنبر', 'سبتمبر', 'septembre', 'september'],
    ['اكتوبر', 'octobre', 'october'],
    ['نونبر', 'نوفمبر', 'novembre', 'november'],
    ['دجنبر', 'ديسمبر', 'decembre', 'december'],
  ].flatMap((names, i) => names.map((name) => [name, i + 1])),
)

const day = '\\p{Nd}{1,2}(?:er|ère)?|فاتح'
const month = '[\\p{L}]{3,10}'
const year = '(?:1[89]|20)\\d\\d'
/** «18 فبراير 2009», « 1er janvier 2020 »; and the two calendars run together as damaged extraction leaves them: «24( 1434ماي .)2013». */
const gregorian = new RegExp(`(?<day>${day})\\s*(?<month>${month})\\s*[.،,]?\\s*(?<year>${year})(?!\\d)`, 'gu')
const crossed = new RegExp(
  `(?<day>\\d{1,2})\\s*\\(\\s*1[34]\\d\\d\\s*(?<month>${month})\\s*[.،,]?\\s*[()]\\s*(?<year>${year})`,
  'gu',
)
const english = new RegExp(`(?<month>${month})\\s+(?<day>\\d{1,2})\\s*,\\s*(?<year>${year})(?!\\d)`, 'gu')

/** The first Gregorian date of a stretch, as ISO 8601; `null` when it states none that exists. */
function statedDay(stretch: string): string | null {
  const text = westernDigits(stretch)
  const found = [crossed, gregorian, english]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .sort((one, other) => one.index - other.index)
  for (const { groups } of found) {
    const { day = '', month = '', year = '' } = groups as Record<string, string | undefined>
    const iso = isoDate(Number(year), months[foldArabic(month)] ?? months[foldLatin(month)], dayOf(day))
    if (iso) return iso
  }
  return null
}

function dayOf(written: string): number {
  return /^\p{Nd}/u.test(written) ? Number.parseInt(written, 10) : 1
}

function isoDate(year: number, month: number | undefined, day: number): string | null {
  if (month === undefined) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

const inCalendar = `(?:${day})\\s*(?:من\\s+)?[\\p{L}'’]+(?:[\\s-]+[\\p{L}'’]+)?\\s*[.،,]?\\s*\\d{4}`
const bothCalendars = new RegExp(
  `${inCalendar}(?:\\s*\\(\\s*${inCalendar}\\s*\\)?)?|[\\p{L}\\s\\d]{4,30}${crossed.source.replace(/\?<\w+>/g, '')}`,
  'u',
)

/** The first date of a stretch, in its words; `undefined` when it states none of the Gregorian calendar. */
export function statedDate(stretch: string): StatedDate | undefined {
  const text = westernDigits(stretch)
  const match = bothCalendars.exec(text)
  const date = match && statedDay(match[0])
  return match && date
    ? { asStated: oneLine(stretch.slice(match.index, match.index + match[0].length), 100), date }
    : undefined
}

/** White space as single spaces; a longer text ends in an ellipsis, in UTF-16 units and never inside a character. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/u, '')
        .trimEnd()}…`
}
