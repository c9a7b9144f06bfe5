import { expect, test } from 'vitest'
import { civilDayIn } from './civil-day.ts'

test('the day of a country begins at its own midnight', () => {
  const inMorocco = civilDayIn('MA')
  const inTunisia = civilDayIn('TN')

  expect(inTunisia(new Date('2026-06-20T22:59:59Z'))).toBe('2026-06-20')
  expect(inTunisia(new Date('2026-06-20T23:00:00Z'))).toBe('2026-06-21')
  // An hour ahead of Greenwich until September 2026, but for Ramadan, and not any more.
  expect(inMorocco(new Date('2026-06-20T23:30:00Z'))).toBe('2026-06-21')
  expect(inMorocco(new Date('2026-03-01T23:30:00Z'))).toBe('2026-03-01')
  expect(inMorocco(new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-20')
})

test('a country with several time zones has the latest of its days', () => {
  expect(civilDayIn('US')(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-21')
  expect(civilDayIn('RU')(new Date('2026-11-21T13:00:00Z'))).toBe('2026-11-22')
})

test('a country that is none is refused', () => {
  expect(() => civilDayIn('QQ')).toThrow(RangeError)
})
