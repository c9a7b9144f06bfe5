import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLabel } from '../../kernel/label.ts'
import { anonymous } from '../../kernel/principal.ts'
import { clearanceOf } from './clearance.ts'
import { covers } from './label-lattice.ts'
import { aKeyWith, anyLabel, anyPrincipal, anyRoles, aPersonWith } from './testing.ts'

const internal = { ...openLabel, secrecy: 'internal' } as const

test('somebody who has not signed in reads public data without personal data, and nothing else', () => {
  fc.assert(
    fc.property(anyLabel, (label) => {
      const isOpen = label.secrecy === 'public' && label.personal === 'none'
      const processable = label.residency === 'anywhere' || label.residency.includes('MA')
      expect(covers(clearanceOf(anonymous), label)).toBe(isOpen && processable)
    }),
  )
})

test('a member reads internal data, and a data officer personal data', () => {
  expect(covers(clearanceOf(aPersonWith('member')), internal)).toBe(true)
  expect(covers(clearanceOf(aPersonWith('member')), { ...internal, personal: 'personal' })).toBe(false)
  expect(covers(clearanceOf(aPersonWith('data-officer')), { ...internal, personal: 'personal' })).toBe(true)
})

test('somebody without a role reads no more than anybody', () => {
  expect(clearanceOf(aPersonWith())).toEqual(clearanceOf(anonymous))
  expect(clearanceOf(aKeyWith())).toEqual(clearanceOf(anonymous))
})

test('the key of a program reads what a person with its roles reads', () => {
  fc.assert(
    fc.property(anyRoles, (roles) => {
      expect(clearanceOf(aKeyWith(...roles))).toEqual(clearanceOf(aPersonWith(...roles)))
    }),
  )
})

test('no role opens very sensitive data, or sensitive personal data', () => {
  fc.assert(
    fc.property(anyPrincipal, (principal) => {
      expect(covers(clearanceOf(principal), { ...openLabel, secrecy: 'very-sensitive' })).toBe(false)
      expect(covers(clearanceOf(principal), { ...openLabel, personal: 'sensitive' })).toBe(false)
    }),
  )
})
