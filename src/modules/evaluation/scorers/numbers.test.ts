import { expect, test } from 'vitest'
import { numbersIn } from './numbers.ts'
import { scoresOf } from './testing.ts'

test.each([
  ['ar', '١٣٠ متحدثا من ٣٥ بلدا', [[130], [35]]],
  ['ar', 'تجاوز العدد ٢٬٠٠٠', [[2000, 2]]],
  ['ar', '٣٫٥ مليار درهم', [[3.5e9]]],
  ['ar', 'بلغ 14 مليون نسمة', [[14e6]]],
  ['ar', '5 آلاف', [[5000]]],
  ['fr', 'plus de 2 000 participants', [[2000]]],
  ['fr', '2\u202f000,50 dirhams', [[2000.5]]],
  ['fr', '1.500', [[1500, 1.5]]],
  ['fr', '1,500', [[1.5]]],
  ['fr', '12,5 % en 2025', [[12.5], [2025]]],
  ['fr', '3,2 millions', [[3.2e6]]],
  ['fr', '1.234.567,89', [[1234567.89]]],
  ['en', '1,500', [[1500]]],
  ['en', '1.500', [[1.5]]],
  ['en', '1,234,567.89', [[1234567.89]]],
  ['en', '2 billion', [[2e9]]],
  ['en', "2'500", [[2500]]],
  ['en', 'minus: −7 or -7.5', [[-7], [-7.5]]],
  ['en', '35 130', [[35130]]],
  ['en', '35 13', [[35], [13]]],
  ['en', 'D4SD, X.0, n°2', [[2]]],
  ['en', '0.125', [[0.125]]],
  ['en', '1.2.3', [[]]],
  ['en', 'none', []],
])('in %s «%s» reads as %j', (language, text, expected) => {
  expect(numbersIn(text, language)).toEqual(expected)
})

const item = (value: number, tolerance = 0, language = 'fr') => ({ language, target: { number: { value, tolerance } } })

test('any number stated may be right, or only the last, or all of them', () => {
  const text = 'En 2025, 130 personnes de 35 pays'
  expect(scoresOf('number', item(130), text)).toEqual({ number: 1 })
  expect(scoresOf('number', item(130), text, { pick: 'last' })).toEqual({ number: 0 })
  expect(scoresOf('number', item(35), text, { pick: 'last' })).toEqual({ number: 1 })
  expect(scoresOf('number', item(35), text, { pick: 'only' })).toEqual({ number: 0 })
  expect(scoresOf('number', item(35), '35 pays, oui 35', { pick: 'only' })).toEqual({ number: 1 })
  expect(scoresOf('number', item(1), '')).toEqual({ number: 0 })
})

test('how far off is right still is the item’s to say', () => {
  expect(scoresOf('number', item(3.14, 0.01), '3,145')).toEqual({ number: 1 })
  expect(scoresOf('number', item(3.14, 0.001), '3,145')).toEqual({ number: 0 })
})

test('digits without end take no time', () => {
  const begun = performance.now()
  for (const part of ['1', '1.', '1 ', '1,1.', "1'"]) numbersIn(part.repeat(50_000), 'fr')
  expect(performance.now() - begun).toBeLessThan(2_000)
})
