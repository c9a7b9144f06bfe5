import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { formatIn } from '../../words/format.ts'
import { localeOf } from '../../words/locale.ts'

/** A day, a month or a year, as far as the source says: `2026-01-12`, `2025-07`, `2025`. */
export function StatedDate({ language, date }: { language: Language; date: string }): JSX.Element {
  return <time dateTime={date}>{statedDate(language, date)}</time>
}

function statedDate(language: Language, date: string): string {
  if (date.length === 4) return date
  if (date.length > 7) return formatIn(language).date(date)
  const month = new Intl.DateTimeFormat(localeOf[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return month.format(new Date(`${date}-01`))
}
