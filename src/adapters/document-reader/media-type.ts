/** What a file is, by its bytes; its name is a claim that the bytes may contradict. */
import { type DocumentMediaType, DocumentRefused } from '../../kernel/ports/document-reader.ts'

export const DOCX: DocumentMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Everything that is read. */
export const MEDIA_TYPES: readonly DocumentMediaType[] = [
  'application/pdf',
  DOCX,
  'text/html',
  'text/markdown',
  'text/plain',
]

/** What the bytes say. `text` is any of the text formats: only the name tells them apart. */
type Content = DocumentMediaType | 'text' | 'zip' | 'encrypted-office' | { readonly other: string }

const BY_EXTENSION: ReadonlyMap<string, DocumentMediaType> = new Map([
  ['pdf', 'application/pdf'],
  ['docx', DOCX],
  ['html', 'text/html'],
  ['htm', 'text/html'],
  ['xhtml', 'text/html'],
  ['md', 'text/markdown'],
  ['markdown', 'text/markdown'],
  ['txt', 'text/plain'],
  ['text', 'text/plain'],
])

/** Formats that are refused by name, so that the sender learns what was found (magic numbers of `file(1)`). */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['application/gzip', [0x1f, 0x8b]],
  ['application/x-bzip2', [0x42, 0x5a, 0x68]],
  ['application/x-xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['application/x-7z-compressed', [0x37, 0x7a, 0xbc, 0xaf]],
  ['application/vnd.rar', [0x52, 0x61, 0x72, 0x21]],
  ['application/rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['application/postscript', [0x25, 0x21, 0x50, 0x53]],
]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Lower case, without the dot; '' when there is none. Characters that hide an extension (bidi controls, spaces) do not count. */
export function extensionOf(name: string): string {
  const visible = name.replace(/[\p{Cf}\p{Cc}\s]/gu, '')
  const dot = visible.lastIndexOf('.')
  return dot < 1 ? '' : visible.slice(dot + 1).toLowerCase()
}

/**
 * The format to read `bytes` as. A ZIP is `DOCX` here when its name or its first entry says so; `docx.ts` looks inside.
 *
 * @throws DocumentRefused `document.mislabelled` when the bytes contradict the name, `document.unsupported` when they are
 * something that is not read, `document.encrypted` for a password-protected Office file.
 */
export function mediaTypeOf(bytes: Uint8Array, extension: string): DocumentMediaType {
  const claimed = BY_EXTENSION.get(extension)
  const content = sniff(bytes)
  if (content === 'encrypted-office' && (claimed === DOCX || extension === ''))
    throw new DocumentRefused('document.encrypted')
  if (content === 'application/pdf' || content === DOCX) {
    if (claimed === undefined && extension !== '') throw mislabelled(extension, content)
    if (claimed !== undefined && claimed !== content) throw mislabelled(extension, content)
    return content
  }
  if (content === 'text') {
    if (claimed === 'application/pdf' || claimed === DOCX) throw mislabelled(extension, 'text/plain')
    if (claimed === undefined && extension !== '')
      throw new DocumentRefused('document.unsupported', { found: extension })
    return claimed ?? (looksLikeHtml(bytes) ? 'text/html' : 'text/plain')
  }
  const found =
    content === 'zip' ? 'application/zip' : typeof content === 'object' ? content.other : 'application/x-ole-storage'
  throw claimed === undefined ? new DocumentRefused('document.unsupported', { found }) : mislabelled(extension, found)
}

function mislabelled(extension: string, found: string): DocumentRefused {
  return new DocumentRefused('document.mislabelled', { claimed: extension, found })
}

function sniff(bytes: Uint8Array): Content {
  // ISO 32000-1 annex H: readers accept the header anywhere in the first 1,024 bytes. PE and ELF files are not PDF whatever follows.
  for (const [type, magic] of SIGNATURES) if (startsWith(bytes, magic)) return { other: type }
  if (latin1(bytes.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf'
  if (startsWith(bytes, OLE)) {
    // [MS-OFFCRYPTO] 2.3: a protected OOXML file is an OLE container with this stream.
    return buffer(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? 'encrypted-office'
      : { other: 'application/x-ole-storage' }
  }
  if (startsWith(bytes, ZIP)) return buffer(bytes).includes('word/document') ? DOCX : 'zip'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'text'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'text'
  return isBinary(bytes) ? { other: 'application/octet-stream' } : 'text'
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

/** The same memory with `Buffer`'s searching. */
function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function latin1(bytes: Uint8Array): string {
  return buffer(bytes).toString('latin1')
}

/** Control characters that no text carries; tab, LF, VT, FF, CR and ESC are allowed. */
function isBinary(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) return true
  return false
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(latin1(bytes.subarray(0, 4096)))
}
