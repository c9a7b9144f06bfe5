/** Bytes to text, strictly: a byte that no candidate encoding explains refuses the document instead of becoming U+FFFD. */
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'

/**
 * Decodes by byte order mark, then as UTF-8, then as windows-1256 (Arabic) or windows-1252 (Western) when the text that
 * comes out looks written by a person. A declared charset is not asked: pages that declare the wrong one are common.
 *
 * @throws DocumentRefused `document.invalid-encoding` with the offset of the first byte that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes.subarray(2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict('utf-16be', bytes.subarray(2))
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const utf8 = tryDecode('utf-8', body)
  if (utf8 !== undefined) return utf8

  // Mostly valid multi-byte sequences: damaged UTF-8, which any single-byte encoding would turn into nonsense.
  const offset = firstInvalidUtf8(body)
  if (multiByteShare(body) <= 0.5) {
    const arabic = tryDecode('windows-1256', body)
    if (arabic !== undefined && readsAsArabic(arabic)) return arabic
    const western = tryDecode('windows-1252', body)
    if (western !== undefined && readsAsWestern(western)) return western
  }
  throw new DocumentRefused('document.invalid-encoding', { offset })
}

function strict(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  const text = tryDecode(encoding, bytes)
  if (text === undefined) throw new DocumentRefused('document.invalid-encoding', { offset: 0 })
  return text
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Length of the well-formed sequence at `i` (RFC 3629), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!
  if (lead < 0x80) return 1
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let k = 1; k < length; k++) {
    const byte = bytes[i + k]
    if (byte === undefined || byte < 0x80 || byte >= 0xc0) return 0
    if (k === 1) {
      const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      if (byte < low || byte > high) return 0
    }
  }
  return length
}

function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i)
    if (length === 0) return i
    i += length
  }
  return bytes.length
}

/** Of the places with a high byte, the share that are whole UTF-8 sequences. */
function multiByteShare(bytes: Uint8Array): number {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i)
    if (length > 1) good++
    if (length === 0) bad++
    i += Math.max(length, 1)
  }
  return good / Math.max(1, good + bad)
}

const CONTROL = /[\p{Cc}--[\t\n\v\f\r]]/v

/** Written Arabic: most of what is not ASCII is Arabic letters, in words of several, with alef, lam and yeh frequent. */
function readsAsArabic(text: string): boolean {
  if (CONTROL.test(text)) return false
  const beyondAscii = count(text, /\P{ASCII}/gu)
  const letters = count(text, /[\u0621-\u064a]/g)
  const words = text.match(/[\u0621-\u0652]+/g) ?? []
  const inWords = words.filter((word) => word.length > 1).reduce((sum, word) => sum + word.length, 0)
  const frequent = count(text, /[\u0627\u0644\u064a]/g)
  return letters >= beyondAscii * 0.8 && inWords >= letters * 0.8 && frequent >= letters * 0.15
}

/** Written French and its neighbours: letters beyond ASCII are few, accented, and stand singly between plain ones. */
function readsAsWestern(text: string): boolean {
  if (CONTROL.test(text)) return false
  const beyondAscii = count(text, /\P{ASCII}/gu)
  const expected = count(text, /[àâäçéèêëîïôöùûüÿœæñáíóúãõåøßÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÑ«»’‘“”–—…°€§·\u00a0]/g)
  const runs = count(text, /[\u00c0-\u00ff]{3,}/g)
  const ascii = count(text, /[A-Za-z]/g)
  return expected >= beyondAscii * 0.95 && runs === 0 && ascii >= beyondAscii * 2
}

function count(text: string, pattern: RegExp): number {
  let n = 0
  for (const _ of text.matchAll(pattern)) n++
  return n
}
