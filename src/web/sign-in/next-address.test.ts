import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localised } from '../addresses.ts'
import { nextAddress } from './next-address.ts'

test.each([
  '/',
  '/account',
  '/permits/pmt_aaaabbbbcccc',
  '/data-sets?cursor=a%3Db&x=1',
  '/sources/a/b/1/ar/d%C3%A9.md',
])('%s is a place of ours', (address) => {
  expect(nextAddress(address)).toBe(address)
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https:evil.example',
  'https://evil.example',
  'HTTPS:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '/%2f%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  '/%25252fevil.example',
  '/%0d%0aSet-Cookie:%20a=b',
  '/%00',
  '/a/../..//evil.example',
  '/%2e%2e/%2e%2e/',
  '/./account',
  '/account\u202e',
  '/%E2%80%AEtnuocca',
  '/\u2066account',
  '/%ff',
  '/%zz',
  '/a b',
  '/a#b',
  `/${'a'.repeat(1_001)}`,
  '',
])('%j is not', (address) => {
  expect(nextAddress(address)).toBeUndefined()
})

test('whatever passes is reached under our own language path', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\/[a-z./\\%@:0-9?]{0,12}$/), (text) => {
      const next = nextAddress(text)
      if (next === undefined) return
      const reached = new URL(localised('fr', next), 'https://jazari.test/fr/sign-in')
      expect(reached.origin).toBe('https://jazari.test')
      expect(reached.pathname).toMatch(/^\/fr\/(?!\/)/)
    }),
    { numRuns: 2_000 },
  )
})
