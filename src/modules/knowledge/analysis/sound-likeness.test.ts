import fc from 'fast-check'
import { expect, test } from 'vitest'
import { soundLikeness } from './sound-likeness.ts'

test('a name is like itself in another script, more than any other of the same consonants', () => {
  expect(soundLikeness('ناظور', 'nador')).toBeGreaterThan(0.9)
  expect(soundLikeness('نيوتن', 'newton')).toBeGreaterThan(soundLikeness('نيوتن', 'antenna'))
  expect(soundLikeness('جوجل', 'google')).toBeGreaterThan(0.8)
  expect(soundLikeness('رباط', 'rabat')).toBeGreaterThan(soundLikeness('رباط', 'robots'))
})

test('what differs in one sound that the scripts confuse is closer than what differs in another', () => {
  expect(soundLikeness('قالت', 'galt')).toBeGreaterThan(soundLikeness('قالت', 'malt'))
})

test('likeness is the same both ways and never leaves 0 to 1', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ابتجخدرسشعفكلمنهويabcdefghiklmnoprstuvwyz379'), maxLength: 60 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const likeness = soundLikeness(a, b)
      expect(likeness).toBeGreaterThanOrEqual(0)
      expect(likeness).toBeLessThanOrEqual(1)
      expect(likeness).toBeCloseTo(soundLikeness(b, a))
    }),
  )
})

test('words without a consonant are like nothing', () => {
  expect(soundLikeness('ou', 'و')).toBe(0)
  expect(soundLikeness('2025', '2025')).toBe(0)
})
