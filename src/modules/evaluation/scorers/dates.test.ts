import { expect, test } from 'vitest'
import { datesIn } from './dates.ts'
import { scoresOf } from './testing.ts'

test.each([
  ['الاثنين 12 يناير 2026', '2026-01-12'],
  ['يوم ١٢ يناير ٢٠٢٦', '2026-01-12'],
  ['12 من يناير سنة 2026', '2026-01-12'],
  ['فاتح يوليوز 2025', '2025-07-01'],
  ['26 شتنبر 2025', '2025-09-26'],
  ['26 سبتمبر 2025', '2025-09-26'],
  ['3 غشت 2025', '2025-08-03'],
  ['30 نونبر 2025', '2025-11-30'],
  ['31 دجنبر 2025', '2025-12-31'],
  ['9 ماي 2025', '2025-05-09'],
  ['lundi 12 janvier 2026', '2026-01-12'],
  ['1er juillet 2025', '2025-07-01'],
  ['premier août 2025', '2025-08-01'],
  ['le 26 sept. 2025', '2025-09-26'],
  ['12 déc. 2025', '2025-12-12'],
  ['12/01/2026', '2026-01-12'],
  ['12.1.2026', '2026-01-12'],
  ['2026-01-12', '2026-01-12'],
  ['2026/01/12', '2026-01-12'],
  ['January 12, 2026', '2026-01-12'],
  ['the 12th of January 2026', '2026-01-12'],
  ['29 février 2024', '2024-02-29'],
])('«%s» is %s', (text, expected) => {
  expect(datesIn(text)).toEqual([expected])
})

test('what is no day is none', () => {
  for (const text of ['29 février 2025', '31/06/2025', 'juillet 2025', 'الاثنين', '12 يناير', '2025', '13/13/2025']) {
    expect(datesIn(text), text).toEqual([])
  }
})

test('several days are read in their order', () => {
  expect(datesIn('du 2026-01-12 au 26 septembre 2026, soit 13/01/2026')).toEqual([
    '2026-01-12',
    '2026-09-26',
    '2026-01-13',
  ])
})

test('the day is right however it is written', () => {
  const item = { target: { date: '2026-01-12' } }
  expect(scoresOf('date', item, 'أُطلقت في ١٢ يناير ٢٠٢٦')).toEqual({ date: 1 })
  expect(scoresOf('date', item, 'en janvier 2026')).toEqual({ date: 0 })
  expect(scoresOf('date', item, '12/01/2026, et non 13/01/2026', { pick: 'last' })).toEqual({ date: 0 })
})
