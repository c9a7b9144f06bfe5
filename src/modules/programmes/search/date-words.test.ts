import { expect, test } from 'vitest'
import { dateInWords } from './date-words.ts'

test('a date is said as far as it is stated, with the months as they are called in Morocco', () => {
  expect(dateInWords('2025-07-01')).toEqual({ ar: '1 يوليوز 2025', fr: '1 juillet 2025', en: '1 July 2025' })
  expect(dateInWords('2025-07')).toEqual({ ar: 'يوليوز 2025', fr: 'juillet 2025', en: 'July 2025' })
  expect(dateInWords('2025')).toEqual({ ar: '2025', fr: '2025', en: '2025' })
})
