/** PDF to pages: text from the glyphs, or by character recognition where a page is only a picture. */

import { codePointLength } from '../../../kernel/code-points.ts'
import { DocumentRefused, type ReadPage } from '../../../kernel/ports/document-reader.ts'
import type { DocumentLimits } from '../limits.ts'
import { pageOf } from '../parts.ts'
import type { TextRecognition } from '../text-recognition.ts'
import { glyphsOf } from './glyphs.ts'
import { blocksOfPage } from './layout.ts'
import { hasEnd, PdfDocument, type PdfPage } from './pdfium.ts'

/** Fewer letters and digits than this on a page with a picture: the picture is the page (a scan with a stamped number). */
const ALMOST_NO_TEXT = 16
/** What Arabic needs to be recognised; at 200 the error rate doubles. */
const RECOGNITION_DPI = 300
/** A larger page is rendered with fewer dots. A4 at 300 dpi has 8.7 million. */
const MOST_PIXELS = 36_000_000

/** @throws DocumentRefused */
export async function* readPdf(
  bytes: Uint8Array,
  limits: DocumentLimits,
  recognition: TextRecognition,
): AsyncGenerator<{ readonly page: ReadPage; readonly pages: number }> {
  const document = await PdfDocument.open(bytes)
  // PDFium reads what it finds of a file that stopped early; half a document must not pass for a whole one.
  if (!document.intact && !hasEnd(bytes)) throw new DocumentRefused('document.truncated')
  const { pages } = document
  if (pages > limits.pages) throw new DocumentRefused('document.too-many-pages', { pages, limit: limits.pages })
  if (pages === 0) throw new DocumentRefused('document.unreadable', { format: 'PDF' })
  let length = 0
  for (let index = 0; index < pages; index++) {
    using source = document.openPage(index)
    if (!source) throw new DocumentRefused('document.unreadable', { format: 'PDF' })
    const page = await readPage(source, index + 1, limits, recognition)
    length += codePointLength(page.text)
    if (length > limits.textLength) throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
    yield { page, pages }
  }
}

async function readPage(
  source: PdfPage,
  number: number,
  limits: DocumentLimits,
  recognition: TextRecognition,
): Promise<ReadPage> {
  if (source.characterCount > limits.glyphsPerPage) {
    throw new DocumentRefused('document.too-much-text', { limit: limits.glyphsPerPage })
  }
  const drawn = pageOf(number, blocksOfPage(glyphsOf(source)))
  const letters = drawn.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters >= ALMOST_NO_TEXT || !source.hasImages) return drawn

  const { width, height } = source.size
  const dotsPerPoint = Math.min(RECOGNITION_DPI / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
  const [across, down] = [Math.max(1, Math.round(width * dotsPerPoint)), Math.max(1, Math.round(height * dotsPerPoint))]
  const pixels = source.render(across, down)
  if (!pixels) throw new DocumentRefused('document.too-much-memory')
  const { blocks, confidence } = await recognition.recognise({
    pixels,
    width: across,
    height: down,
    dpi: Math.round(dotsPerPoint * 72),
  })
  return blocks.length > 0 ? { ...pageOf(number, blocks), ocr: { confidence } } : drawn
}
