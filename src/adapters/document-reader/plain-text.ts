/** Plain text: the characters stay as they are, line ends become LF; only the cutting is ours. */

import { codePointLength } from '../../kernel/code-points.ts'
import {
  DocumentRefused,
  type ParagraphKind,
  type ParagraphSpan,
  type ReadPage,
} from '../../kernel/ports/document-reader.ts'
import { PART_LENGTH } from './limits.ts'
import { type Block, wholeCodePoint } from './parts.ts'

/** A line longer than this was not wrapped by hand: it is a paragraph of its own. In code units. */
const HAND_WRAPPED = 120

type Range = { readonly from: number; readonly to: number; readonly kind: ParagraphKind }

/** Pages over `source`, each a verbatim slice of it (without the white space at its ends). */
export function readPlainText(source: string, textLimit: number): ReadPage[] {
  const text = withLineFeeds(source)
  if (codePointLength(text) > textLimit) throw new DocumentRefused('document.too-much-text', { limit: textLimit })

  const pages: ReadPage[] = []
  let current: Range[] = []
  const close = () => {
    if (current.length > 0) pages.push(pageOver(text, current, pages.length + 1))
    current = []
  }
  for (const range of paragraphRanges(text)) {
    const first = current[0]
    if (first && range.to - first.from > PART_LENGTH) close()
    current.push(range)
  }
  close()
  return pages
}

/** The same paragraphs as blocks, for text that is only a part of its document. */
export function plainTextBlocks(source: string): Block[] {
  const text = withLineFeeds(source)
  return Array.from(paragraphRanges(text), ({ from, to, kind }): Block => ({ kind, text: text.slice(from, to) }))
}

function withLineFeeds(source: string): string {
  return source.replace(/\r\n?|[\u0085\u2028\u2029\f]/g, '\n')
}

function pageOver(text: string, ranges: readonly Range[], number: number): ReadPage {
  const origin = ranges[0]!.from
  const slice = text.slice(origin, ranges.at(-1)!.to)
  const paragraphs: ParagraphSpan[] = []
  let unit = 0
  let point = 0
  const pointAt = (offset: number) => {
    point += codePointLength(slice.slice(unit, offset))
    unit = offset
    return point
  }
  for (const { from, to, kind } of ranges)
    paragraphs.push({ start: pointAt(from - origin), end: pointAt(to - origin), kind })
  return { number, text: slice, paragraphs }
}

/** Blocks parted by empty lines; within a block, lines that were not wrapped by hand are paragraphs each. */
function* paragraphRanges(text: string): Generator<Range> {
  for (const block of text.matchAll(/\S.*(?:\n[^\S\n]*\S.*)*/g)) {
    const lines = [...block[0].matchAll(/\S.*/g)].map((match) => {
      const from = block.index + match.index
      return { from, to: from + match[0].trimEnd().length }
    })
    if (handWrapped(lines)) yield* cut(text, { from: lines[0]!.from, to: lines.at(-1)!.to, kind: 'paragraph' })
    else for (const line of lines) yield* cut(text, { ...line, kind: kindOf(text.slice(line.from, line.to)) })
  }
}

function handWrapped(lines: readonly { readonly from: number; readonly to: number }[]): boolean {
  const lengths = lines.map((line) => line.to - line.from)
  const longest = Math.max(...lengths)
  return (
    lines.length > 1 &&
    longest >= 50 &&
    longest <= HAND_WRAPPED &&
    lengths.slice(0, -1).every((length) => length > longest * 0.6)
  )
}

function* cut(text: string, range: Range): Generator<Range> {
  let { from } = range
  while (range.to - from > PART_LENGTH) {
    const space = text.lastIndexOf(' ', from + PART_LENGTH)
    const to = space > from + PART_LENGTH / 2 ? space : wholeCodePoint(text, from + PART_LENGTH)
    yield { from, to, kind: range.kind }
    from = text.charCodeAt(to) === 0x20 ? to + 1 : to
  }
  yield { from, to: range.to, kind: range.kind }
}

/** A bullet, or a number or letter with a full stop, dash or bracket behind it. */
const LIST_MARK = /^(?:[•●○▪■◦‣*+–—-]|\(?[0-9٠-٩]{1,3}[.)\-–]|\(?[\p{L}][.)])\s/u

/** By the look of one line; a heading is told only from its markup, so plain text has none but numbered lists. */
export function kindOf(line: string): ParagraphKind {
  return LIST_MARK.test(line) ? 'list-item' : 'paragraph'
}
