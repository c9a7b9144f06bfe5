/** Decree 2-24-921 on cloud providers: sensitive data need a provider of level 2; hosting on own premises is not concerned. */
import { expect, test } from 'vitest'
import { openLabel } from '../../src/kernel/label.ts'
import type { Site } from '../../src/kernel/ports/decider.ts'
import { aPersonWith } from '../../src/modules/policy/testing.ts'
import { outcomeOf } from './testing.ts'

const owner = 'org_aaaaaaaaaaaa'
const sensitive = {
  kind: 'data-set',
  id: 'ds_a',
  owner,
  published: true,
  label: { ...openLabel, secrecy: 'sensitive' as const },
}
const levelTwo: Partial<Site> = {
  hosting: 'cloud',
  cloudLevel: 2,
  adminCountry: 'MA',
  ownedByNationals: true,
  qualifiedUntil: '2026-11-21',
}

function at(site: Partial<Site>, resource: object = {}, permission = 'datasets:publish'): string {
  const principal = aPersonWith({ in: owner, roles: ['data-officer'] })
  return outcomeOf({ permission, principal, resource: { ...sensitive, ...resource } }, site)
}

test('own premises are not concerned', () => {
  expect(at({ hosting: 'own-premises', cloudLevel: 0, adminCountry: 'FR', qualifiedUntil: null })).toBe('allow')
})

test('a provider of level 2, qualified today, may have sensitive data', () => {
  expect(at(levelTwo)).toBe('allow')
})

test('level 1 is for systems, not for sensitive data', () => {
  expect(at({ ...levelTwo, cloudLevel: 1 })).toBe('cloud-level-2')
  expect(at({ ...levelTwo, cloudLevel: 0 })).toBe('cloud-level-2')
})

test('a qualification that is over or not stated does not count', () => {
  expect(at({ ...levelTwo, qualifiedUntil: '2026-11-20' })).toBe('cloud-qualification-in-force')
  expect(at({ ...levelTwo, qualifiedUntil: null })).toBe('cloud-qualification-in-force')
})

test('administration from abroad breaks it, even when the disks are in Morocco', () => {
  expect(at({ ...levelTwo, adminCountry: 'FR' })).toBe('cloud-administered-from-morocco')
})

test('the majority is owned by Moroccans, and storage is in Morocco', () => {
  expect(at({ ...levelTwo, ownedByNationals: false })).toBe('cloud-owned-by-nationals')
  expect(at({ ...levelTwo, country: 'FR' })).toBe('cloud-in-morocco')
})

test('sensitive are the sensitive classes, sensitive personal data and data with card numbers', () => {
  const cndp = { kind: 'authorisation', number: 'A-1', until: null }
  const cloud = { ...levelTwo, cloudLevel: 0 } as const
  expect(at(cloud, { label: { ...openLabel, secrecy: 'very-sensitive' } })).toBe('cloud-level-2')
  expect(at(cloud, { label: { ...openLabel, personal: 'sensitive' }, cndp })).toBe('cloud-level-2')
  expect(at(cloud, { label: openLabel, identifiers: ['ma.cin'], cndp })).toBe('cloud-level-2')
  expect(at(cloud, { label: { ...openLabel, secrecy: 'internal' } })).toBe('allow')
})

test('they do not come to a provider as drafts either, and are not indexed or asked there', () => {
  for (const permission of ['datasets:create', 'datasets:write', 'datasets:read', 'knowledge:search', 'assistants:ask'])
    expect(at({ ...levelTwo, cloudLevel: 1 }, {}, permission)).toBe('cloud-level-2')
})
