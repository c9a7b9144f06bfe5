import { arabicOrdinal, arabicOrdinalPattern, latinOrdinal, latinOrdinalPattern } from './ordinals.ts'
import { westernDigits } from './tokenise.ts'

/** What a legal text is, in the order of rank that it has in Morocco and without the words of any language. */
export const legalKinds = [
  'dahir',
  'organic-law',
  'framework-law',
  'law',
  'decree-law',
  'decree',
  'order',
  'decision',
  'circular',
] as const
export type LegalKind = (typeof legalKinds)[number]

const digits = '\\p{Nd}{1,4}'
const separator = '\\s?[-–‑./٫]\\s?'

/** Source of a regular expression for a text's number of two or three parts: 09-08, 09.08, ٠٩-٠٨, 2.12.682, 1-09-15. */
export const textNumberPattern = `${digits}${separator}${digits}(?:${separator}${digits})?(?![\\p{Nd}]|[.٫/-]\\p{Nd})`

/**
 * The one form of a text's number, whatever its digits and separators: `09-08`, `2-12-682`, `1-09-15`. The year has two
 * digits as the official bulletin writes it, so 9.88 is `09-88` too.
 */
export function textNumber(written: string): string {
  const parts = westernDigits(written).match(/\d+/g) ?? []
  const yearAt = parts.length === 3 ? 1 : -1
  return parts.map((part, i) => (parts.length === 2 || i === yearAt ? part.padStart(2, '0') : part)).join('-')
}

const arabicRepeated = 'مكرر[ةه]?(?:\\s+(?:مرتين|ثلاث\\s+مرات|أربع\\s+مرات))?'
const latinRepeated = '(?:bis|ter|quater|quinquies)(?!\\p{L})'
const repeated = `(?:\\s*\\(?(?:(?:ال)?${arabicRepeated}|${latinRepeated})\\)?)?`

/** Source of a regular expression for an article's number: 12, 12-1, 12 bis, 3 مكررة, الثانية عشرة, premier, 1er. */
export const articleNumberPattern = `(?:${digits}(?:er|ère|re)?(?![\\p{Nd}])(?:[-–‑/]\\p{Nd}{1,3}(?![\\p{Nd}]|[-./]\\p{Nd}))?|${arabicOrdinalPattern}|${latinOrdinalPattern})${repeated}`

const repetitions = ['bis', 'ter', 'quater', 'quinquies'] as const
export type Repetition = (typeof repetitions)[number]

const arabicCounts: readonly (readonly [RegExp, Repetition])[] = [
  [/مرتين/u, 'ter'],
  [/ثلاث/u, 'quater'],
  [/أربع/u, 'quinquies'],
  [/مكرر/u, 'bis'],
]

/** The one form of an article's number: `12`, `12-1`, `12 bis`; `undefined` when the words count nothing. */
export function articleNumber(written: string): string | undefined {
  const western = westernDigits(written).trim()
  const suffix =
    repetitions.find((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(western)) ??
    arabicCounts.find(([words]) => words.test(western))?.[1]
  const number = /^(\d+)(?:er|ère|re)?(?:[-–‑/](\d+))?/u.exec(western)
  const base = number
    ? [Number(number[1]), ...(number[2] ? [Number(number[2])] : [])].join('-')
    : ordinal(western.replace(/\s*\(?(?:(?:ال)?مكرر.*|(?:bis|ter|quater|quinquies)\)?)$/iu, ''))?.toString()
  if (base === undefined || base === '0') return undefined
  return suffix ? `${base} ${suffix}` : base
}

function ordinal(words: string): number | undefined {
  return arabicOrdinal(words) ?? latinOrdinal(words)
}
