import { expect, test } from 'vitest'
import { relyingPartyAt } from './relying-party.ts'

test.each([
  ['https://jazari.example.org', 'jazari.example.org'],
  ['https://jazari.example.org:8443', 'jazari.example.org'],
  ['http://localhost:7420', 'localhost'],
])('%s has passkeys of %s', (origin, id) => {
  expect(relyingPartyAt(origin)).toEqual({ id, origin })
})

test.each(['http://127.0.0.1:7420', 'https://192.0.2.1', 'https://[2001:db8::1]', 'http://jazari.example.org'])(
  '%s has none',
  (origin) => {
    expect(relyingPartyAt(origin)).toBeNull()
  },
)
