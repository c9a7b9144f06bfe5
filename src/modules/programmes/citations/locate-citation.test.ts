import { expect, test } from 'vitest'
import { digestOf } from '../testing.ts'
import { placesOf } from './locate-citation.ts'

const document = digestOf('a document')

test('places count code points of their own page', () => {
  const pages = [
    { number: 1, text: '😀 fès, 😀 fès' },
    { number: 2, text: 'fès' },
  ]
  expect(placesOf(document, 'fès', pages).map(({ page, start, end }) => [page, start, end])).toEqual([
    [1, 2, 5],
    [1, 9, 12],
    [2, 0, 3],
  ])
})

test('a letter that a long page repeats is looked for no longer than it takes to say that it is not unique', () => {
  const page = { number: 1, text: 'a'.repeat(2_000_000) }
  const started = performance.now()
  expect(placesOf(document, 'a', [page])).toHaveLength(100)
  expect(placesOf(document, 'a'.repeat(4_000), [page])).toHaveLength(100)
  expect(performance.now() - started).toBeLessThan(500)
})
