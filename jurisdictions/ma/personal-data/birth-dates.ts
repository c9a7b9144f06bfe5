import { confidence } from './confidence.ts'
import type { Found, Taken } from './found.ts'
import { normalise } from './normalise.ts'
import { kind, type Words } from './words.ts'

/** How far a date may stand from the word that makes it one of birth, in characters. */
const reach = 40
const longestDate = 24

/** January first: French, Arabic as written in the Maghreb and elsewhere, English. */
const monthNames: readonly string[] = [
  'janvier|janv|january|يناير|جانفي',
  'fevrier|fev|february|فبراير|فيفري',
  'mars|march|مارس',
  'avril|avr|april|أبريل|ابريل',
  'mai|may|ماي|مايو',
  'juin|june|يونيو|يونيه',
  'juillet|juil|july|يوليوز|يوليو',
  'aout|august|غشت|أغسطس',
  'septembre|sept|september|شتنبر|سبتمبر',
  'octobre|oct|october|أكتوبر',
  'novembre|nov|november|نونبر|نوفمبر',
  'decembre|dec|december|دجنبر|ديسمبر',
].map((names) => normalise(names).text)
const monthOf = new Map(monthNames.flatMap((names, i) => names.split('|').map((name) => [name, i + 1] as const)))
const month = [...monthOf.keys()].sort((one, other) => other.length - one.length).join('|')

const year = '(?:19|20)[0-9]{2}'
const between = ' ?[./ -] ?'
const dates = new RegExp(
  [
    `(?<![0-9A-Za-z/.-])(?:(?<d1>[0-9]{1,2})${between}(?<m1>[0-9]{1,2})${between}(?<y1>${year}|[0-9]{2})`,
    `(?<y2>${year})${between}(?<m2>[0-9]{1,2})${between}(?<d2>[0-9]{1,2})`,
    `(?<d3>[0-9]{1,2})(?:er)? ?(?:de )?(?<m3>${month})\\.?,? ?(?<y3>${year}))(?![0-9A-Za-z])`,
  ].join('|'),
  'gi',
)

/** Dates near a word of birth. One that no calendar has is a mistyped one. */
export function findBirthDates({ text, count, starts, ends, kinds, allKinds }: Words, taken: Taken): Found[] {
  const found: Found[] = []
  if ((allKinds & kind.birth) === 0) return found
  for (let i = 0; i < count; i++) {
    if ((kinds[i]! & kind.birth) === 0) continue
    const start = starts[i]!
    const end = ends[i]!
    // "ne" is first of all a negation.
    const isNegation =
      /^nee?s?$/i.test(text.slice(start, end)) && !/^ ?(?:\(e\))? ?:? ?(?:le|a|en)[ :]/i.test(text.slice(end, end + 10))
    if (isNegation) continue
    const date = firstDate(text, end, taken) ?? lastDate(text, start)
    if (!date || taken.holdsAny(date.start, date.end)) continue
    taken.add(date)
    found.push(date)
  }
  return found
}

function firstDate(text: string, from: number, taken: Taken): Found | undefined {
  for (const match of text.slice(from, from + reach + longestDate).matchAll(dates)) {
    const start = from + match.index
    if (match.index <= reach && !taken.holdsAny(start, start + match[0].length)) return dateFound(match, from)
  }
  return undefined
}

function lastDate(text: string, to: number): Found | undefined {
  const from = Math.max(0, to - 12 - longestDate)
  const last = [...text.slice(from, to).matchAll(dates)].at(-1)
  return last && to - (from + last.index + last[0].length) <= 12 ? dateFound(last, from) : undefined
}

function dateFound(match: RegExpMatchArray, from: number): Found {
  const { d1, m1, y1, d2, m2, y2, d3, m3, y3 } = match.groups ?? {}
  const monthNumber = m3 === undefined ? Number(m1 ?? m2) : (monthOf.get(m3.toLowerCase()) ?? 0)
  const whole = Number(y1 ?? y2 ?? y3)
  const holds = isDate(whole < 100 ? 1900 + whole : whole, monthNumber, Number(d1 ?? d2 ?? d3))
  const start = from + (match.index ?? 0)
  return {
    type: 'birthdate',
    start,
    end: start + match[0].length,
    confidence: holds ? confidence.named : confidence.uncertain,
  }
}

function isDate(fullYear: number, monthNumber: number, day: number): boolean {
  const date = new Date(Date.UTC(fullYear, monthNumber - 1, day))
  return date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day
}
