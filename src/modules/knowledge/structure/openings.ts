import { articleNumber, articleNumberPattern } from '../analysis/legal-numbers.ts'
import {
  arabicOrdinal,
  arabicOrdinalPattern,
  latinOrdinal,
  latinOrdinalPattern,
  romanNumeralPattern,
} from '../analysis/ordinals.ts'
import type { DivisionLevel } from './place.ts'

/** A line that may open an article. */
export type ArticleOpening = {
  readonly number: string
  /** The word it is called by. */
  readonly word: 'article' | 'fasl'
  /** An opening quotation mark stands before it. */
  readonly isQuoted: boolean
  /**
   * What follows the number: nothing, a mark that parts it from its text, the text itself, or words by which it is only
   * referred to («المادة 5 أعلاه»).
   */
  readonly follows: 'nothing' | 'mark' | 'text' | 'reference' | 'plain-reference'
}

/** A word that may be stretched with tatweel, as titles are: «المــادة». */
function stretched(word: string): string {
  return [...word].map((letter) => (letter === 'ة' ? '[ةه]' : letter)).join('ـ*')
}

const quotation = '(?<quote>[«“"„]\\s*)?'
const ornament = '[\\s•*#\\u200e\\u200f-]*'
const articleLine = new RegExp(
  `^${ornament}${quotation}(?:(?<article>${stretched('المادة')}|${stretched('مادة')}|املاد[ةه]|article|art\\.)|(?<fasl>${stretched('الفصل')}))\\s*[:.]?\\s*` +
    `(?<number>${articleNumberPattern})(?<rest>.*)$`,
  'iu',
)
/** Words that make of an article's name a reference and can hardly open its text. */
const plainReference =
  /^\s*[،,)]|^\s*(?:أعلاه|أعاله|اعلاه|اعاله|أدناه|ادناه|بعده|المذكور|السابق|السالف|الموالي|المشار|المنصوص|الآتي|منه(?!\p{L})|منها(?!\p{L})|من\s+(?:هذا|هذه|نفس|القانون|المرسوم|الظهير|القرار|النظام|مدونة|قانون|مرسوم|ظهير|قرار|دفتر|الدستور|الاتفاقية)|susvis|précit|ci-|de\s+l|du\s|des\s|above|below|of\s)/iu
const reference =
  /^\s*(?:\(?\s*(?:ال)?فقرة|البند|و\p{L}*|أو|او|إلى|الى|من|في|فى|et(?!\p{L})|ou(?!\p{L})|à|and|or|to|\p{Ll}\p{Script=Latin}+)(?!\p{L})/u
/** A note on the article's history, where its text may well begin on the next line. */
const history = /^\s*\(\s*(?:غير|تمم|نسخ|عدل|أضيف|ألغي|modifi|complét|abrog|ajout|remplac)/iu
/** Dots that lead to a page number: a line of a table of contents. */
const leader = /[.…·_ـ]{4,}\s*\p{Nd}*\s*$/u

/** What costs little to look for in a line that opens nothing. */
const articleHint = /^.{0,12}?(?:م[ـا]|ف[ـص]|لادة|art)/iu

export function articleOpening(line: string): ArticleOpening | undefined {
  if (!articleHint.test(line)) return undefined
  const {
    quote,
    fasl,
    number = '',
    rest = '',
  } = (articleLine.exec(line)?.groups ?? {}) as Record<string, string | undefined>
  const read = articleNumber(number)
  if (read === undefined || leader.test(line)) return undefined
  return {
    number: read,
    word: fasl === undefined ? 'article' : 'fasl',
    isQuoted: quote !== undefined,
    follows: followed(rest, /^\p{Nd}+$/u.test(number)),
  }
}

function followed(rest: string, isPlainNumber: boolean): ArticleOpening['follows'] {
  if (/^[\s*]*$/u.test(rest)) return 'nothing'
  if (/^[\s*]*[.:][\s*–—-]*$/u.test(rest)) return /:/u.test(rest) || /[–—-]/u.test(rest) ? 'mark' : 'nothing'
  if (/^\s*(?:[:–—-]|\.\s*[–—-]|[.)/]\s)/u.test(rest) || history.test(rest)) return 'mark'
  if (plainReference.test(rest)) return 'plain-reference'
  if (reference.test(rest)) return 'reference'
  // A number that runs on (12.5, 3/2) is none of an article.
  return isPlainNumber && /^[.,٫/]\p{Nd}/u.test(rest) ? 'plain-reference' : 'text'
}

/** An article's heading whose number the file lost: «المادة 0», «المادة .». */
export const unreadableArticle = new RegExp(
  `^${ornament}(?:${stretched('المادة')}|${stretched('الفصل')}|article)[\\s0٠.:()–-]*$`,
  'iu',
)

/** An article's heading at the end of a line whose sentence is over: «… بمعامل 1. المادة 8». */
export const articleAtEnd = /[.؛:»]\s*\p{Nd}{0,2}\s*(?<heading>المادة\s*(?<number>\p{Nd}{1,4}))\s*$/u

/** A line that may open a book, a part, a title, a chapter or a section. */
export type DivisionOpening = {
  readonly level: DivisionLevel
  readonly word: string
  readonly label: string
  /** What the line itself says behind it. */
  readonly title: string | null
  readonly count: number | null
}

const arabicLevels: Readonly<Record<string, DivisionLevel>> = {
  الكتاب: 'book',
  الجزء: 'part',
  القسم: 'title',
  الباب: 'chapter',
  الفصل: 'subchapter',
  الفرع: 'section',
  المبحث: 'subsection',
}
const latinLevels: Readonly<Record<string, DivisionLevel>> = {
  livre: 'book',
  book: 'book',
  partie: 'part',
  part: 'part',
  titre: 'title',
  title: 'title',
  chapitre: 'chapter',
  chapter: 'chapter',
  section: 'section',
  'sous-section': 'subsection',
  subsection: 'subsection',
}
const count = `(?:${arabicOrdinalPattern}|التمهيدي|\\p{Nd}{1,3}(?!\\p{Nd})(?:er|ère)?|${latinOrdinalPattern}|${romanNumeralPattern})`
const divisionLine = new RegExp(
  `^${ornament}(?<label>(?:(?<arabic>${Object.keys(arabicLevels).map(stretched).join('|')})|(?<latin>${Object.keys(
    latinLevels,
  )
    .sort((one, other) => other.length - one.length)
    .join('|')}))\\s*:?\\s*(?<count>${count}))(?<rest>.*)$`,
  'iu',
)
const longestTitle = 200

/** @returns `undefined` for a line that only speaks of one: «أحكام الباب الثاني», « Le chapitre II de la présente loi ». */
export function divisionOpening(line: string): DivisionOpening | undefined {
  if (line.length > longestTitle || leader.test(line)) return undefined
  const groups = divisionLine.exec(line)?.groups as Record<string, string | undefined> | undefined
  if (!groups) return undefined
  const { label = '', arabic, latin, count: counted = '', rest = '' } = groups
  // A heading of Latin letters begins with a capital.
  if (latin !== undefined && !/^\p{Lu}/u.test(label)) return undefined
  const delimited = /^[\s*]*(?:[.:–—-]|\.\s*[–—-])/u.test(rest)
  if (!delimited && (plainReference.test(rest) || reference.test(rest) || /[.؛;،,]$/u.test(line))) return undefined
  const title = rest.replace(/^[\s.:*–—-]+|[\s*]+$/gu, '')
  const level = arabic === undefined ? latinLevels[latin!.toLowerCase()]! : arabicLevels[arabic.replaceAll('ـ', '')]!
  const number = /^\p{Nd}/u.test(counted) ? articleNumber(counted) : (arabicOrdinal(counted) ?? latinOrdinal(counted))
  return {
    level,
    word: (arabic ?? latin)!,
    label: label
      .replace(/\s+/gu, ' ')
      .replace(/\s*:\s*/u, ' ')
      .trim(),
    title: title === '' ? null : title,
    count: number === undefined ? null : Number.parseInt(String(number), 10),
  }
}

/** A line that opens a numbered paragraph or a lettered point of an article. */
export type ItemOpening = { readonly kind: 'paragraph' | 'point'; readonly label: string; readonly order: number }

const abjad = ['أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي']
const numbered =
  /^[«"]?\s*(?:\(\s*)?(?:(?<before>\p{Nd}{1,2})\s*(?:[.)°–—/]|-)(?!\p{Nd})|[-–—]\s*(?<after>\p{Nd}{1,2})(?![\p{Nd}.,/-]))\s*\S/u
const lettered = /^[«"]?\s*(?:\(\s*)?(?<letter>[أبجدهوزحطي]|هـ|[a-z])\s*(?:\)|[-–—](?=\s))\s*\S/u
const itemHint = /^[«"\s(–—-]*(?:\p{Nd}|\p{L}ـ?\s*[)–—-])/u
/** Notes at the foot of a page are numbered too. */
const note = /^\W{0,4}\p{Nd}{1,2}\W{0,4}\s*(?:الجريدة|ج\.?\s?ر|bulletin|B\.?O\.?\s|انظر|أنظر|voir|تم(?:ت)?\s|غير|نسخ)/iu

export function itemOpening(line: string): ItemOpening | undefined {
  if (!itemHint.test(line)) return undefined
  const { before, after } = (numbered.exec(line)?.groups ?? {}) as Record<string, string | undefined>
  const number = articleNumber(before ?? after ?? '')
  if (number !== undefined && note.test(line)) return undefined
  if (number !== undefined) return { kind: 'paragraph', label: number, order: Number(number) }
  const { letter } = (lettered.exec(line)?.groups ?? {}) as Record<string, string | undefined>
  if (letter === undefined) return undefined
  const order = /[a-z]/.test(letter) ? letter.charCodeAt(0) - 0x60 : abjad.indexOf(letter[0]!) + 1
  return { kind: 'point', label: letter, order }
}
