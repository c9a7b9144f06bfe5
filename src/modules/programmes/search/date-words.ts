import { languages, type Multilingual } from '../../../kernel/language.ts'

/** A stated date (`2025`, `2025-07`, `2025-07-01`) in the words of each language, as far as it is stated. */
export function dateInWords(stated: string): Multilingual {
  const [year, month, day] = stated.split('-').map(Number) as [number, number | undefined, number | undefined]
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  return Object.fromEntries(languages.map((language) => [language, formats[language][precision].format(date)]))
}

/** Months are called otherwise in the east of the Arab world; the sources are Moroccan. */
const formats = { ar: formatsOf('ar-MA'), fr: formatsOf('fr'), en: formatsOf('en-GB') }

function formatsOf(locale: string) {
  const said = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric' } as const
  return {
    year: new Intl.DateTimeFormat(locale, said),
    month: new Intl.DateTimeFormat(locale, { ...said, month: 'long' }),
    day: new Intl.DateTimeFormat(locale, { ...said, month: 'long', day: 'numeric' }),
  }
}
