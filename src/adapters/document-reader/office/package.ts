/** Packages of office files: which format an archive is by what it says of itself, and how its parts point at each other. */
import { posix } from 'node:path'
import { type DocumentMediaType, DocumentRefused } from '../../../kernel/ports/document-reader.ts'
import type { Archive } from '../archive.ts'
import { DOCX, ODT, PPTX, XLSX } from '../media-type.ts'
import { readXml } from './xml.ts'

/** A format that is read, or the media type of one that is not. */
export type OfficeFormat = DocumentMediaType | { readonly other: string }

const ODF = 'application/vnd.oasis.opendocument.text'

/**
 * By the file `mimetype` (ODF 1.3 part 2, 3.3) or the content type of the main part (ECMA-376-2), never by the archive's
 * name. Templates, shows and documents with macros are of their format; macros are a part that nobody opens.
 */
export async function officeFormatOf(archive: Archive): Promise<OfficeFormat> {
  const isPackage = archive.has('[Content_Types].xml')
  if (archive.has('mimetype')) {
    const claimed = (await archive.read('mimetype'))!.subarray(0, 200).toString('latin1').trim()
    if (isPackage || !/^[\w.+/-]+$/.test(claimed)) return { other: 'application/zip' }
    if (claimed !== ODF && claimed !== `${ODF}-template`) return { other: claimed }
    if (await isEncrypted(archive)) throw new DocumentRefused('document.encrypted')
    return ODT
  }
  if (!isPackage) return { other: 'application/zip' }
  const main = (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument')
  const type = main ? await contentTypeOf(archive, main.target) : undefined
  if (type === undefined || !archive.has(main!.target)) return { other: 'application/zip' }
  if (/\.binary\./i.test(type)) return { other: type }
  if (/wordprocessingml\.|ms-word\./i.test(type)) return DOCX
  if (/spreadsheetml\.|ms-excel\./i.test(type)) return XLSX
  return /presentationml\.|ms-powerpoint\./i.test(type) ? PPTX : { other: type.replace(/\.main\+xml$/i, '') }
}

/** Whether its manifest says of some file how it was encrypted (ODF 1.3 part 2, 4.4). */
async function isEncrypted(archive: Archive): Promise<boolean> {
  let found = false
  await readXml(archive.chunks('META-INF/manifest.xml'), 'ODT', {
    open: ({ name }) => {
      found ||= name === 'manifest:encryption-data'
    },
    close() {},
  })
  return found
}

async function contentTypeOf(archive: Archive, part: string): Promise<string | undefined> {
  let byName: string | undefined
  let byExtension: string | undefined
  const extension = posix.extname(part).slice(1).toLowerCase()
  await readXml(archive.chunks('[Content_Types].xml'), 'ZIP', {
    open(element) {
      const type = element.attribute('ContentType')
      if (element.attribute('PartName')?.toLowerCase() === `/${part}`.toLowerCase()) byName = type
      if (element.attribute('Extension')?.toLowerCase() === extension) byExtension = type
    },
    close() {},
  })
  return byName ?? byExtension
}

/** `type` is the last part of its name, the same in transitional and strict documents. `target` is a part of this package. */
export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** What `part` points at inside the package; of the package itself when `part` is empty. Never anything outside. */
export async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const relationships: Relationship[] = []
  if (!archive.has(path)) return relationships
  await readXml(archive.chunks(path), 'ZIP', {
    open(element) {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => element.attribute(name))
      if (id === undefined || type === undefined || target === undefined) return
      if (element.attribute('TargetMode') === 'External') return
      relationships.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1),
      })
    },
    close() {},
  })
  return relationships
}
