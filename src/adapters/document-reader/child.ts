/**
 * Reads one document and ends: the process around hostile bytes. Started by `document-reader.ts` without the
 * environment and with the right to read little else than its own code and the file. Engines load when they are needed.
 */
import { readFileSync, writeSync } from 'node:fs'
import { type DocumentMediaType, DocumentRefused, type ReadPage } from '../../kernel/ports/document-reader.ts'
import type { Frame } from './frames.ts'
import type { DocumentLimits } from './limits.ts'
import { DOCX, mediaTypeOf } from './media-type.ts'
import { partsOf } from './parts.ts'
import { recipeOf } from './recipe.ts'
import { decodeText } from './text-encoding.ts'

/** What the parent passes as the only argument. */
export type ChildRequest = {
  readonly path: string
  readonly extension: string
  readonly limits: DocumentLimits
  readonly recognitionData: string
}

/** The pipe that the parent listens to; what engines print on stdout cannot get into it. */
const PIPE = 3

function say(frame: Frame) {
  const line = Buffer.from(`${JSON.stringify(frame)}\n`)
  for (let sent = 0; sent < line.length; ) {
    try {
      sent += writeSync(PIPE, line, sent)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

async function read(request: ChildRequest) {
  const bytes = readFileSync(request.path)
  const mediaType = mediaTypeOf(bytes, request.extension)
  let hasText = false
  for await (const { page, pages } of pagesOf(bytes, mediaType, request)) {
    hasText ||= /[\p{L}\p{N}]/u.test(page.text)
    say({ type: 'page', page, pages })
  }
  if (!hasText) throw new DocumentRefused('document.no-text')
  say({ type: 'done', recipe: recipeOf(mediaType), mediaType })
}

async function* pagesOf(
  bytes: Buffer,
  mediaType: DocumentMediaType,
  { limits, recognitionData }: ChildRequest,
): AsyncGenerator<{ readonly page: ReadPage; readonly pages: number }> {
  if (mediaType === 'application/pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts')
    const { textRecognition } = await import('./text-recognition.ts')
    const recognition = textRecognition(recognitionData)
    try {
      yield* readPdf(bytes, limits, recognition)
    } finally {
      await recognition.close()
    }
    return
  }
  const parts = await partsOfText(bytes, mediaType, limits)
  for (const page of parts) yield { page, pages: parts.length }
}

async function partsOfText(bytes: Buffer, mediaType: DocumentMediaType, limits: DocumentLimits): Promise<ReadPage[]> {
  switch (mediaType) {
    case 'text/html':
      return partsOf((await import('./html.ts')).readHtml(decodeText(bytes)), limits.textLength)
    case 'text/markdown':
      return partsOf((await import('./markdown.ts')).readMarkdown(decodeText(bytes)), limits.textLength)
    case DOCX:
      return partsOf(await (await import('./docx.ts')).readDocx(bytes, limits), limits.textLength)
    default:
      return (await import('./plain-text.ts')).readPlainText(decodeText(bytes), limits.textLength)
  }
}

try {
  await read(JSON.parse(process.argv[2] ?? '') as ChildRequest)
} catch (error) {
  if (error instanceof DocumentRefused) say({ type: 'refused', code: error.code, values: error.values })
  // An engine that runs out of its own memory or stack did so over this document.
  else if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    say({ type: 'refused', code: 'document.unreadable', values: {} })
  } else say({ type: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
process.exit(0)
