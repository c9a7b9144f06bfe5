import { expect, test } from 'vitest'
import { Random } from '../../bench/random.ts'
import { amazighInLatinLetters, amazighSpelling, darijaInLatinLetters, darijaTypedAgain } from './spelling-habits.ts'

const spellings = (line: string, write: (line: string, random: Random) => string) => {
  const random = new Random(3)
  return new Set(Array.from({ length: 200 }, () => write(line, random)))
}

test('Darija is written in Latin letters as people do, each in another way', () => {
  const written = spellings('واش عندك الخبز', darijaInLatinLetters)
  expect(written.size).toBeGreaterThan(20)
  expect([...written].some((line) => line.includes('3ndk'))).toBe(true)
  expect([...written].every((line) => /^[a-z0-9 ]+$/.test(line))).toBe(true)
})

test('what is typed again in Arabic letters writes its vowels', () => {
  expect(darijaTypedAgain('khoya 3ndo 9hwa')).toBe('خويا عندو قهوا')
})

test('Tifinagh becomes the Latin alphabet of linguists, and that the letters of a French keyboard', () => {
  const latin = amazighInLatinLetters('ⵜⴰⵎⴰⵣⵉⵖⵜ ⵉⵃⵍⴰⵏ')
  expect(latin).toBe('tamaziɣt iḥlan')
  const written = spellings(latin, amazighSpelling)
  expect(written).toContain('tamaziɣt iḥlan')
  expect(written).toContain('tamazight ihlan')
})
