import { expect, test } from 'vitest'
import { mojibake } from './mojibake.ts'

const share = (text: string) => {
  const { found, all } = mojibake(text)
  return found / all
}

test('UTF-8 read as Windows-1252 is seen in French and in Arabic', () => {
  expect(mojibake('La sÃ©curitÃ© de lâ€™Ã‰tat').witnesses).toEqual(['sÃ©curitÃ©', 'lâ€™Ã‰tat'])
  expect(share('Ø§Ù„Ù…Ø§Ø¯Ø© Ø§Ù„Ø£ÙˆÙ„Ù‰')).toBe(1)
})

test('Windows-1256 read as Windows-1252 is known by the Arabic it would be', () => {
  expect(share('ÇáãÇÏÉ ÇáËÇäíÉ ãä ÇáÞÇäæä')).toBeGreaterThan(0.5)
})

test('sound text of many accents is not taken for it', () => {
  expect(share('L’été dernier, où l’élève âgé a été créé : « Noël à Orléans », naïveté, ñandú, Ærø, 5 × 6 ≥ 12')).toBe(
    0,
  )
})

test('signs that no text has are seen, the bullets of a list are not', () => {
  expect(share('الم\ufffdدة')).toBe(1)
  expect(share('\uf0b7 المادة الأولى')).toBe(0)
  expect(share('a\ue012b\ue034c')).toBe(1)
})
