/** Draws one page of one PDF and ends: the process around hostile bytes, started by `page-images.ts`. */
import { readFileSync, writeSync } from 'node:fs'
import { DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import { PdfDocument } from '../pdf/pdfium.ts'
import { grayPng } from './png.ts'

/** What the parent passes as the only argument. */
export type ImageRequest = { readonly path: string; readonly page: number }

/** Small type can be read, and a page is some hundred kilobytes. */
const DPI = 110
/** A larger page is drawn with fewer dots. A4 has 1.2 million. */
const MOST_PIXELS = 4_000_000
/** The pipe that the parent listens to. */
const PIPE = 3

function say(bytes: Uint8Array) {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(PIPE, bytes, sent)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

function sayHead(head: object) {
  say(Buffer.from(`${JSON.stringify(head)}\n`))
}

async function draw({ path, page: number }: ImageRequest) {
  const document = await PdfDocument.open(readFileSync(path))
  using page = number <= document.pages ? document.openPage(number - 1) : undefined
  if (!page) throw new DocumentRefused('document.unreadable')
  const { width, height } = page.size
  const dotsPerPoint = Math.min(DPI / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
  const [across, down] = [Math.max(1, Math.round(width * dotsPerPoint)), Math.max(1, Math.round(height * dotsPerPoint))]
  const pixels = page.render(across, down)
  if (!pixels) throw new DocumentRefused('document.too-much-memory')
  const png = grayPng(pixels, across, down)
  sayHead({ type: 'image', width: across, height: down })
  say(png)
}

try {
  await draw(JSON.parse(process.argv[2] ?? '') as ImageRequest)
} catch (error) {
  if (error instanceof DocumentRefused) sayHead({ type: 'refused', code: error.code })
  // An engine that runs out of its own memory or stack did so over this document.
  else if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    sayHead({ type: 'refused', code: 'document.unreadable' })
  } else sayHead({ type: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
process.exit(0)
