import { z } from 'zod'
import { normalise, westernDigits } from './normalise.ts'
import { Pick, picked } from './numbers.ts'
import { scorer } from './scorer.ts'

/** Names of months as they are written in Morocco in Arabic and French, in the Arab East, and in English. */
const months: readonly string[][] = [
  ['يناير', 'janvier', 'janv', 'january', 'jan'],
  ['فبراير', 'février', 'févr', 'fév', 'february', 'feb'],
  ['مارس', 'mars', 'march', 'mar'],
  ['أبريل', 'ابريل', 'avril', 'avr', 'april', 'apr'],
  ['ماي', 'مايو', 'mai', 'may'],
  ['يونيو', 'juin', 'june', 'jun'],
  ['يوليوز', 'يوليو', 'juillet', 'juil', 'july', 'jul'],
  ['غشت', 'أغسطس', 'août', 'aout', 'august', 'aug'],
  ['شتنبر', 'سبتمبر', 'septembre', 'sept', 'september', 'sep'],
  ['أكتوبر', 'octobre', 'oct', 'october'],
  ['نونبر', 'نوفمبر', 'novembre', 'nov', 'november'],
  ['دجنبر', 'ديسمبر', 'décembre', 'déc', 'december', 'dec'],
]
const monthOf = new Map(months.flatMap((names, place) => names.map((name) => [unaccented(name), place + 1] as const)))
const month = `(?<month>${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})`
const day = '(?<day>0?[1-9]|[12][0-9]|3[01]|premier|فاتح)'
const year = '(?<year>1[0-9]{3}|2[0-9]{3})'
const apart = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'

/** On the compared form, where punctuation is one space. */
const forms = [
  `${apart}${year} (?<monthNumber>0[1-9]|1[0-2]) (?<day>0[1-9]|[12][0-9]|3[01])${end}`,
  // The day comes first in Morocco, in both languages.
  `${apart}(?<day>0?[1-9]|[12][0-9]|3[01]) (?<monthNumber>0?[1-9]|1[0-2]) ${year}${end}`,
  `${apart}${day}(?: ?(?:er|st|nd|rd|th))? (?:من |of |شهر )*${month} (?:سنه |عام |de l an )?${year}${end}`,
  `${apart}${month} ${day}(?:st|nd|rd|th)? ${year}${end}`,
].map((form) => new RegExp(form, 'gu'))

/** The days that a text states with their year, as ISO 8601, in the order in which they stand. */
export function datesIn(text: string): string[] {
  const compared = unaccented(westernDigits(text))
  const found = forms.flatMap((form) =>
    [...compared.matchAll(form)].map(({ index, groups }) => ({ index, date: isoOf(groups as Record<string, string>) })),
  )
  return found
    .filter((one): one is { index: number; date: string } => one.date !== undefined)
    .sort((a, b) => a.index - b.index)
    .map(({ date }) => date)
}

function isoOf({ year, month, monthNumber, day }: Record<string, string | undefined>): string | undefined {
  const numbered = month === undefined ? Number(monthNumber) : monthOf.get(month)!
  const counted = day === 'premier' || day === 'فاتح' ? 1 : Number(day)
  const iso = `${year}-${String(numbered).padStart(2, '0')}-${String(counted).padStart(2, '0')}`
  // 31 February is no day.
  return z.iso.date().safeParse(iso).success ? iso : undefined
}

function unaccented(text: string): string {
  return normalise(text).normalize('NFD').replace(/\p{M}/gu, '')
}

/** The day is stated, whichever way it is written. */
export const date = scorer({
  name: 'date',
  settings: z.strictObject({ pick: Pick }),
  metrics: () => ({ date: { kind: 'share' } }),
  score({ item, output }, { pick }) {
    const wanted = item.target.date
    if (wanted === undefined) return { date: null }
    const stated = datesIn(output.text).map((date) => [date])
    return { date: picked(stated, pick, (date) => date === wanted) ? 1 : 0 }
  },
})
