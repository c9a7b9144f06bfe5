/** ZIP archives (APPNOTE 6.3), as office documents are: unpacked to nowhere and measured before anything in them is read. */
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import type { DocumentLimits } from './limits.ts'

/** The files of an archive that was measured. Names count without their case, as the parts of a package do (ECMA-376-2, 6.2.2). */
export type Archive = {
  has(name: string): boolean
  /** In pieces, as they are unpacked; nothing when there is no such file. */
  chunks(name: string): AsyncGenerator<Buffer>
  /** Whole; `undefined` when there is no such file. */
  read(name: string): Promise<Buffer | undefined>
}

/**
 * Unpacks every entry to nowhere and counts: sizes in a ZIP's headers are the sender's claims, and yauzl fails when the
 * data goes beyond them. An archive inside an archive is a file like any other and is not opened.
 *
 * @throws DocumentRefused `document.zip-bomb`, `document.truncated`, `document.encrypted` or `document.unreadable`.
 */
export async function openArchive(bytes: Buffer, limits: DocumentLimits): Promise<Archive> {
  const ceiling = Math.min(limits.unpackedBytes, Math.max(bytes.length, 64 * 1024) * limits.unpackedRatio)
  const bomb = () =>
    new DocumentRefused('document.zip-bomb', {
      limitMegabytes: Math.ceil(ceiling / 1024 / 1024),
      ratio: limits.unpackedRatio,
    })
  let zip: ZipFile
  try {
    zip = await yauzl.fromBufferPromise(bytes)
  } catch {
    // The directory of a ZIP stands at its end: without it the file stopped early.
    throw new DocumentRefused('document.truncated')
  }
  if (zip.entryCount > limits.archiveEntries) throw bomb()
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      // Programs disagree on which of two files of one name they open.
      if (entries.has(name)) throw unreadable()
      entries.set(name, entry)
      if (unpacked + entry.uncompressedSize > ceiling) throw bomb()
      if (entry.isEncrypted()) throw new DocumentRefused('document.encrypted')
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        unpacked += (chunk as Buffer).length
        if (unpacked > ceiling) throw bomb()
      }
    }
  } catch (error) {
    throw error instanceof DocumentRefused ? error : unreadable()
  }

  async function* chunks(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase())
    if (entry) yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    chunks,
    async read(name) {
      if (!entries.has(name.toLowerCase())) return undefined
      const pieces: Buffer[] = []
      for await (const piece of chunks(name)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }
}

function unreadable(): DocumentRefused {
  return new DocumentRefused('document.unreadable', { format: 'ZIP' })
}
