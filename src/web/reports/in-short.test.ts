import { expect, test } from 'vitest'
import { inShort } from './in-short.ts'

test('what fits stays as it is', () => {
  expect(inShort(' متى انطلقت الشبكة؟ ', 19)).toBe('متى انطلقت الشبكة؟')
})

test('what is longer ends after a whole word, with a mark', () => {
  expect(inShort('متى انطلقت الشبكة الوطنية؟', 20)).toBe('متى انطلقت الشبكة…')
})

test('what has no words is cut between code points', () => {
  expect(inShort('𝒥'.repeat(10), 4)).toBe(`${'𝒥'.repeat(4)}…`)
})
