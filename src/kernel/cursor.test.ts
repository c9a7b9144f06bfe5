import { expect, test } from 'vitest'
import { pageOf } from './cursor.ts'

test('a row more than the page shows says that another page follows, after the last row shown', () => {
  expect(pageOf([1, 2, 3], 2, String)).toEqual({ page: [1, 2], next: '2' })
  expect(pageOf([1, 2], 2, String)).toEqual({ page: [1, 2], next: null })
  expect(pageOf([], 2, String)).toEqual({ page: [], next: null })
})
