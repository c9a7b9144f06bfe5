import { expect, test } from 'vitest'
import { bar, pageRate } from './progress-bar.ts'

test('a bar fills with what is done, and a whole that nobody knows yet is empty', () => {
  expect(bar(0, 0)).toBe(`[${'·'.repeat(24)}]`)
  expect(bar(6, 24)).toBe(`[${'#'.repeat(6)}${'·'.repeat(18)}]`)
  expect(bar(9, 8)).toBe(`[${'#'.repeat(24)}]`)
})

test('a rate is of the last moments, and begins anew when counting does', () => {
  let at = 0
  const rate = pageRate(() => at)
  expect(rate(0)).toBeUndefined()
  at = 2_000
  expect(rate(100)).toBe(50)
  at = 20_000
  expect(rate(100)).toBeUndefined()
  at = 21_000
  expect(rate(130)).toBe(30)
  at = 22_000
  expect(rate(5)).toBeUndefined()
})
