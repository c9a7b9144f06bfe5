import { expect, test } from 'vitest'
import { formatIn } from './format.ts'

test('months have their Moroccan names', () => {
  const months = Array.from(
    { length: 12 },
    (_, month) =>
      formatIn('ar')
        .date(new Date(Date.UTC(2026, month, 15)))
        .split(' ')[1],
  )

  expect(months).toEqual('يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'.split(' '))
})

test('digits are Western in Arabic', () => {
  expect(formatIn('ar').date('2026-11-21T12:00:00.000Z')).toBe('21 نونبر 2026')
  expect(formatIn('ar').number(18240)).toBe('18.240')
})

test('a percent has no direction marks of its own', () => {
  expect(formatIn('ar').percent(0.914)).toBe('91,4%')
  expect(formatIn('en').percent(0.914)).toBe('91.4%')
})

test('a list keeps its items apart from the words between them', () => {
  const parts = formatIn('ar').list(['health', 'education'])

  expect(parts.filter(({ item }) => item).map(({ text }) => text)).toEqual(['health', 'education'])
  expect(parts.map(({ text }) => text).join('')).toBe('health وeducation')
})

test('sizes are told in decimal multiples', () => {
  expect(formatIn('fr').bytes(999)).toMatch(/^999\s?octets$/)
  expect(formatIn('fr').bytes(1000)).toMatch(/^1\s?ko$/)
  expect(formatIn('ar').bytes(50_000_000)).toBe('50 ميغابايت')
  expect(formatIn('en').bytes(2_312_000)).toBe('2.3 MB')
  expect(formatIn('en').bytes(0)).toBe('0 bytes')
})
