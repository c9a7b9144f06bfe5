/** What a file is, by its bytes; its name is a claim that the bytes may contradict. */
import { type DocumentMediaType, DocumentRefused } from '../../kernel/ports/document-reader.ts'
import { utf16Of } from './text-encoding.ts'

export const DOCX: DocumentMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const XLSX: DocumentMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PPTX: DocumentMediaType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
export const ODT: DocumentMediaType = 'application/vnd.oasis.opendocument.text'
export const EML: DocumentMediaType = 'message/rfc822'

/** Everything that is read. */
export const MEDIA_TYPES: readonly DocumentMediaType[] = [
  'application/pdf',
  DOCX,
  XLSX,
  PPTX,
  ODT,
  EML,
  'text/html',
  'text/markdown',
  'text/plain',
]

/**
 * What the bytes say. `text` is any of the text formats: only the name tells them apart. A `zip` says what it is inside.
 * `legacy` is an office file of before 2007, by its extension of then.
 */
export type Content =
  | DocumentMediaType
  | 'text'
  | 'zip'
  | 'encrypted-office'
  | { readonly legacy: string }
  | { readonly other: string }

const BY_EXTENSION: ReadonlyMap<string, DocumentMediaType> = new Map([
  ['pdf', 'application/pdf'],
  // Templates, shows and files with macros are of the same format.
  ...['docx', 'docm', 'dotx', 'dotm'].map((extension) => [extension, DOCX] as const),
  ...['xlsx', 'xlsm', 'xltx', 'xltm'].map((extension) => [extension, XLSX] as const),
  ...['pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm'].map((extension) => [extension, PPTX] as const),
  ['odt', ODT],
  ['ott', ODT],
  ['eml', EML],
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
/** Office files of before 2007, and messages as Outlook saves them: by the name of a stream in their container, in UTF-16. */
const LEGACY: readonly (readonly [string, string])[] = [
  ['doc', 'WordDocument'],
  ['xls', 'Workbook'],
  ['xls', 'Book'],
  ['ppt', 'PowerPoint Document'],
  ['msg', '__substg1.0_'],
]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Lower case, without the dot; '' when there is none. Characters that hide an extension (bidi controls, spaces) do not count. */
export function extensionOf(name: string): string {
  const visible = name.replace(/[\p{Cf}\p{Cc}\s]/gu, '')
  const dot = visible.lastIndexOf('.')
  return dot < 1 ? '' : visible.slice(dot + 1).toLowerCase()
}

/** What can be told from the bytes alone. */
export function contentOf(bytes: Uint8Array): Content {
  // ISO 32000-1 annex H: readers accept the header anywhere in the first 1,024 bytes. PE and ELF files are not PDF whatever follows.
  for (const [type, magic] of SIGNATURES) if (startsWith(bytes, magic)) return { other: type }
  const isZip = startsWith(bytes, ZIP)
  if (latin1(bytes.subarray(0, 1024)).includes('%PDF-')) {
    // One file that two programs take for two documents: who checked the one has not seen the other.
    return isZip || endsAsArchive(bytes) ? { other: 'application/pdf + application/zip' } : 'application/pdf'
  }
  if (startsWith(bytes, OLE)) {
    const holds = (stream: string) => buffer(bytes).includes(Buffer.from(stream, 'utf16le'))
    // [MS-OFFCRYPTO] 2.3: a protected OOXML file is an OLE container with this stream.
    if (holds('EncryptedPackage')) return 'encrypted-office'
    const legacy = LEGACY.find(([, stream]) => holds(stream))
    return legacy ? { legacy: legacy[0] } : { other: 'application/x-ole-storage' }
  }
  if (isZip) return 'zip'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'text'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'text'
  return isBinary(bytes) && utf16Of(bytes) === undefined ? { other: 'application/octet-stream' } : 'text'
}

/**
 * The format to read `bytes` as: `content` is what they are, an archive's as it says inside.
 *
 * @throws DocumentRefused `document.mislabelled` when the bytes contradict the name, `document.unsupported` when they are
 * something that is not read, `document.encrypted` for a password-protected Office file.
 */
export function mediaTypeOf(bytes: Uint8Array, extension: string, content: Content): DocumentMediaType {
  const claimed = BY_EXTENSION.get(extension)
  if (content === 'encrypted-office' && (isOffice(claimed) || extension === ''))
    throw new DocumentRefused('document.encrypted')
  if (content === 'text') {
    const isText = claimed === undefined || claimed.startsWith('text/') || (claimed === EML && looksLikeMessage(bytes))
    if (!isText) throw mislabelled(extension, 'text/plain')
    if (claimed === undefined && extension !== '')
      throw new DocumentRefused('document.unsupported', { found: extension })
    return claimed ?? (looksLikeHtml(bytes) ? 'text/html' : 'text/plain')
  }
  if (typeof content === 'object' && 'legacy' in content) {
    // Its name says so too, or nothing: the sender is told what to do with it.
    throw claimed === undefined
      ? new DocumentRefused('document.unsupported', { found: content.legacy })
      : mislabelled(extension, content.legacy)
  }
  if (typeof content === 'object' || content === 'zip' || content === 'encrypted-office') {
    const found =
      typeof content === 'object' ? content.other : content === 'zip' ? 'application/zip' : 'application/x-ole-storage'
    throw claimed === undefined ? new DocumentRefused('document.unsupported', { found }) : mislabelled(extension, found)
  }
  if (claimed !== content && extension !== '') throw mislabelled(extension, content)
  return content
}

function isOffice(type: DocumentMediaType | undefined): boolean {
  return type === DOCX || type === XLSX || type === PPTX
}

function mislabelled(extension: string, found: string): DocumentRefused {
  return new DocumentRefused('document.mislabelled', { claimed: extension, found })
}

/** The end of a ZIP's directory (APPNOTE 4.3.16), whose comment reaches to the very end, as programs look for it. */
function endsAsArchive(bytes: Uint8Array): boolean {
  const tail = buffer(bytes).subarray(-(22 + 0xffff))
  for (let at = tail.lastIndexOf('PK\x05\x06'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
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

/** The first lines are fields (RFC 5322, 2.2), one of them of those that every message has. */
function looksLikeMessage(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 16 * 1024)).replace(/^\xef\xbb\xbf/, '')
  const header = start.replace(/^(?:\r?\n)+|^From [^\n]*\n/, '').split(/\r?\n\r?\n/)[0]!
  const isField = /^[!-9;-~]+[ \t]*:/.test(header)
  return isField && /^(?:from|date|received|message-id|mime-version|subject|to)[ \t]*:/im.test(header)
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(latin1(bytes.subarray(0, 4096)))
}
