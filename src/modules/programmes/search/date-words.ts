import { languages, type Multilingual } from '../../../kernel/language.ts'

/** A stated date (`2025`, `2025-07`, `2025-07-01`) in the words of each language, as far as it is stated. */
export function dateInWords(stated: string): Multilingual {
  const [year, month, day] = stated.split('-').map(Number) as [number, number | undefined, number | undefined]
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  const said = languages.map((language) => [
    language,
    new Intl.DateTimeFormat(written[language], {
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      ...(month !== undefined && { month: 'long' }),
      ...(day !== undefined && { day: 'numeric' }),
    }).format(date),
  ])
  return Object.fromEntries(said)
}

/** Months are called otherwise in the east of the Arab world; the sources are Moroccan. */
const written = { ar: 'ar-MA', fr: 'fr', en: 'en-GB' } as const
