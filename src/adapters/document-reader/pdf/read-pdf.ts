/** PDF to pages: text from the glyphs, or by character recognition where a page is only a picture. */

import { codePointLength } from '../../../kernel/code-points.ts'
import { DocumentRefused, type ReadPage } from '../../../kernel/ports/document-reader.ts'
import type { DocumentLimits } from '../limits.ts'
import { type Block, pageOf } from '../parts.ts'
import type { RecognisedText, TextRecognition } from '../text-recognition.ts'
import { usualSize, withFootnotes } from './footnotes.ts'
import { type LaidPage, withFurniture } from './furniture.ts'
import { glyphsOf } from './glyphs.ts'
import { blocksOfPage, textOfLines } from './layout.ts'
import { hasEnd, PdfDocument, type PdfPage } from './pdfium.ts'

/** Fewer letters and digits than this on a page with a picture: the picture is the page (a scan with a stamped number). */
const ALMOST_NO_TEXT = 16
/** What Arabic needs to be recognised; at 200 the error rate doubles. */
const RECOGNITION_DPI = 300
/** A larger page is rendered with fewer dots. A4 at 300 dpi has 8.7 million. */
const MOST_PIXELS = 36_000_000

/** That a page was read, or, when all of them were, a page. */
export type PdfReading =
  | { readonly read: number; readonly pages: number }
  | { readonly page: ReadPage; readonly pages: number }

/**
 * Pages come when the last one was read: only all of them together show what is a running head. Until then they are kept as
 * lines of text, never as glyphs.
 *
 * @throws DocumentRefused
 */
export async function* readPdf(
  bytes: Uint8Array,
  limits: DocumentLimits,
  recognition: TextRecognition,
): AsyncGenerator<PdfReading> {
  const document = await PdfDocument.open(bytes)
  // PDFium reads what it finds of a file that stopped early; half a document must not pass for a whole one.
  if (!document.intact && !hasEnd(bytes)) throw new DocumentRefused('document.truncated')
  const { pages } = document
  if (pages > limits.pages) throw new DocumentRefused('document.too-many-pages', { pages, limit: limits.pages })
  if (pages === 0) throw new DocumentRefused('document.unreadable', { format: 'PDF' })
  const sources: SourcePage[] = []
  let length = 0
  for (let index = 0; index < pages; index++) {
    using source = document.openPage(index)
    if (!source) throw new DocumentRefused('document.unreadable', { format: 'PDF' })
    const page = await readPage(source, limits, recognition)
    length += lengthOf(page)
    if (length > limits.textLength) throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
    sources.push(page)
    yield { read: index + 1, pages }
  }
  yield* finished(sources)
}

/** A page that was drawn as text, or one that was recognised and is as good as finished. */
type SourcePage = LaidPage & { readonly recognised?: RecognisedText }

function lengthOf({ blocks, recognised }: SourcePage): number {
  const texts = recognised?.blocks ?? blocks.flatMap((block) => block.lines)
  return texts.reduce((sum, { text }) => sum + codePointLength(text), 0)
}

function* finished(sources: readonly SourcePage[]): Generator<PdfReading> {
  const pages = withFurniture(sources)
  const size = usualSize(pages)
  for (const [index, blocks] of pages.entries()) {
    const { recognised } = sources[index]!
    const number = index + 1
    const page = recognised
      ? recognisedPage(number, recognised)
      : pageOf(
          number,
          withFootnotes(blocks, size).map(({ kind, lines }): Block => ({ kind, text: textOfLines(lines) })),
        )
    yield { page, pages: sources.length }
  }
}

function recognisedPage(number: number, { blocks, confidence }: RecognisedText): ReadPage {
  const page = pageOf(number, blocks)
  const doubtful = blocks.flatMap((block, i) => {
    const { start } = page.paragraphs[i]!
    return block.doubtful.map((span) => ({ ...span, start: start + span.start, end: start + span.end }))
  })
  return { ...page, ocr: { confidence, doubtful } }
}

/**
 * A font does not say which characters its glyphs are: what can be seen on the page can only be recognised. Private
 * characters (bullets, logos) are few where the text itself is told.
 */
function isUnmapped(text: string): boolean {
  const unknown = countOf(text, /[\ufffd\ue000-\uf8ff]/g)
  return unknown >= ALMOST_NO_TEXT && unknown > 0.3 * countOf(text, /\S/g)
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

async function readPage(source: PdfPage, limits: DocumentLimits, recognition: TextRecognition): Promise<SourcePage> {
  if (source.characterCount > limits.glyphsPerPage) {
    throw new DocumentRefused('document.too-much-text', { limit: limits.glyphsPerPage })
  }
  const { width, height } = source.size
  const drawn = { blocks: blocksOfPage(glyphsOf(source)), height }
  const text = drawn.blocks.flatMap((block) => block.lines.map((line) => line.text)).join('')
  const isPicture = countOf(text, /[\p{L}\p{N}]/gu) < ALMOST_NO_TEXT && source.hasImages
  if (!isPicture && !isUnmapped(text)) return drawn

  const dotsPerPoint = Math.min(RECOGNITION_DPI / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
  const [across, down] = [Math.max(1, Math.round(width * dotsPerPoint)), Math.max(1, Math.round(height * dotsPerPoint))]
  const pixels = source.render(across, down)
  if (!pixels) throw new DocumentRefused('document.too-much-memory')
  const recognised = await recognition.recognise({
    pixels,
    width: across,
    height: down,
    dpi: Math.round(dotsPerPoint * 72),
  })
  return recognised.blocks.length > 0 ? { blocks: [], height, recognised } : drawn
}
