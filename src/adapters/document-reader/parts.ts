/** Blocks of text into pages whose paragraphs are spans over them. */
import { codePointLength } from '../../kernel/code-points.ts'
import {
  DocumentRefused,
  type ParagraphKind,
  type ParagraphSpan,
  type ReadPage,
} from '../../kernel/ports/document-reader.ts'
import { PART_LENGTH } from './limits.ts'

/** Cells of a table row are joined by this, so that the row can be quoted as one line. */
export const CELL_SEPARATOR = ' | '

export type Block = { readonly kind: ParagraphKind; readonly text: string }

/** One page: rows of a table stand on lines of their own, other blocks are parted by an empty line. */
export function pageOf(number: number, blocks: readonly Block[]): ReadPage {
  const paragraphs: ParagraphSpan[] = []
  let text = ''
  let length = 0
  let previous: Block | undefined
  for (const block of blocks) {
    if (previous) {
      const separator = previous.kind === block.kind && closeKinds.has(block.kind) ? '\n' : '\n\n'
      text += separator
      length += separator.length
    }
    const end = length + codePointLength(block.text)
    paragraphs.push({ start: length, end, kind: block.kind })
    text += block.text
    length = end
    previous = block
  }
  return { number, text, paragraphs }
}

const closeKinds: ReadonlySet<ParagraphKind> = new Set(['table-row', 'list-item'])

/** Parts of about `PART_LENGTH` code points; a block longer than that is cut at white space, so that no part is much longer. */
export function partsOf(blocks: Iterable<Block>, textLimit: number): ReadPage[] {
  return partsOfSections([blocks], textLimit)
}

/** Each section (a sheet) begins a part of its own. */
export function partsOfSections(sections: Iterable<Iterable<Block>>, textLimit: number): ReadPage[] {
  const pages: ReadPage[] = []
  let current: Block[] = []
  let length = 0
  let total = 0
  const close = () => {
    if (current.length > 0) pages.push(pageOf(pages.length + 1, current))
    current = []
    length = 0
  }
  for (const blocks of sections) {
    for (const whole of blocks) {
      for (const block of cutLong(whole)) {
        const size = codePointLength(block.text)
        total += size
        if (total > textLimit) throw new DocumentRefused('document.too-much-text', { limit: textLimit })
        if (length > 0 && length + size > PART_LENGTH) close()
        current.push(block)
        length += size
      }
    }
    close()
  }
  return pages
}

function* cutLong(block: Block): Generator<Block> {
  let rest = block.text
  while (rest.length > PART_LENGTH) {
    const cut = Math.max(rest.lastIndexOf(' ', PART_LENGTH), rest.lastIndexOf('\n', PART_LENGTH))
    const end = cut > PART_LENGTH / 2 ? cut : wholeCodePoint(rest, PART_LENGTH)
    yield { kind: block.kind, text: rest.slice(0, end) }
    rest = rest.slice(end).trimStart()
  }
  if (rest.length > 0) yield { kind: block.kind, text: rest }
}

/** `index`, or one less when it would part a surrogate pair. */
export function wholeCodePoint(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit < 0xe000 ? index - 1 : index
}
