import { expect, test } from 'vitest'
import { waitAfter } from './sign-in-counts.ts'

test('the wait doubles after five failures, up to a quarter of an hour', () => {
  expect([0, 4, 5, 6, 7, 10, 14, 15, 1000].map((failures) => waitAfter(failures))).toEqual([
    0, 0, 1, 2, 4, 32, 512, 900, 900,
  ])
})
