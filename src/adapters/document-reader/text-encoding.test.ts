import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasSharedDocuments, sharedPath } from './testing.ts'
import { decodeText } from './text-encoding.ts'

const sentence = 'صدر الأمر الحكومي المتعلق بتنظيم الصفقات العمومية'

test('a byte order mark decides', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sentence, 'utf16le')])

  expect(decodeText(utf16)).toBe(sentence)
  expect(decodeText(utf16.subarray(2).swap16() && Buffer.concat([Buffer.from([0xfe, 0xff]), utf16.subarray(2)]))).toBe(
    sentence,
  )
  expect(decodeText(Buffer.from(`\ufeff${sentence}`))).toBe(sentence)
})

test('Arabic in windows-1256 is read', () => {
  // "قانون عدد 12 المتعلق بالانتخابات"
  const bytes = Buffer.from('dec7e4e6e420c3cfcf20313220c7e1e3cac9e1de20c8c7e1c7e4caceC7c8c7ca', 'hex')

  expect(decodeText(bytes)).toMatch(/^قانون .* 12 ا.* بالانتخابات$/)
})

test('French in windows-1252 is read', () => {
  const bytes = Buffer.from("L'arrêté précise les modalités d'accès à l'enquête", 'latin1')

  expect(decodeText(bytes)).toBe("L'arrêté précise les modalités d'accès à l'enquête")
})

test('UTF-8 with a byte missing is not taken for another encoding', () => {
  const bytes = Buffer.from(sentence)
  const damaged = Buffer.concat([bytes.subarray(0, 20), bytes.subarray(21)])

  expect(() => decodeText(damaged)).toThrow('document.invalid-encoding')
})

test('random high bytes are no text in any encoding', () => {
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => 0x80 + ((i * 37) % 128)))

  expect(() => decodeText(bytes)).toThrow('document.invalid-encoding')
})

/** Single-byte encodings by the bytes of their Arabic letters, from hamza on; the letters of ASCII are themselves. */
const LETTERS = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي'
const ISO_8859_6 = [...LETTERS].map((_, i) => (i < 26 ? 0xc1 + i : 0xe0 + i - 26))

function encoded(text: string, others: Readonly<Record<string, number>> = {}): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const place = LETTERS.indexOf(letter)
      return others[letter] ?? (place < 0 ? letter.charCodeAt(0) : ISO_8859_6[place]!)
    }),
  )
}

test('Arabic in ISO-8859-6 is not taken for windows-1256', () => {
  expect(decodeText(encoded(sentence))).toBe(sentence)
})

test('Arabic as old Macs wrote it is read, with its own digits and signs', () => {
  const text = 'المادة ٣: صدر الأمر الحكومي المتعلق بالصفقات، «كما يلي»'
  const mac = { '٣': 0xb3, ':': 0xba, '،': 0xac, '«': 0x8c, '»': 0x98, ' ': 0xa0 }

  expect(decodeText(encoded(text, mac))).toBe(text)
})

test('UTF-16 without a byte order mark is told from its zero bytes', () => {
  const bytes = Buffer.from(`${sentence}\nArticle 12 ⵜⴰⵎⴰⵣⵉⵖⵜ`, 'utf16le')

  expect(decodeText(bytes)).toBe(`${sentence}\nArticle 12 ⵜⴰⵎⴰⵣⵉⵖⵜ`)
  expect(decodeText(Buffer.from(bytes).swap16())).toBe(`${sentence}\nArticle 12 ⵜⴰⵎⴰⵣⵉⵖⵜ`)
})

test('a charset that came with a text decides where the bytes leave two', () => {
  // Three letters: too little to tell the encodings by their words.
  const word = encoded('نعم')

  expect(decodeText(word, 'ISO-8859-6')).toBe('نعم')
  expect(() => decodeText(word)).toThrow('document.invalid-encoding')
})

test.skipIf(!hasSharedDocuments())(
  'a page that declares the wrong charset is read in the one it was written in',
  () => {
    const text = decodeText(readFileSync(sharedPath('bench/ingest-rtl/tika-testArabicMisleadingCharset.html')))

    expect(text).toContain('في قرية من القرى كان هناك رجل حكيم')
  },
)
