/** Bytes to text, strictly: a byte that no candidate encoding explains refuses the document instead of becoming U+FFFD. */
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'

/**
 * Decodes by byte order mark, then as UTF-8, then as the single-byte encoding in which the text looks written by a person:
 * windows-1256, ISO-8859-6 or MacArabic by how Arabic words begin, windows-1252 by its accents. A charset that the text
 * declares of itself is not asked, since pages that declare the wrong one are common; `declared` is one that came with the
 * text (a mail's), and is asked where the bytes do not say otherwise.
 *
 * @throws DocumentRefused `document.invalid-encoding` with the offset of the first byte that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes.subarray(2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict('utf-16be', bytes.subarray(2))
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) return strict(utf16, bytes)
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const utf8 = tryDecode('utf-8', body)
  if (utf8 !== undefined) return utf8

  // Mostly valid multi-byte sequences: damaged UTF-8, which any single-byte encoding would turn into nonsense.
  const offset = firstInvalidUtf8(body)
  if (multiByteShare(body) <= 0.5) {
    const arabic = decodeArabic(body, declared?.toLowerCase())
    if (arabic !== undefined) return arabic
    const western = tryDecode('windows-1252', body)
    if (western !== undefined && readsAsWestern(western)) return western
    const asDeclared = declared === undefined ? undefined : tryDecode(declared, body)
    if (asDeclared !== undefined && !CONTROL.test(asDeclared)) return asDeclared
  }
  throw new DocumentRefused('document.invalid-encoding', { offset })
}

/** So much of the start tells whether zero bytes are UTF-16's. */
const UTF16_SAMPLE = 64 * 1024
/** What documents of these languages are written in: taken in the wrong order, the bytes are Chinese or nothing. */
const EXPECTED_IN_UTF16 = /[\p{Script=Arabic}\p{Script=Latin}\p{Script=Tifinagh}\p{Script=Common}\p{Script=Inherited}]/u

/** UTF-16 without a byte order mark. Any text has spaces or line ends, which have a zero byte there and nowhere else. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, UTF16_SAMPLE)
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return undefined
  const isText = (encoding: string) => {
    // A surrogate pair may be cut at the end of the sample.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample)
    if (CONTROL.test(text)) return false
    let unexpected = 0
    for (const character of text) if (character === '\ufffd' || !EXPECTED_IN_UTF16.test(character)) unexpected++
    return unexpected <= Math.max(1, text.length * 0.01)
  }
  return (['utf-16le', 'utf-16be'] as const).find(isText)
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

/**
 * Apple's Arabic (Unicode's APPLE/ARABIC.TXT) from 0x80 on. Its letters stand where ISO-8859-6 has them, its signs are those
 * of ASCII drawn from the right.
 */
const MAC_ARABIC =
  'Ä\u00a0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü !"#$٪&\'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_' +
  'ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652پٹچەڤگڈڑ{|}ژے'

function decodeMacArabic(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => MAC_ARABIC[byte.charCodeAt(0) - 0x80]!)
}

/**
 * Letters from feh on stand elsewhere in windows-1256 than in the other two: in the wrong one the article "ال" is "ان" or
 * "اف". windows-1256 is by far the most common, so that another one has to be clearly better.
 */
function decodeArabic(bytes: Uint8Array, declared: string | undefined): string | undefined {
  const windows = tryDecode('windows-1256', bytes)
  const others = [tryDecode('iso-8859-6', bytes), decodeMacArabic(bytes)]
  const asWindows = windows !== undefined && readsAsArabic(windows) ? windows : undefined
  const other = others.find((text) => text !== undefined && readsAsArabic(text))
  if (other === undefined) return asWindows
  const score = arabicWordShare(other)
  const windowsScore = windows === undefined ? 0 : arabicWordShare(windows)
  const isDeclared = declared !== undefined && /^(?:iso-?8859-?6|(?:x-)?mac-?arabic)/.test(declared)
  return score >= (isDeclared ? windowsScore : Math.max(0.15, 2 * windowsScore)) ? other : asWindows
}

/** Of the words, those that begin with the article or are among the most frequent ones of any text. */
function arabicWordShare(text: string): number {
  const words = text.match(/[\u0621-\u0652]{2,}/g) ?? []
  const known = words.filter((word) => /^(?:[وفبك]?ال..|لل..)/.test(word) || FREQUENT_WORDS.has(word))
  return known.length / Math.max(1, words.length)
}

const FREQUENT_WORDS: ReadonlySet<string> = new Set(
  'في من على إلى الى عن أن التي الذي هذا هذه ما لا كان قد بين مع كل ذلك أو او ثم لم بعد قبل عند هو هي كما غير'.split(
    ' ',
  ),
)

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
