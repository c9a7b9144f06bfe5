import { expect, test } from 'vitest'
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
