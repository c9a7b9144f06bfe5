import { expect, test } from 'vitest'
import { isFrenchInWrongEncoding, isKnownFrench } from './french-words.ts'

test('French words are known in any form and case, capitals with or without their accents', () => {
  for (const word of ['établissements', 'Établissements', 'ÉTABLISSEMENTS', 'ETABLISSEMENTS', 'assujetties', 'loi'])
    expect(isKnownFrench(word), word).toBe(true)
  expect(isKnownFrench('DONNmES')).toBe(false)
})

test('a word of a font with its own encoding is told from a word that is only unknown', () => {
  expect(isFrenchInWrongEncoding('DONNmES')).toBe(true)
  expect(isFrenchInWrongEncoding('sécuritm')).toBe(true)
  expect(isFrenchInWrongEncoding('qualitm')).toBe(true)
  expect(isFrenchInWrongEncoding('blockchain')).toBe(false)
  // It only lost its accent.
  expect(isFrenchInWrongEncoding('qualite')).toBe(false)
})
