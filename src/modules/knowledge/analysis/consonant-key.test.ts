import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consonantKey, soundsOf, wordKeys } from './consonant-key.ts'
import { foldArabic } from './fold-arabic.ts'
import { foldLatin } from './fold-latin.ts'

test.each([
  ['محمد', 'Mohammed'],
  ['الرباط', 'Al Rabat'],
  ['الناظور', 'Al Nador'],
  ['خريبكة', 'Khouribga'.replace('g', 'k')],
  ['شفشاون', 'Chefchaoun'],
  ['واد نون', 'Oued Noun'],
  ['ميسترال', 'Mistral'],
  ['فرنسا', 'Fransa'],
  ['تشاد', 'Tchad'],
  ['فوسفاط', 'Phosphate'],
  ['ديموقراطية', 'dimo9ratia'],
  ['صحة', 'sa77a'],
  ['عمر', '3omar'],
  ['خدمة', '5dma'],
])('«%s» and “%s” sound alike', (arabic, latin) => {
  const arabicKeys = arabic.split(' ').map((word) => consonantKey(foldArabic(word).replace(/[هة]$/, '')))
  expect(
    latin
      .split(' ')
      .map((word) => consonantKey(foldLatin(word)))
      .join(''),
  ).toBe(arabicKeys.join(''))
})

const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئى']
const marks = ['\u064b', '\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0640']

test('vowel marks and tatweel change no key', () => {
  const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
  const marked = fc.array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom('', ...marks)), { minLength: 1 })
  fc.assert(
    fc.property(marked, (spelt) => {
      const bare = spelt.map(([letter]) => letter).join('')
      const vowelled = spelt.map((pair) => pair.join('')).join('')
      expect(consonantKey(foldArabic(vowelled))).toBe(consonantKey(foldArabic(bare)))
    }),
  )
  fc.assert(
    fc.property(word, (spelt) => {
      const plain = spelt.map((letter) => ('أإآ'.includes(letter) ? 'ا' : letter))
      expect(consonantKey(foldArabic(spelt.join('')))).toBe(consonantKey(foldArabic(plain.join(''))))
    }),
  )
})

test('case and accents change no key', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéèêçàâîôûëïü'), minLength: 1 })
  fc.assert(
    fc.property(word, (spelt) => {
      const folded = consonantKey(foldLatin(spelt))
      expect(consonantKey(foldLatin(spelt.toUpperCase()))).toBe(folded)
      expect(consonantKey(foldLatin(spelt.normalize('NFD')))).toBe(folded)
    }),
  )
})

test('the key is the sounds without their vowels, in bounded length for any word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (word) => {
      expect(soundsOf(word).length).toBeLessThanOrEqual(48)
      expect(consonantKey(word)).toBe(soundsOf(word).replace(/[aiu]/g, ''))
      expect(wordKeys(word).length).toBeLessThanOrEqual(49)
    }),
  )
  const started = performance.now()
  for (let i = 0; i < 1_000; i++) wordKeys('ch'.repeat(50_000))
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('numbers and words of one consonant have no keys, and those of the two scripts are never the same', () => {
  expect(wordKeys('2025')).toEqual([])
  expect(wordKeys('ou')).toEqual([])
  expect(wordKeys('ⵜⴰⵎⴰⵣⵉⵖⵜ')).toEqual([])
  expect(wordKeys('ناظور')).toEqual(wordKeys('nador', 'arabic'))
  const arabic = new Set(wordKeys('ناظور'))
  expect(wordKeys('nador').some((key) => arabic.has(key))).toBe(false)
})
