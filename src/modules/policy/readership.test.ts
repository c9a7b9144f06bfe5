import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Label, openLabel } from '../../kernel/label.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { ownPremises } from '../../kernel/testing.ts'
import { coversByPermit, coversByRole, readershipOf } from './readership.ts'
import { aKeyWith, anyLabel, anyRoles, aPermit, aPersonWith } from './testing.ts'

const now = new Date('2026-11-21T10:00:00Z')
const ours = 'org_aaaaaaaaaaaa'
const theirs = 'org_bbbbbbbbbbbb'
const internal: Label = { ...openLabel, secrecy: 'internal' }
const personal: Label = { ...internal, personal: 'personal' }
const card: Label = { ...openLabel, secrecy: 'very-sensitive', personal: 'sensitive' }

function reads(principal: Principal, label: Label, owner: string | undefined = theirs): boolean {
  return coversByRole(readershipOf({ principal, now, site: ownPremises }), { label, ...(owner && { owner }) })
}

function opens(permit: PermitFacts | null, label: Label, data = [{ dataSet: 'ds_a', version: 'sha256:1' }]): boolean {
  return coversByPermit(readershipOf({ principal: anonymous, permit, now, site: ownPremises }), { label, data })
}

test('somebody who has not signed in reads public data without personal data, and nothing else', () => {
  fc.assert(
    fc.property(anyLabel, (label) => {
      expect(reads(anonymous, label)).toBe(label.secrecy === 'public' && label.personal === 'none')
    }),
  )
})

test('an officer reads all the data of their organisation, and of others what a member reads', () => {
  const officer = aPersonWith({ in: ours, roles: ['data-officer'] })
  fc.assert(
    fc.property(anyLabel, (label) => {
      expect(reads(officer, label, ours)).toBe(true)
      expect(reads(officer, label, theirs)).toBe(reads(aPersonWith('member'), label))
    }),
  )
})

test('whoever holds a role in an organisation is a member of the network', () => {
  for (const role of ['member', 'manager', 'data-officer'] as const) {
    expect(reads(aPersonWith({ in: ours, roles: [role] }), internal)).toBe(true)
    expect(reads(aPersonWith({ in: ours, roles: [role] }), personal)).toBe(false)
  }
})

test('no role that is held everywhere opens what the law asks a permit for', () => {
  fc.assert(
    fc.property(anyRoles, (roles) => {
      expect(reads(aPersonWith(...roles), { ...openLabel, secrecy: 'very-sensitive' })).toBe(false)
      expect(reads(aPersonWith(...roles), { ...openLabel, personal: 'sensitive' })).toBe(false)
      expect(reads(aKeyWith(...roles), personal)).toBe(reads(aPersonWith(...roles), personal))
    }),
  )
})

test('a permit opens the versions that it names, up to its label, and nothing else', () => {
  const permit = aPermit({ data: [{ dataSet: 'ds_a', version: 'sha256:1' }], maxLabel: personal })

  expect(opens(permit, personal)).toBe(true)
  expect(opens(permit, card)).toBe(false)
  expect(opens(permit, personal, [{ dataSet: 'ds_a', version: 'sha256:2' }])).toBe(false)
  expect(opens(permit, personal, [{ dataSet: 'ds_b', version: 'sha256:1' }])).toBe(false)
  expect(opens(permit, personal, [])).toBe(false)
  // What was made of two data sets is opened by a permit for both.
  const both = [
    { dataSet: 'ds_a', version: 'sha256:1' },
    { dataSet: 'ds_b', version: 'sha256:1' },
  ]
  expect(opens(permit, personal, both)).toBe(false)
})

test('a permit that is over, not begun, revoked, not held or without consent opens nothing', () => {
  const late = new Date('2026-11-21T10:00:00.001Z')
  expect(opens(aPermit({ maxLabel: card }), card)).toBe(true)
  expect(opens(aPermit({ maxLabel: card, until: now }), card)).toBe(false)
  expect(opens(aPermit({ maxLabel: card, from: late }), card)).toBe(false)
  expect(opens(aPermit({ maxLabel: card, revoked: true }), card)).toBe(false)
  expect(opens(aPermit({ maxLabel: card, held: false }), card)).toBe(false)
  expect(opens(aPermit({ maxLabel: card, consented: false }), card)).toBe(false)
  expect(opens(null, card)).toBe(false)
})
