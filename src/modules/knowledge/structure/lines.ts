import type { ParagraphKind, ParagraphSpan } from '../../../kernel/ports/document-reader.ts'
import { codePointOffsets, type Span } from '../analysis/code-points.ts'

/** A page as its structure is read: `text` with its damage repaired, at the offsets of the stored text. */
export type OutlinedPage = {
  readonly number: number
  readonly text: string
  readonly paragraphs: readonly ParagraphSpan[]
}

/** A line of a paragraph without the white space around it. Its span counts code points of the page. */
export type Line = Span & {
  /** Place of the page among the pages. */
  readonly page: number
  readonly text: string
  readonly kind: ParagraphKind
  /** It begins, or ends, its paragraph. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Page numbers and running heads: they stand between the lines of a text and are none of it. */
const furniture =
  /^(?:[-–—\s]*\p{Nd}{1,4}[-–—\s]*|(?:page|صفحة)\s*\p{Nd}{1,4}(?:\s*(?:\/|sur|من|of)\s*\p{Nd}{1,4})?|[*\s•_–—-]+)$/iu

/** The lines that a text is read by, in order. Rows of a table are none: what stands in a cell begins nothing; nor is furniture. */
export function linesOf(pages: readonly OutlinedPage[]): Line[] {
  return pages.flatMap(({ text, paragraphs }, page) => {
    const units = unitOffsets(text)
    const offset = codePointOffsets(text)
    return paragraphs.flatMap(({ start, end, kind }) => {
      if (kind === 'table-row' || kind === 'furniture') return []
      const from = units(start)
      const found = [...text.slice(from, units(end)).matchAll(/\S[^\n]*/gu)].flatMap((match) => {
        const line = match[0].trimEnd()
        if (furniture.test(line)) return []
        const at = from + match.index
        return [{ page, text: line, kind, start: offset(at), end: offset(at + line.length) }]
      })
      return found.map((line, i) => ({ ...line, isFirst: i === 0, isLast: i === found.length - 1 }))
    })
  })
}

/** The UTF-16 index of a code point offset; asked in rising order it reads the text once. */
function unitOffsets(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (codePoint) => codePoint
  let unit = 0
  let point = 0
  return (codePoint) => {
    if (codePoint < point) [unit, point] = [0, 0]
    for (; point < codePoint && unit < text.length; point++) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1
    return unit
  }
}

/** The line that a line goes on from: a note between them belongs to neither. */
export function lineBefore(lines: readonly Line[], at: number): Line | undefined {
  let before = at - 1
  while (before > 0 && lines[before]!.kind === 'footnote') before--
  return lines[before]
}

/** Words that a sentence cannot end with: what follows them on the next line belongs to them. */
const connecting =
  /(?:^|[\s(«"])(?:و?(?:من|في|فى|إلى|الى|على|عن|أو|او|ب|و|بموجب|بمقتضى|طبقا|وفقا|وفق|حسب|أحكام|احكام|ألحكام|لأحكام|مقتضيات|لمقتضيات|بأحكام|بمقتضيات|المادة|للمادة|بالمادة|والمادة|المادتين|المواد|الفقرة|الفقرتين|البند|باستثناء|خلاف|رقم|القانون|المرسوم|الظهير|نص|بنص|أن|التي|الذي|ما|لا|عليه|عليها|إليه|إليها|إليهم)|de|du|des|la|le|les|l['’]|à|au|aux|et|ou|en|dans|par|sur|selon|l['’]article|article|articles|n°|que|qui|of|the|to|in|and|or|by|under|with)$/iu
const ended = /(?:[.؛;:؟?!»”"…)\]]|[.؛:]\s*\p{Nd}{1,3})$/u

/** Whether a sentence runs on over the end of a line: `maybe` where neither a mark nor a word tells. */
export function runsOn(line: Line | undefined): 'no' | 'maybe' | 'yes' {
  if (!line || line.kind === 'heading') return 'no'
  if (/[،,]$/u.test(line.text) || connecting.test(line.text)) return 'yes'
  return ended.test(line.text) ? 'no' : 'maybe'
}
