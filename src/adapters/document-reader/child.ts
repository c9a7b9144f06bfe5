/**
 * Reads one document and ends: the process around hostile bytes. Started by `document-reader.ts` without the
 * environment and with the right to read little else than its own code and the file. Engines load when they are needed.
 */
import { readFileSync, writeSync } from 'node:fs'
import { codePointLength } from '../../kernel/code-points.ts'
import { type DocumentMediaType, DocumentRefused, type ReadPage } from '../../kernel/ports/document-reader.ts'
import type { Archive } from './archive.ts'
import type { Frame } from './frames.ts'
import type { DocumentLimits } from './limits.ts'
import { type Content, contentOf, DOCX, EML, mediaTypeOf, ODT, PPTX, XLSX } from './media-type.ts'
import { pageOf, partsOf, partsOfSections } from './parts.ts'
import type { PdfReading } from './pdf/read-pdf.ts'
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

type Source = { readonly bytes: Buffer; readonly mediaType: DocumentMediaType; readonly archive: Archive | undefined }

async function read(request: ChildRequest) {
  const source = await recognise(readFileSync(request.path), request)
  let hasText = false
  for await (const reading of pagesOf(source, request)) {
    if ('read' in reading) {
      say({ type: 'read', page: reading.read, pages: reading.pages })
      continue
    }
    hasText ||= /[\p{L}\p{N}]/u.test(reading.page.text)
    say({ type: 'page', ...reading })
  }
  if (!hasText) throw new DocumentRefused('document.no-text')
  say({ type: 'done', recipe: recipeOf(source.mediaType), mediaType: source.mediaType })
}

/** What the file is; an archive is measured before it is asked. */
async function recognise(bytes: Buffer, { extension, limits }: ChildRequest): Promise<Source> {
  let content: Content = contentOf(bytes)
  let archive: Archive | undefined
  if (content === 'zip') {
    archive = await (await import('./archive.ts')).openArchive(bytes, limits)
    content = await (await import('./office/package.ts')).officeFormatOf(archive)
  }
  return { bytes, mediaType: mediaTypeOf(bytes, extension, content), archive }
}

type Pages = AsyncGenerator<PdfReading>

async function* pagesOf(source: Source, request: ChildRequest): Pages {
  const { limits } = request
  if (source.mediaType === 'application/pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts')
    const { textRecognition } = await import('./text-recognition.ts')
    const recognition = textRecognition(request.recognitionData)
    try {
      yield* readPdf(source.bytes, limits, recognition)
    } finally {
      await recognition.close()
    }
  } else if (source.mediaType === PPTX) yield* slidesOf(source.archive!, limits)
  else {
    const parts = await partsOfText(source, limits)
    for (const page of parts) yield { page, pages: parts.length }
  }
}

async function* slidesOf(archive: Archive, limits: DocumentLimits): Pages {
  const { count, slides } = await (await import('./office/pptx.ts')).readPptx(archive)
  if (count > limits.pages) {
    throw new DocumentRefused('document.too-many-pages', { pages: count, limit: limits.pages })
  }
  let number = 0
  let length = 0
  for await (const blocks of slides) {
    const page = pageOf(++number, blocks)
    length += codePointLength(page.text)
    if (length > limits.textLength) throw new DocumentRefused('document.too-much-text', { limit: limits.textLength })
    yield { page, pages: count }
  }
}

async function partsOfText({ bytes, mediaType, archive }: Source, limits: DocumentLimits): Promise<ReadPage[]> {
  switch (mediaType) {
    case 'text/html':
      return partsOf((await import('./html.ts')).readHtml(decodeText(bytes)), limits.textLength)
    case 'text/markdown':
      return partsOf((await import('./markdown.ts')).readMarkdown(decodeText(bytes)), limits.textLength)
    case DOCX:
      return partsOf(await (await import('./office/docx.ts')).readDocx(bytes, archive!), limits.textLength)
    case XLSX: {
      const { readXlsx } = await import('./office/xlsx.ts')
      return partsOfSections(await readXlsx(archive!, limits), limits.textLength)
    }
    case ODT:
      return partsOf(await (await import('./office/odt.ts')).readOdt(archive!, limits), limits.textLength)
    case EML:
      return partsOf((await import('./mail/eml.ts')).readEml(bytes), limits.textLength)
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
