import { expect, test } from 'vitest'
import { arabiziStems, arabiziWords, isArabizi } from './arabizi.ts'

test.each([
  'ch7al khassni nkhelles bach nakhod lpermis?',
  'fin nqder ndir lacarte nationale f rbat?',
  'kifach ntsjjel f sijil tijari dyal lmaghrib',
])('%s is Darija', (text) => {
  expect(isArabizi(text)).toBe(true)
})

test.each([
  'Qui est la sœur de Khadija Benabdellah ?',
  'Quel est le délai pour renouveler la carte nationale ?',
  'Which documents do I need for the Oued Fes permit?',
  'كيفاش نجدد البطاقة؟',
  '2025',
  '',
])('%s is not', (text) => {
  expect(isArabizi(text)).toBe(false)
})

test('small words are left out, unless there are no others', () => {
  expect(arabiziWords('fin kayn lmouqataa dyal agdal')).toEqual(['lmouqataa', 'agdal'])
  expect(arabiziWords('chno hada')).toEqual(['chno', 'hada'])
})

test('a word is stemmed as Arabic, with and without its article', () => {
  expect(arabiziStems('lbir')).toEqual(['لبير', 'بير'])
  expect(arabiziStems('flmadrasa')).toEqual(['فلمادراس', 'مادراس'])
  expect(arabiziStems('ta9rir')).toEqual(['تاقرير'])
})
