import { expect, test } from 'vitest'
import { analyseQuery } from '../analyse.ts'
import { findTerms, findTermsBySound, readTermList, termLists } from './term-list.ts'

/** The French names of what a text names. */
function named(text: string, latin: 'fr' | 'en' = 'fr'): string[] {
  return findTerms(analyseQuery(text, latin), latin).flatMap(({ spellings }) => {
    const french = spellings.find(({ language }) => language === 'fr')
    return french ? [french.stems.join(' ')] : []
  })
}

const carte = analyseQuery("carte nationale d'identité", 'fr').join(' ')

test('a term of several words is found in any of its languages, and the shorter ones in it', () => {
  expect(named('كيف أجدد بطاقة التعريف الوطنية؟')).toContain(carte)
  expect(named('Where do I renew my national identity card?', 'en')).toContain(carte)
  expect(named('شحال د الوقت باش تخرج لاكارط ناسيونال')).toContain(carte)
  expect(named('la carte nationale d’identité')).toEqual(expect.arrayContaining([carte, 'cart']))
})

test('words of a term that stand apart do not name it', () => {
  expect(named('une carte de la forêt nationale')).not.toContain(carte)
})

test('a French question does not look for English words', () => {
  expect(named('la date de la réunion', 'fr')).not.toContain('done')
  expect(named('data', 'en')).toContain('done')
})

test('a word in Latin letters names what sounds like it in Arabic', () => {
  const spellings = findTermsBySound('flous').flatMap(({ spellings }) => spellings.map(({ stems }) => stems.join(' ')))
  expect(spellings).toEqual(expect.arrayContaining(['argent', 'اموال']))
  expect(findTermsBySound('a')).toEqual([])
})

test('every line is a notion with its three languages, and no notion is written twice', () => {
  const lines = termLists.flatMap((list) => list.split('\n').filter((line) => line !== ''))
  expect(lines.length).toBeGreaterThan(1_700)
  for (const list of termLists)
    for (const { ar, fr, en } of readTermList(list))
      for (const spellings of [ar, fr, en])
        for (const spelling of spellings) expect(spelling, spellings.join(', ')).toMatch(/^\S.*\S$|^\S$/u)
  expect(lines.filter((line, i) => lines.indexOf(line) !== i)).toEqual([])
})

test('Arabic stands in the Arabic columns and in no other', () => {
  for (const { ar, ary, fr, en } of termLists.flatMap(readTermList)) {
    for (const spelling of [...ar, ...ary]) expect(spelling).toMatch(/^[\p{Script=Arabic}\p{M}\s]+$/u)
    for (const spelling of [...fr, ...en]) expect(spelling).not.toMatch(/\p{Script=Arabic}/u)
  }
})

test('a line that is no notion is refused', () => {
  expect(() => readTermList('بطاقة | carte')).toThrow(RangeError)
  expect(() => readTermList('بطاقة |  | card')).toThrow(RangeError)
})
