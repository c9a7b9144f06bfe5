import type { Language } from '../kernel/language.ts'
import { languages } from '../kernel/language.ts'
import { localeOf } from './locale.ts'

/** Dates, numbers and sizes as people read them. Texts hold no markup; a page puts numbers with a unit in `<bdi dir="ltr">`. */
export type Format = {
  /** 21 نونبر 2026, in Morocco's time. */
  date(at: Date | string): string
  /** With hour and minute. */
  dateTime(at: Date | string): string
  number(value: number): string
  /** A share from 0 to 1 as a percent with at most one decimal. */
  percent(share: number): string
  /** Decimal multiples, as disks and browsers count: 1 kB is 1,000 bytes. */
  bytes(count: number): string
  /** The items and what stands between them, in order, so that each item can be isolated. */
  list(items: readonly string[]): { readonly item: boolean; readonly text: string }[]
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const timeZone = 'Africa/Casablanca'

// Made once: a pair of formatters costs 0.1 ms to create and 0.002 ms to use.
const formats: Readonly<Record<Language, Format>> = Object.fromEntries(
  languages.map((language) => [language, createFormat(localeOf[language])]),
) as Record<Language, Format>

export function formatIn(language: Language): Format {
  return formats[language]
}

function createFormat(locale: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const list = new Intl.ListFormat(locale)
  const sizes = byteUnits.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        // In Arabic the short forms are letters with dots for some units and words for others.
        unitDisplay: unit === 'byte' || locale.startsWith('ar') ? 'long' : 'short',
        maximumFractionDigits: unit === 'byte' ? 0 : 1,
      }),
  )
  return {
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    number: (value) => number.format(value),
    // Arabic data put U+200E around the sign for plain text; in an isolate they only get copied along.
    percent: (share) => percent.format(share).replaceAll('\u200e', ''),
    bytes(count) {
      const step = count < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(count) / 3))
      return sizes[step]!.format(count / 1000 ** step)
    },
    list: (items) => list.formatToParts(items).map(({ type, value }) => ({ item: type === 'element', text: value })),
  }
}
