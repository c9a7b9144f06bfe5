import { expect, test } from 'vitest'
import { credentialSecrets } from './credential-secrets.ts'

const secrets = credentialSecrets(Buffer.alloc(32, 1))
const text = Buffer.from('a secret of one-time codes')

test('what is sealed opens for its owner alone', () => {
  const sealed = secrets.seal(text, 'per_aaaaaaaaaaaa')
  expect(secrets.open(sealed, 'per_aaaaaaaaaaaa')).toEqual(text)
  expect(() => secrets.open(sealed, 'per_bbbbbbbbbbbb')).toThrow()
  expect(() => credentialSecrets(Buffer.alloc(32, 2)).open(sealed, 'per_aaaaaaaaaaaa')).toThrow()
  expect(sealed.includes(text)).toBe(false)
})

test('a bit that was changed, or a tag that was cut, opens nothing', () => {
  const sealed = secrets.seal(text, 'per_aaaaaaaaaaaa')
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed)
    changed[i]! ^= 1
    expect(() => secrets.open(changed, 'per_aaaaaaaaaaaa')).toThrow()
  }
  for (const length of [0, 12, 20, sealed.length - 1]) {
    expect(() => secrets.open(sealed.subarray(0, length), 'per_aaaaaaaaaaaa')).toThrow()
  }
})

test('a login and a neighbourhood of the same writing share no digest', () => {
  expect(secrets.digest('login', '192.0.2')).not.toEqual(secrets.digest('neighbourhood', '192.0.2'))
})
