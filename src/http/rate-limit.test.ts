import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

const wide = { burst: 1000, perSecond: 1000 }

test('a neighbourhood gets its burst, then waits for the refill', () => {
  const limit = new RateLimit({ burst: 2, perSecond: 0.5 }, wide)
  expect([limit.take('192.0.2.1', 1000), limit.take('192.0.2.77', 1000)]).toEqual([0, 0])
  expect(limit.take('192.0.2.200', 1000)).toBe(2)
  expect(limit.take('192.0.3.1', 1000)).toBe(0)
  expect(limit.take('192.0.2.200', 3000)).toBe(0)
})

test('the addresses of one IPv6 /64 share a bucket, however they are written', () => {
  const limit = new RateLimit({ burst: 1, perSecond: 0.1 }, wide)
  expect(limit.take('2001:db8::1', 1000)).toBe(0)
  expect(limit.take('2001:0db8:0:0:ffff::2', 1000)).toBeGreaterThan(0)
  expect(limit.take('2001:db8:0:1::1', 1000)).toBe(0)
})

test('an IPv4 address mapped into IPv6 is the same neighbourhood', () => {
  const limit = new RateLimit({ burst: 1, perSecond: 0.1 }, wide)
  expect(limit.take('192.0.2.1', 1000)).toBe(0)
  expect(limit.take('::ffff:192.0.2.9', 1000)).toBeGreaterThan(0)
})

test('the ceiling holds for everybody together', () => {
  const limit = new RateLimit(wide, { burst: 3, perSecond: 1 })
  const waits = ['10.0.0.1', '10.0.1.1', '10.0.2.1', '10.0.3.1'].map((address) => limit.take(address, 1000))
  expect(waits).toEqual([0, 0, 0, 1])
})

test('a clock that steps back gives nothing and takes nothing', () => {
  const limit = new RateLimit({ burst: 1, perSecond: 1 }, wide)
  expect(limit.take('10.0.0.1', 90_000)).toBe(0)
  expect(limit.take('10.0.0.1', 80_000)).toBe(1)
})
