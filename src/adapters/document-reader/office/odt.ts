/** Text documents of OpenOffice and LibreOffice (ODF 1.3 part 3): what stands in the body, without what was deleted from it. */
import { DocumentRefused, type ParagraphKind } from '../../../kernel/ports/document-reader.ts'
import type { Archive } from '../archive.ts'
import type { DocumentLimits } from '../limits.ts'
import { type Block, CELL_SEPARATOR } from '../parts.ts'
import { readXml, type XmlElement, type XmlHandler } from './xml.ts'

/** Parts that show nothing, or not here: deleted text, comments, declarations, descriptions of pictures. */
const NEVER_TEXT: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'office:scripts',
  'text:variable-decls',
  'text:sequence-decls',
  'text:user-field-decls',
  'text:index-title-template',
  'text:ruby-text',
  'svg-compatible:title',
  'svg-compatible:desc',
])

/** Cells and spaces are repeated by a count, which is the sender's: no more of them than a table or a line has. */
const MOST_REPEATED = 100

type Paragraph = { text: string; readonly kind: ParagraphKind; readonly footnotes: Block[] }
type Row = { readonly cells: Block[][]; readonly repeated: number }

/** @throws DocumentRefused */
export async function readOdt(archive: Archive, limits: DocumentLimits): Promise<Block[]> {
  const blocks: Block[] = []
  const paragraphs: Paragraph[] = []
  const rows: Row[] = []
  /** Where blocks go: the body, a cell, a footnote; and who put it there. */
  const targets: Block[][] = [blocks]
  const notes: { citation: string; readonly blocks: Block[] }[] = []
  let items = 0
  let left = 0
  let length = 0
  let inBody = false
  let inCitation = false

  const count = (characters: number) => {
    length += characters
    if (length > limits.textLength) throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
  }
  const add = (text: string) => {
    if (left > 0 || !inBody) return
    count(text.length)
    const note = notes.at(-1)
    const paragraph = paragraphs.at(-1)
    // The mark of a footnote is drawn above the line: in the line it would change the word before it.
    if (inCitation && note) note.citation += text
    else if (paragraph) paragraph.text += text
  }
  const handler: XmlHandler = {
    open(element) {
      const { name } = element
      if (name === 'office:body') inBody = true
      if (left > 0 || NEVER_TEXT.has(name)) {
        left++
        return
      }
      if (name === 'text:h') paragraphs.push({ text: '', kind: 'heading', footnotes: [] })
      else if (name === 'text:p')
        paragraphs.push({ text: '', kind: items > 0 ? 'list-item' : 'paragraph', footnotes: [] })
      else if (name === 'text:list-item') items++
      else if (name === 'text:s') add(' '.repeat(repeated(element, 'text:c')))
      else if (name === 'text:tab') add(' ')
      else if (name === 'text:line-break') add('\n')
      else if (name === 'text:note') {
        const note = { citation: '', blocks: [] }
        notes.push(note)
        targets.push(note.blocks)
      } else if (name === 'text:note-citation') inCitation = true
      else if (name === 'table:table-row')
        rows.push({ cells: [], repeated: repeated(element, 'table:number-rows-repeated') })
      else if (name === 'table:table-cell') {
        const cell: Block[] = []
        rows.at(-1)?.cells.push(cell)
        targets.push(cell)
      }
    },
    close({ name }) {
      if (left > 0) {
        left--
        return
      }
      if (name === 'text:h' || name === 'text:p') {
        const { text, kind, footnotes } = paragraphs.pop()!
        const clean = tidy(text)
        if (clean !== '') targets.at(-1)!.push({ kind, text: clean })
        targets.at(-1)!.push(...footnotes)
      } else if (name === 'text:list-item') items--
      else if (name === 'text:note-citation') inCitation = false
      else if (name === 'text:note') {
        targets.pop()
        const { citation, blocks: said } = notes.pop()!
        const text = [citation.trim(), ...said.map((block) => block.text.replace(/\n/g, ' '))].join(' ').trim()
        const outer = paragraphs.at(-1)
        if (said.length > 0) (outer?.footnotes ?? targets.at(-1)!).push({ kind: 'footnote', text })
      } else if (name === 'table:table-cell') targets.pop()
      else if (name === 'table:table-row') {
        const row = rows.pop()!
        const said = rowBlocks(row)
        // Empty rows to the end of a sheet are declared by the million.
        for (let i = 0; i < (said.length > 0 ? row.repeated : 0); i++) {
          if (i > 0) count(said.reduce((sum, block) => sum + block.text.length, 0))
          targets.at(-1)!.push(...said)
        }
      }
    },
    // Line ends of the file are spaces.
    text: (text) => add(text.replace(/\s+/g, ' ')),
  }
  await readXml(archive.chunks('content.xml'), 'ODT', handler)
  return blocks
}

function repeated(element: XmlElement, attribute: string): number {
  const count = Number(element.attribute(attribute) ?? 1)
  return Number.isInteger(count) ? Math.min(MOST_REPEATED, Math.max(1, count)) : 1
}

/** One line a row, as in `html.ts`; the footnotes of its cells follow it. */
function rowBlocks({ cells }: Row): Block[] {
  const footnotes = cells.flatMap((cell) => cell.filter(({ kind }) => kind === 'footnote'))
  const texts = cells
    .map((cell) => cell.filter(({ kind }) => kind !== 'footnote'))
    .map((cell) => cell.map(({ text }) => text.replace(/\s*\n\s*/g, ' ')).join(' '))
    .filter((text) => text !== '')
  return texts.length > 0 ? [{ kind: 'table-row', text: texts.join(CELL_SEPARATOR) }, ...footnotes] : footnotes
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
