import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findString, StringNumbers, stringAt } from './string-table.ts'

test('every string is found under its number, and no other is', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string(), (strings, other) => {
      const numbers = new StringNumbers()
      const given = strings.map((text) => numbers.numberOf(text))
      const table = numbers.table()
      const distinct = [...new Set(strings)]
      expect(numbers.count).toBe(distinct.length)
      expect(given).toEqual(strings.map((text) => distinct.indexOf(text)))
      for (const [number, text] of distinct.entries()) {
        expect(findString(table, text)).toBe(number)
        expect(stringAt(table, number)).toBe(text)
      }
      expect(findString(table, other)).toBe(distinct.indexOf(other))
    }),
  )
})

test('thousands of strings keep their numbers as the table grows', () => {
  const numbers = new StringNumbers()
  const strings = Array.from({ length: 5_000 }, (_, i) => `مادة ${i} ${'x'.repeat(i % 50)}`)
  for (const [i, text] of strings.entries()) expect(numbers.numberOf(text)).toBe(i)
  for (const [i, text] of strings.entries()) expect(numbers.numberOf(text)).toBe(i)
  expect(findString(numbers.table(), strings[4_321]!)).toBe(4_321)
})

test('the same letters behind another byte are another string', () => {
  const numbers = new StringNumbers()
  expect(numbers.numberOf('ab', 0x30)).toBe(0)
  expect(numbers.numberOf('ab', 0x31)).toBe(1)
  expect(findString(numbers.table(), 'ab', 0x31)).toBe(1)
  expect(findString(numbers.table(), 'ab')).toBe(-1)
  expect(numbers.firstByte(1)).toBe(0x31)
})
