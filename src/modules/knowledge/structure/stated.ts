import { westernDigits } from '../analysis/tokenise.ts'
import { oneLine, statedDate } from './dates.ts'
import type { LegalText, StatedDate } from './place.ts'

const arabicSelf: Readonly<Record<string, RegExp>> = {
  قانون: /law$/,
  مرسوم: /^decree/,
  قرار: /^order$/,
  مقرر: /^decision$/,
  ظهير: /^dahir$/,
}
const arabicEffect =
  /(?<!\p{L})[وف]?(?:يعمل|يدخل|تدخل|يسري|تسري|يجري|يبتدئ)\s+(?:العمل\s+)?(?:ب?أحكام\s+|ب?احكام\s+|ب?مقتضيات\s+)?ب?(?:هذا|هذه)\s+ال(?<self>قانون|مرسوم|قرار|مقرر|ظهير)[^.؛]{0,240}/u
const latinEffect =
  /(?:(?:Les\s+dispositions\s+(?:de\s+la|du)\s+)?(?:La\s+|Le\s+)?présente?\s+(?<self>loi|décret|arrêté|décision|dahir)\s+(?:entre|prend)|This\s+(?<english>law|decree|order|decision|dahir)\s+(?:shall\s+)?(?:enter|come|take))[^.;]{0,240}/iu
const latinSelf: Readonly<Record<string, RegExp>> = {
  loi: /law$/,
  law: /law$/,
  décret: /^decree/,
  decree: /^decree/,
  arrêté: /^order$/,
  order: /^order$/,
  décision: /^decision$/,
  decision: /^decision$/,
  dahir: /^dahir$/,
}
const begins = /ابتداء|من\s+تاريخ|حيز|vigueur|effet|force|effect/iu
const atPublication =
  /(?:ابتداء\s+)?من\s+(?:تاريخ|يوم)\s+نشره?ا?|(?:à\s+compter\s+de\s+|dès\s+|le\s+jour\s+de\s+)(?:la\s+date\s+de\s+)?sa\s+publication|(?:on|from)\s+the\s+date\s+of\s+its\s+publication/iu
/** «… ابتداء من اليوم الموالي لنشره», « six mois après sa publication »: counted from it, and not that day. */
const afterPublication = /الموالي|يلي|بعد|أشهر|شهر|سنة|lendemain|après|mois|day\s+after|months/iu

/** When a text of this kind begins to bind, where a paragraph says so of the whole text. */
export function statedEffect(
  paragraph: string,
  kind: LegalText['kind'],
  published: StatedDate | null,
): StatedDate | undefined {
  const arabic = arabicEffect.exec(paragraph)
  const latin = arabic ? null : latinEffect.exec(paragraph)
  const clause = (arabic ?? latin)?.[0]
  const groups = (arabic ?? latin)?.groups as Record<string, string | undefined> | undefined
  if (clause === undefined || !begins.test(clause)) return undefined
  const self = arabic
    ? arabicSelf[groups?.self ?? '']
    : latinSelf[(groups?.self ?? groups?.english ?? '').toLowerCase()]
  if (!self?.test(kind)) return undefined
  const asStated = oneLine(clause, 300)
  const date = statedDate(clause)?.date ?? null
  if (date !== null) return { asStated, date }
  const isThatDay = atPublication.test(clause) && !afterPublication.test(clause)
  return { asStated, date: isThatDay ? (published?.date ?? null) : null }
}

const bulletin =
  /^[\s\p{Nd}()*.-]{0,8}(?:الجريدة\s+الرسمية\s*(?:عدد|رقم)|ج\.?\s*ر\.?\s*عدد|Bulletin\s+officiel\s*n\s?[°º]|B\.?O\.?\s*n\s?[°º]|Official\s+(?:Bulletin|Gazette)\s*(?:no\.?|n°))\s*[:.]?\s*(?<issue>\p{Nd}{1,5}(?:\s*(?:مكرر|bis|ter))?)/iu

/** The issue of the official bulletin that a line names as its own: a note under a title, or the head of an issue. */
export function statedPublication(line: string): LegalText['published'] | undefined {
  const match = bulletin.exec(line)
  if (!match) return undefined
  const issue = westernDigits(match.groups!.issue!)
  const date = statedDate(line.slice(match[0].length))
  return { bulletin: issue, asStated: oneLine(date?.asStated ?? '', 100), date: date?.date ?? null }
}
