import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findString, stringAt, stringTable } from './string-table.ts'

test('every string is found under its number, and no other is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' })), fc.string(), (strings, other) => {
      const table = stringTable(strings, strings.length)
      for (const [number, text] of strings.entries()) {
        expect(findString(table, text)).toBe(number)
        expect(stringAt(table, number)).toBe(text)
      }
      expect(findString(table, other)).toBe(strings.indexOf(other))
    }),
  )
})
