import { expect, test } from 'vitest'
import { mendForeignLetters } from './foreign-letters.ts'

test('Cyrillic letters inside an Arabic word are mended where the lists know the word', () => {
  expect(mendForeignLetters('معهد الجزيри بالناظور', true)).toEqual({
    text: 'معهد الجزيري بالناظور',
    count: 1,
    found: 1,
    words: ['الجزيри'],
  })
})

test('Cyrillic letters in a word that no list knows are only noted', () => {
  const { text, count, found } = mendForeignLetters('معهد غкхشфл', true)
  expect({ text, count, found }).toEqual({ text: 'معهد غкхشфл', count: 0, found: 1 })
})

test('look-alike letters become the Arabic ones, and the list chooses between two', () => {
  const { text } = mendForeignLetters('العربیة کانت علی مدینة المدرسہ إلی', true)
  expect(text).toBe('العربية كانت على مدينة المدرسة إلى')
})

test('Persian and Urdu text keeps its letters, and so does a word of theirs in Arabic text', () => {
  expect(mendForeignLetters('این یک متن فارسی است', false)).toMatchObject({ text: 'این یک متن فارسی است', found: 0 })
  expect(mendForeignLetters('السلطانة نور جہاں', true).text).toBe('السلطانة نور جہاں')
})

test('letters in the shapes of old fonts become plain ones, ligatures of two letters stay and are noted', () => {
  expect(mendForeignLetters('ﺍﻟﻤﻐﺮﺏ ﺍﻟﻌﺮﺑﯽ', true)).toMatchObject({ text: 'المغرب العربي', count: 2 })
  expect(mendForeignLetters('ﺳﻼﻡ', true)).toMatchObject({ text: 'ﺳﻼﻡ', count: 0, found: 1 })
})

test('Moroccan letters are no damage', () => {
  expect(mendForeignLetters('أڭادير وݣرسيف وگلميم', true)).toMatchObject({ count: 0, found: 0 })
})

test('a repair keeps the length', () => {
  const given = 'الجزيри العربیة کانت'
  expect(mendForeignLetters(given, true).text).toHaveLength(given.length)
})
