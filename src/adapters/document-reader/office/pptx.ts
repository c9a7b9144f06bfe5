/** Presentations (ECMA-376-1, PresentationML): a slide is a page, with its notes behind it. Hidden slides are read too. */

import type { ParagraphKind } from '../../../kernel/ports/document-reader.ts'
import type { Archive } from '../archive.ts'
import { type Block, CELL_SEPARATOR } from '../parts.ts'
import { type Relationship, relationshipsOf } from './package.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** How many slides there are, and the blocks of each in the order of the show. */
export async function readPptx(
  archive: Archive,
): Promise<{ readonly count: number; readonly slides: AsyncGenerator<Block[]> }> {
  const presentation = (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument')!.target
  const parts = new Map((await relationshipsOf(archive, presentation)).map((part) => [part.id, part]))
  const order: Relationship[] = []
  await readXml(archive.chunks(presentation), 'PPTX', {
    open(element) {
      const part = element.name === 'main:sldId' ? parts.get(element.attribute('relationships:id') ?? '') : undefined
      if (part?.type === 'slide') order.push(part)
    },
    close() {},
  })
  async function* slides() {
    for (const { target } of order) yield readSlide(archive, target)
  }
  return { count: order.length, slides: slides() }
}

async function readSlide(archive: Archive, part: string): Promise<Block[]> {
  const related = await relationshipsOf(archive, part)
  const slide = await blocksOf(archive, part)
  const titles = slide.filter(({ kind }) => kind === 'heading')
  const blocks = [...titles, ...slide.filter(({ kind }) => kind !== 'heading')]
  // Drawings made of text (SmartArt) keep it in a part of their own.
  for (const { target } of related.filter(({ type }) => type === 'diagramData')) {
    blocks.push(...(await blocksOf(archive, target)).map((block): Block => ({ ...block, kind: 'list-item' })))
  }
  const notes = related.find(({ type }) => type === 'notesSlide')
  return notes ? [...blocks, ...(await blocksOf(archive, notes.target))] : blocks
}

/** Placeholders that every slide repeats (ECMA-376-1, 19.7.10). */
const FURNITURE: ReadonlySet<string> = new Set(['dt', 'ftr', 'hdr', 'sldNum'])

type Shape = { placeholder: string | undefined }

/** A table's row while it is read: the paragraphs of its cells. */
type Row = string[][]

async function blocksOf(archive: Archive, part: string): Promise<Block[]> {
  const blocks: Block[] = []
  const shapes: Shape[] = []
  const rows: Row[] = []
  /** Inside a list of shapes for programs that cannot read the newer one beside it. */
  let fallbacks = 0
  let paragraph: { text: string; bullet: boolean | undefined } | undefined
  let inText = false

  const kindOf = (bullet: boolean | undefined): ParagraphKind => {
    const { placeholder } = shapes.at(-1) ?? {}
    if (placeholder === 'title' || placeholder === 'ctrTitle') return 'heading'
    if (placeholder !== undefined && FURNITURE.has(placeholder)) return 'furniture'
    // The body of a slide is a list unless it says otherwise.
    return (bullet ?? placeholder === 'obj') ? 'list-item' : 'paragraph'
  }
  const isNotes = part.includes('notesSlide')
  const handler: XmlHandler = {
    open(element) {
      if (element.name === 'markup-compatibility:Fallback') fallbacks++
      if (fallbacks > 0) return
      switch (element.name) {
        case 'main:sp':
          shapes.push({ placeholder: undefined })
          break
        case 'main:ph': {
          const shape = shapes.at(-1)
          const type = element.attribute('type') ?? 'obj'
          if (shape) shape.placeholder = type === 'body' && !isNotes ? 'obj' : type
          break
        }
        case 'main:p':
        case 'diagram:t':
          paragraph = { text: '', bullet: undefined }
          break
        case 'main:buChar':
        case 'main:buAutoNum':
        case 'main:buBlip':
          if (paragraph) paragraph.bullet = true
          break
        case 'main:buNone':
          if (paragraph) paragraph.bullet = false
          break
        case 'main:br':
          if (paragraph) paragraph.text += '\n'
          break
        case 'main:t':
          inText = true
          break
        case 'main:tr':
          rows.push([])
          break
        case 'main:tc':
          rows.at(-1)?.push([])
      }
    },
    close({ name }) {
      if (name === 'markup-compatibility:Fallback') fallbacks--
      if (fallbacks > 0) return
      if (name === 'main:t') inText = false
      if (name === 'main:sp') shapes.pop()
      if (name === 'main:p' && paragraph) {
        const text = tidy(paragraph.text)
        const cell = rows.at(-1)?.at(-1)
        if (text !== '' && cell) cell.push(text.replace(/\n/g, ' '))
        else if (text !== '') blocks.push({ kind: kindOf(paragraph.bullet), text })
        paragraph = undefined
      }
      if (name === 'main:tr') {
        const cells = (rows.pop() ?? []).map((cell) => cell.join(' ')).filter((text) => text !== '')
        if (cells.length > 0) blocks.push({ kind: 'table-row', text: cells.join(CELL_SEPARATOR) })
      }
    },
    text(text) {
      if (inText && paragraph && fallbacks === 0) paragraph.text += text
    },
  }
  await readXml(archive.chunks(part), 'PPTX', handler)
  return blocks
}

/** The vertical tab is a line break inside a title. */
function tidy(text: string): string {
  return text
    .replace(/[\v\u2028]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
