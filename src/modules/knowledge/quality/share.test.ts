import { expect, test } from 'vitest'
import { provenShare } from './share.ts'

test('a few words prove less than many', () => {
  expect(provenShare(3, 5)).toBeLessThan(0.3)
  expect(provenShare(60, 100)).toBeGreaterThan(0.5)
  expect(provenShare(600, 1000)).toBeGreaterThan(provenShare(60, 100))
  expect(provenShare(600, 1000)).toBeLessThan(0.6)
})

test('nothing found proves nothing', () => {
  expect(provenShare(0, 1000)).toBe(0)
  expect(provenShare(0, 0)).toBe(0)
})
