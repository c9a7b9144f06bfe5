import { expect, test } from 'vitest'
import { tokenise } from './tokenise.ts'

const words = (text: string) => tokenise(text).map(({ text: word }) => word)

test('legal references and decimal numbers stay whole, whatever separates their parts', () => {
  expect(words('09-08 09.08 ٠٩.٠٨ 12.5 ۱۲٫۵ 2.12.682')).toEqual(['09.08', '09.08', '09.08', '12.5', '12.5', '2.12.682'])
})

test('a year inside a date is found by itself too', () => {
  expect(words('14/03/2024')).toEqual(['14.03.2024', '2024'])
})

test('codes of letters and digits stay whole', () => {
  expect(words('X.0 D4SD BM25 1er')).toEqual(['x.0', 'd4sd', 'bm25', '1er'])
  expect(words('القانون X.0')).toEqual(['القانون', 'x.0'])
})

test('initials are read without their dots', () => {
  expect(words('S.A. U.N.E.S.C.O')).toEqual(['sa', 'unesco'])
})

test('digits part from the Arabic letters that extraction glued to them', () => {
  expect(words('المادة 4أدناه 6جمادى 24( 1434ماي .)2013')).toEqual([
    'الماده',
    '4',
    'ادناه',
    '6',
    'جمادي',
    '24',
    '1434',
    'ماي',
    '2013',
  ])
})

test('an elision comes out as two words with either apostrophe', () => {
  expect(words("l'article qu’il")).toEqual(['l', 'article', 'qu', 'il'])
})

test('marks and invisible controls do not cut a word', () => {
  expect(words('مُحَـمَّد \u200fسلام\u200e')).toEqual(['محمد', 'سلام'])
  expect(words('cafe\u0301')).toEqual(['cafe'])
})

test('Arabic punctuation is no word', () => {
  expect(words('نعم، لا؛ لماذا؟')).toEqual(['نعم', 'لا', 'لماذا'])
})

test('Tifinagh stays as it is', () => {
  expect(words('ⵜⴰⵎⴰⵣⵉⵖⵜ')).toEqual(['ⵜⴰⵎⴰⵣⵉⵖⵜ'])
})

test('a run of letters without end is cut', () => {
  expect(words('a'.repeat(100_000))[0]).toHaveLength(48)
})
