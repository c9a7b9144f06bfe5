import { expect, test } from 'vitest'
import { datesIn, quantitiesIn, statesRank, statesReason } from './stated.ts'

test('a number counts something unless it belongs to a date or to a name', () => {
  const values = (text: string) => quantitiesIn(text).map(({ value }) => value)
  expect(values('تدخل فيها 130 متحدثا قدموا من 35 بلدا.')).toEqual(['130', '35'])
  expect(values('شارك ١٣٠ متدخلا')).toEqual(['130'])
  expect(values('انطلقت يوم الاثنين 12 يناير 2026.')).toEqual([])
  expect(values('les 1er et 2 juillet 2025, 2 000 participants')).toEqual(['1', '2000'])
  expect(values('Huit accords, trente start-up')).toEqual(['huit', 'trente'])
  expect(values('Maroc Digital 2030')).toEqual([])
})

test('a date is a year, a month or a century; a weekday is none, and neither is the year in a name', () => {
  expect(datesIn('يوم الاثنين 12 يناير 2026')).toEqual(['يناير', '2026'])
  expect(datesIn('ولد عام 150 هـ')).toEqual(['150'])
  expect(datesIn('It was opened in 1870 (restored 1939).')).toEqual(['1870'])
  expect(datesIn('أعلنت الوزارة اليوم الاثنين')).toEqual([])
  expect(datesIn('خارطة طريق «المغرب الرقمي 2030»')).toEqual([])
})

test('a rank and a reason have their words', () => {
  expect(statesRank('جاء في المرتبة الأولى')).toBe(true)
  expect(statesRank('صعد المغرب 14 مرتبة في 2025')).toBe(true)
  expect(statesRank('It gained 14 places')).toBe(false)
  expect(statesReason('أُغلق بسبب الأشغال')).toBe(true)
  expect(statesReason('Il a été élu pour 2026')).toBe(false)
  expect(statesReason('Il a fermé pour restaurer le toit')).toBe(true)
})
