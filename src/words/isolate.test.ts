import { expect, test } from 'vitest'
import { isolate } from './isolate.ts'

test('direction characters of a value are dropped, joiners stay', () => {
  expect(isolate('a\u202e\u2066b\u2069')).toBe('\u2068ab\u2069')
  expect(isolate('می\u200cخواهم')).toBe('\u2068می\u200cخواهم\u2069')
})
