import { expect, test } from 'vitest'
import { z } from 'zod'
import { cursorAt, placeAt } from './cursor.ts'

const Place = z.tuple([z.string(), z.number()])

test('a cursor leads back to its place', () => {
  expect(placeAt(cursorAt(['خطّارة', 7]), Place)).toEqual(['خطّارة', 7])
})

test.each([
  ['another place', cursorAt([7])],
  ['no JSON', 'eA'],
  ['a NUL', cursorAt(['a\0b', 7])],
  ['half a character', cursorAt(['a\ud800b', 7])],
])('what holds %s is no cursor', (_, cursor) => {
  expect(placeAt(cursor, Place)).toBeUndefined()
})
