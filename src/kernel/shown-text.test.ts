import { expect, test } from 'vitest'
import { isShowable, saysSomething } from './shown-text.ts'

test.each(['a name\u0000', 'a\u202Eb', 'a\u2066b', 'one line\r\nanother'])('%j is not shown', (text) => {
  expect(isShowable(text)).toBe(false)
})

test('line ends, tabs and the marks of a right-to-left text are shown', () => {
  expect(isShowable('سطر\u200F\n\tline')).toBe(true)
})

test('a text of which nothing is drawn says nothing', () => {
  expect([' \u200F\u200B ', '', '\n'].map(saysSomething)).toEqual([false, false, false])
  expect(saysSomething(' a ')).toBe(true)
})
