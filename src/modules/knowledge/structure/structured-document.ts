import type { ParagraphSpan } from '../../../kernel/ports/document-reader.ts'
import { type Span, sliceSpan } from '../analysis/code-points.ts'
import { type Beginning, outlineOf } from './outline.ts'
import type { PageOutline } from './place.ts'

/** Changes with what the outline says of the same text. */
export const structureRecipe = 'structure=1'

export type StructuredPage = {
  /** As they were read, parted where an article or a chapter begins inside one; its heading is a heading. */
  readonly paragraphs: readonly ParagraphSpan[]
  /** `null` for a page that is nowhere in a legal text. */
  readonly outline: PageOutline | null
  /** Paragraphs that something begins with, by their start. */
  readonly begins: ReadonlySet<number>
}

/** The structure of a document that was read. A document that is no legal text keeps its paragraphs as they are. */
export function structuredPages(
  pages: readonly {
    readonly number: number
    readonly text: string
    readonly repaired: string | null
    readonly paragraphs: readonly ParagraphSpan[]
  }[],
): StructuredPage[] {
  const { pages: outlines, beginnings } = outlineOf(
    pages.map(({ number, text, repaired, paragraphs }) => ({ number, text: repaired ?? text, paragraphs })),
  )
  const beginningsOn = Map.groupBy(beginnings, ({ page }) => page)
  return pages.map(({ text, paragraphs }, i) => {
    const outline = outlines[i]!
    const saysNothing =
      outline.changes.length === 0 && outline.opening.text === null && outline.opening.article === null
    const begun = beginningsOn.get(i) ?? []
    return {
      paragraphs: paragraphs.flatMap((paragraph) => partsOf(text, paragraph, begun)),
      outline: saysNothing ? null : outline,
      begins: new Set(begun.map(({ at }) => at)),
    }
  })
}

/** A paragraph, parted at what begins inside it. Parts keep its kind; what is a heading becomes one. */
function partsOf(text: string, paragraph: ParagraphSpan, beginnings: readonly Beginning[]): ParagraphSpan[] {
  const inside = beginnings.filter(({ at }) => at >= paragraph.start && at < paragraph.end)
  const parts: ParagraphSpan[] = []
  const add = (start: number, end: number, kind: ParagraphSpan['kind']) => {
    const span = trimmed(text, { start, end })
    if (span.end > span.start) parts.push({ ...span, kind })
  }
  let from = paragraph.start
  for (const { at, headingEnd } of inside) {
    if (at < from) continue
    add(from, at, paragraph.kind)
    from = at
    if (headingEnd === null) continue
    from = Math.min(headingEnd, paragraph.end)
    add(at, from, 'heading')
  }
  add(from, paragraph.end, paragraph.kind)
  return parts
}

/** A span without the white space at its ends; all white space is one code point a character. */
function trimmed(text: string, { start, end }: Span): Span {
  const slice = sliceSpan(text, { start, end })
  const before = slice.length - slice.trimStart().length
  return { start: start + before, end: Math.max(start + before, end - (slice.length - slice.trimEnd().length)) }
}
