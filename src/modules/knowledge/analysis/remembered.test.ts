import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('a word is worked out once, and answered alike ever after', () => {
  const asked: string[] = []
  const reversed = remembered((word) => {
    asked.push(word)
    return [...word].reverse().join('')
  })
  expect([reversed('كتاب'), reversed('établissements'), reversed('كتاب'), reversed('établissements')]).toEqual([
    'باتك',
    'stnemessilbaté',
    'باتك',
    'stnemessilbaté',
  ])
  expect(asked).toEqual(['كتاب', 'établissements'])
})

test('what is endless or broken is answered, and more words than there is room for are too', () => {
  const length = remembered((word) => word.length + 1)
  expect(length('x'.repeat(10_000))).toBe(10_001)
  expect(length('\ud800'.repeat(20))).toBe(21)
  for (let i = 0; i < 100_000; i++) if (length(`w${i}`) !== `w${i}`.length + 1) throw new Error(`w${i}`)
})
