import { expect, test } from 'vitest'
import { foldArabic } from './fold-arabic.ts'
import { stemArabic } from './stem-arabic.ts'

const stem = (word: string) => stemArabic(foldArabic(word))

test.each([
  ['المكتبات', 'مكتبة'],
  ['والمعطيات', 'معطيات'],
  ['بالمدرسة', 'المدرسة'],
  ['المؤسسات', 'مؤسسة'],
  ['قوانينها', 'قوانين'],
  ['للإدارة', 'إدارة'],
  ['بمسؤولياتهم', 'مسؤوليات'],
])('%s and %s share a stem', (word, other) => {
  expect(stem(word)).toBe(stem(other))
})

test.each(['في', 'ال', 'ماء', 'ولد', 'ورق', 'بلد', 'علم'])('the short word %s keeps at least two letters', (word) => {
  expect(stem(word).length).toBeGreaterThanOrEqual(2)
})

test('a first ب or ل of a short word is taken for its own', () => {
  expect(stem('بلاغات')).toBe(stem('بلاغ'))
  expect(stem('لجان')).toMatch(/^ل/u)
})
