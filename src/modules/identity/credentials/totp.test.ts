import { expect, test } from 'vitest'
import { base32 } from './base32.ts'
import { hotp, stepOf, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'])(
  'RFC 4226, appendix D: %s',
  (code) => {
    const counter = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(hotp(secret, counter.indexOf(code))).toBe(code)
  },
)

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238, appendix B, SHA-1, at %i s: its last six digits', (seconds, code) => {
  const now = new Date(seconds * 1000)
  expect(stepOf(secret, code.slice(-6), now)).toBe(Math.floor(seconds / 30))
})

test('a code is good one step early and one late, and no further', () => {
  const now = new Date('2026-11-22T10:00:15Z')
  const step = Math.floor(now.getTime() / 30_000)
  const found = [-2, -1, 0, 1, 2].map((away) => stepOf(secret, hotp(secret, step + away), now))
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined])
})

test.each(['', '75522', '7552244', 'abcdef', '٧٥٥٢٢٤'])('%s is no code', (code) => {
  expect(stepOf(secret, code, new Date(59_000))).toBeUndefined()
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('RFC 4648, section 10: %s is %s in base32', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written)
})

test('the address of a secret holds nothing of a name unescaped', () => {
  const uri = totpUri(secret, 'منصة & co', 'amina?secret=x#')
  const url = new URL(uri)
  expect(url.searchParams.getAll('secret')).toEqual([base32(secret)])
  expect(url.hash).toBe('')
})
