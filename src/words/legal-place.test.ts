import { expect, test } from 'vitest'
import { type CitedPlace, legalPlaceWords } from './legal-place.ts'
import { words } from './sentence.ts'

const place: CitedPlace = {
  text: { kind: 'law', number: '09-08' },
  article: '12',
  articleName: 'article',
  paragraph: '2',
  point: null,
  quoted: null,
}

function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '')
}

test('a citation names law, article and paragraph in the language of its reader', () => {
  expect(plain(legalPlaceWords(words('ar'), place))).toBe('القانون رقم 09-08، المادة 12، الفقرة 2')
  expect(plain(legalPlaceWords(words('fr'), place))).toBe('loi n° 09-08, article 12, paragraphe 2')
  expect(plain(legalPlaceWords(words('en'), place))).toBe('Law 09-08, article 12, paragraph 2')
})

test('the number of a text keeps its own direction', () => {
  expect(legalPlaceWords(words('ar'), place)).toContain('\u206809-08\u2069')
})

test('a first article, one that was repeated, and one of an older text are called as they are', () => {
  const say = words('ar')
  const called = (article: string, articleName: CitedPlace['articleName'] = 'article') =>
    plain(legalPlaceWords(say, { ...place, text: null, paragraph: null, article, articleName }))
  expect(called('1')).toBe('المادة الأولى')
  expect(called('3 bis')).toBe('المادة 3 مكررة')
  expect(called('77', 'fasl')).toBe('الفصل 77')
})

test('what an amending article quotes is told apart from what it says', () => {
  const quoting = { ...place, paragraph: null, article: '1', quoted: { kind: 'law', number: '31-08', article: '4' } }
  expect(plain(legalPlaceWords(words('fr'), quoting))).toBe(
    'loi n° 09-08, article premier, qui cite : loi n° 31-08, article 4',
  )
})

test('every kind of text has a word in every language', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    const say = words(language)
    for (const kind of [
      'law',
      'organic-law',
      'framework-law',
      'dahir',
      'decree',
      'decree-law',
      'order',
      'decision',
      'circular',
      'constitution',
      'unnamed',
    ])
      expect(say.find(`legal.kind.${kind}`)).toBeDefined()
  }
})
