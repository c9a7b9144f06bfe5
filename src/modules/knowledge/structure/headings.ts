import { type LegalReference, legalReferences } from '../analysis/legal-references.ts'
import { oneLine, statedDate } from './dates.ts'
import { type Line, runsOn } from './lines.ts'
import type { LegalText } from './place.ts'

/** A heading under which a legal text begins, and where it ends: the number of lines it takes. */
export type TextHeading = {
  readonly text: LegalText
  readonly lines: number
  /** «القانون رقم»: as a heading the kind stands without the article, so this may be the middle of a sentence. */
  readonly isDefinite: boolean
  /** The text that a dahir carries into force, and that follows it. */
  readonly promulgates: LegalText | null
}

const mostLines = 6
const longestTitle = 400

const arabicHeading =
  /^(?<definite>ال)?(?:ظهير\s+(?:ال)?شريف|ظهير|مرسوم(?:\s+بقانون)?|قانون(?:\s+(?:ال)?تنظيمي|\s*[-–]?\s*(?:ال)?[إا]طار)?|قرار|مقرر|منشور|دورية)(?!\p{L})/u
const latinHeading =
  /^(?:DAHIR|Dahir|LOI(?:[\s-]+(?:ORGANIQUE|CADRE))?|Loi(?:[\s-]+(?:organique|cadre))?|D[ÉEé]CRET(?:-LOI)?|D[ée]cret(?:-loi)?|ARR[ÊE]T[ÉE]|Arrêté|D[ÉE]CISION|Décision|CIRCULAIRE|Circulaire|(?:Organic\s+|Framework\s+)?Law|ORGANIC LAW|LAW|Decree(?:-Law)?|DECREE|Order|Decision|Circular)(?!\p{L})/u
/** What a heading says behind its number; a reference to a text goes on otherwise. */
const arabicThen =
  /^[\s.،,:–-]*(?:\(?\s*(?:صادر|يتعلق|متعلق|المتعلق|بتنفيذ|بتطبيق|بتحديد|بتغيير|بتتميم|بإحداث|بإ|بال|بشأن|في\s+شأن|يقضي|القاضي|يقضى|بمثابة|حول|بسن|يحدد|تحدد|بتعيين|بتفويض|بالموافقة|المصادق|المغير)|$)/u
const latinThen =
  /^[\s.,:–-]*(?:\(?\s*(?:du\s+\p{Nd}|en\s+date|relati|portant|pris|fixant|modifi|complét|approuv|édict|institu|concernant|port|sur\s|on\s|of\s+\p{Nd}|relating|concerning|promulgat|amending|créant|réglement|réprim|formant|abrog)|$)/iu
const titleEnds =
  /^(?:الحمد|\(?\s*الطابع|إن\s|أصدرنا|لويس|رئيس\s+الحكومة|الوزير\s+الأول|وزير|بناء\s|باسم|و?بعد\s|المادة|الباب|الكتاب|القسم|الفصل|الديباجة|ديباجة|LOUANGE|Louange|\(\s*Grand|LE\s|Le\s+(?:Premier|Chef|ministre|Conseil)|Vu\s|VU\s|Article|ARTICLE|TITRE|Titre|CHAPITRE|Chapitre|LIVRE|Livre|Préambule|PREAMBULE|Chapter|Preamble|[*«_-])/u

/** The heading that begins at a line, where one does. `lines` from `at` on are read, a few of them. */
export function textHeading(lines: readonly Line[], at: number): TextHeading | undefined {
  const first = lines[at]!
  const arabic = arabicHeading.exec(first.text)
  if (!(arabic ?? latinHeading.test(first.text))) return undefined
  const taken = headingLines(lines, at)
  const whole = oneLine(taken.map(({ text }) => text).join(' '), 2_000)
  const named = legalReferences(whole)
  const head = named.find(({ kind, article }) => kind !== null && article === null)
  const isNumbered = head !== undefined && head.start === 0
  const then = [...whole].slice(isNumbered ? head.end : 0).join('')
  // An old dahir has a date and no number: «ظهير شريف صادر في 9 رمضان 1331 (12 أغسطس 1913)».
  const isDated = !isNumbered && /^ظهير\s+شريف\s+صادر\s+في|^Dahir\s+(?:formant|du\s+\p{Nd})/iu.test(whole)
  if (!isDated && !(isNumbered && (arabic ? arabicThen : latinThen).test(then))) return undefined

  const issuedAt = /(?:صادر\s+في|بتاريخ|(?<!\p{L})(?:du|of)\s+(?=\p{Nd}))\s*(.{8,80})/u.exec(whole)?.[1]
  const kind = isDated ? 'dahir' : head!.kind!
  const number = isDated ? null : head!.number
  const text: LegalText = {
    kind,
    number,
    title: oneLine(whole, longestTitle),
    issued: (issuedAt && statedDate(issuedAt)) || null,
    effect: null,
    published: null,
  }
  const isDefinite = arabic?.groups?.definite !== undefined
  return { text, lines: taken.length, isDefinite, promulgates: kind === 'dahir' ? promulgated(whole, named) : null }
}

function headingLines(lines: readonly Line[], at: number): Line[] {
  const taken = [lines[at]!]
  while (taken.length < mostLines) {
    const last = taken.at(-1)!
    const next = lines[at + taken.length]
    const isOver =
      !next || titleEnds.test(next.text) || (last.isLast && runsOn(last) !== 'yes') || /\.$/u.test(last.text)
    if (isOver) break
    taken.push(next)
  }
  return taken
}

const carries = /بتنفيذ|portant\s+promulgation|promulgating/iu

function promulgated(whole: string, named: readonly LegalReference[]): LegalText | null {
  const at = carries.exec(whole)
  if (!at) return null
  const rest = whole.slice(at.index + at[0].length)
  const bare = { issued: null, effect: null, published: null }
  const title = oneLine(rest, longestTitle)
  if (
    /^\s*(?:نص\s+)?الدستور|^\s*(?:du\s+texte\s+)?de\s+la\s+Constitution|^\s*(?:the\s+)?(?:text\s+of\s+the\s+)?Constitution/iu.test(
      rest,
    )
  ) {
    return { ...bare, kind: 'constitution', number: null, title }
  }
  const law = named.find(
    ({ kind, start }) => kind !== null && /law$/.test(kind) && start > [...whole.slice(0, at.index)].length,
  )
  return law ? { ...bare, kind: law.kind!, number: law.number, title } : null
}
