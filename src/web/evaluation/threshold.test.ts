import { expect, test } from 'vitest'
import { fractionOf, readThreshold, writtenThreshold } from './threshold.ts'

test.each([0, 0.5, 0.6, 0.9, 0.07, 0.8667, 1, 11 / 15, 13 / 15, 2 / 3, 7 / 180])(
  'a threshold of %d is written so that it is read again as it was',
  (share) => {
    expect(readThreshold('answered', writtenThreshold('answered', share))).toBe(share)
  },
)

test('a share that was said as a fraction is written as one', () => {
  expect(writtenThreshold('answered', 11 / 15)).toBe('11/15')
  expect(writtenThreshold('answered', 0.9)).toBe('90')
  expect(fractionOf(13 / 15)).toEqual({ over: 13, of: 15 })
  expect(fractionOf(0.85)).toBeNull()
})

test('an amount stands in its own unit', () => {
  expect(readThreshold('latency-ms', '1500')).toBe(1500)
  expect(writtenThreshold('latency-ms', 1500)).toBe('1500')
  expect(readThreshold('latency-ms', '3/2')).toBeNull()
})

test('per cent is read with any digits and decimal sign', () => {
  expect(readThreshold('exact', '73,5 %')).toBe(0.735)
  expect(readThreshold('exact', '٩٠٪')).toBe(0.9)
  expect(readThreshold('exact', '١١/١٥')).toBe(11 / 15)
})

test.each(['', 'x', '1/0', '1/2/3', '-5', '1e9', '9'.repeat(30)])('%j is no threshold', (typed) => {
  expect(readThreshold('exact', typed)).toBeNull()
})
