/** Word documents: the archive is unpacked and measured first, only then given to the converter. */
import mammoth from 'mammoth'
import yauzl, { type ZipFile } from 'yauzl'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import { readHtml } from './html.ts'
import type { DocumentLimits } from './limits.ts'
import type { Block } from './parts.ts'

/**
 * @throws DocumentRefused `document.zip-bomb`, `document.truncated`, `document.mislabelled` (a ZIP that is no Word
 * document) or `document.unreadable`.
 */
export async function readDocx(bytes: Buffer, limits: DocumentLimits): Promise<Block[]> {
  await measureArchive(bytes, limits)
  let html: string
  try {
    const result = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    )
    html = result.value
  } catch {
    throw new DocumentRefused('document.unreadable', { format: 'DOCX' })
  }
  return readHtml(html)
}

/**
 * Unpacks every entry to nowhere and counts: sizes in a ZIP's headers are the sender's claims, and yauzl fails when the
 * data goes beyond them.
 */
async function measureArchive(bytes: Buffer, limits: DocumentLimits): Promise<void> {
  const ceiling = Math.min(limits.unpackedBytes, Math.max(bytes.length, 64 * 1024) * limits.unpackedRatio)
  const bomb = () =>
    new DocumentRefused('document.zip-bomb', {
      limitMegabytes: Math.ceil(ceiling / 1024 / 1024),
      ratio: limits.unpackedRatio,
    })
  let archive: ZipFile
  try {
    archive = await yauzl.fromBufferPromise(bytes)
  } catch {
    // The directory of a ZIP stands at its end: without it the file stopped early.
    throw new DocumentRefused('document.truncated')
  }
  if (archive.entryCount > limits.archiveEntries) throw bomb()
  let unpacked = 0
  let hasBody = false
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName === 'word/document.xml') hasBody = true
      if (unpacked + entry.uncompressedSize > ceiling) throw bomb()
      if (entry.isEncrypted()) throw new DocumentRefused('document.encrypted')
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        unpacked += (chunk as Buffer).length
        if (unpacked > ceiling) throw bomb()
      }
    }
  } catch (error) {
    if (error instanceof DocumentRefused) throw error
    throw new DocumentRefused('document.unreadable', { format: 'DOCX' })
  }
  if (!hasBody) throw new DocumentRefused('document.mislabelled', { claimed: 'docx', found: 'application/zip' })
}
