import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldArabic } from './fold-arabic.ts'
import { foldLatin } from './fold-latin.ts'

const arabicText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCodePoint(code)),
    fc.integer({ min: 0xfb50, max: 0xfefc }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom('р', 'И', '\u200f', '\u0640', 'ﻻ'),
  ),
})

test('folding an Arabic word twice changes nothing', () => {
  fc.assert(fc.property(arabicText, (text) => foldArabic(foldArabic(text)) === foldArabic(text)))
})

test('folding a Latin word twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldLatin(foldLatin(text)) === foldLatin(text)))
})

test.each([
  ['المَدْرَسَة', 'المدرسه'],
  ['إدارة', 'اداره'],
  ['أُولى', 'اولي'],
  ['مســـؤولية', 'مسووليه'],
  ['شؤون', 'شوون'],
  ['ﺍﻟﻤﻐﺮﺏ', 'المغرب'],
  ['ﻻ', 'لا'],
])('%s is searched as %s', (word, folded) => {
  expect(foldArabic(word)).toBe(folded)
})

test('Cyrillic and Persian letters inside an Arabic word are read as the Arabic ones', () => {
  expect(foldArabic('الجزيри')).toBe('الجزيري')
  expect(foldArabic('مغربی')).toBe('مغربي')
})

test('ز and ظ stay apart', () => {
  expect(foldArabic('المنازرة')).not.toBe(foldArabic('المناظرة'))
})

test('French accents and ligatures are opened', () => {
  expect(foldLatin('Œuvre')).toBe('oeuvre')
  expect(foldLatin('RÉCLAMATION')).toBe('reclamation')
})
