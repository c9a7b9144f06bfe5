import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { consentsStand, consentTerms } from '../consent-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anOrganisation, aPerson, someCalls } from '../testing.ts'
import { giveConsent } from './give-consent.ts'
import { listConsents } from './list-consents.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const now = new Date('2026-11-21T10:00:00Z')
/** The use that the consents of these tests are mostly given for. */
const research = { purpose: 'research', dataSets: ['ds_aaaabbbbcccc'], organisations: [] } as const
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('a consent stands until its day is over', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await aPerson(db), now)

  const { id } = await perform(giveConsent, caller, {
    dataSet: 'ds_aaaabbbbcccc',
    purpose: 'research',
    until: '2026-11-30',
  })

  expect(await consentsStand(db, [id, id], research, now)).toBe(true)
  expect(await consentsStand(db, [id], research, new Date('2026-11-30T23:59:59Z'))).toBe(true)
  expect(await consentsStand(db, [id], research, new Date('2026-12-01T00:00:00Z'))).toBe(false)
  expect(await consentsStand(db, [id, 'cns_aaaaaaaaaaaa'], research, now)).toBe(false)
  expect(await consentsStand(db, [], research, now)).toBe(true)
})

test('a consent covers its own purpose, with its data set or by its organisation, and nothing else', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await aPerson(db), now)
  const organisation = await anOrganisation(db)
  const given = async (to: object) =>
    (await perform(giveConsent, caller, { ...to, purpose: 'research', until: '2026-11-30' })).id
  const ofData = await given({ dataSet: 'ds_aaaabbbbcccc' })
  const toOrganisation = await given({ organisation })
  const ofSectors = await given({ sectors: ['health', 'skills'] })
  const stands = (id: string, said: object) =>
    consentsStand(db, [id], { purpose: 'research', dataSets: [], organisations: [], ...said }, now)

  expect(await stands(ofData, { dataSets: ['ds_ddddeeeeffff', 'ds_aaaabbbbcccc'] })).toBe(true)
  expect(await stands(ofData, { dataSets: ['ds_aaaabbbbcccc'], purpose: 'model-training' })).toBe(false)
  expect(await stands(ofData, { dataSets: ['ds_ddddeeeeffff'], organisations: [organisation] })).toBe(false)
  expect(await stands(toOrganisation, { organisations: [organisation] })).toBe(true)
  expect(await stands(toOrganisation, { organisations: ['org_zzzzzzzzzzzz'] })).toBe(false)
  expect(await stands(toOrganisation, { organisations: [organisation], purpose: 'statistics' })).toBe(false)
  expect(await stands(ofSectors, { dataSets: ['ds_aaaabbbbcccc'], organisations: [organisation] })).toBe(false)
})

test('withdrawing counts at once, and once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await aPerson(db), now)
  const { id } = await perform(giveConsent, caller, {
    dataSet: 'ds_aaaabbbbcccc',
    purpose: 'research',
    until: '2026-11-30',
  })
  expect(await consentsStand(db, [id], research, now)).toBe(true)

  await perform(withdrawConsent, caller, { id })

  expect(await consentsStand(db, [id], research, now)).toBe(false)
  await expect(perform(withdrawConsent, caller, { id })).rejects.toMatchObject({
    code: 'identity.consent-not-found',
    status: 404,
  })
})

test('a person lists what they consented to, newest first, and sees and withdraws nothing of others', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const [amina, salma] = [await aPerson(db), await aPerson(db)]
  const first = await perform(giveConsent, calls.by(amina, now), {
    organisation,
    purpose: 'statistics',
    until: '2026-11-22',
  })
  const second = await perform(giveConsent, calls.by(amina, minutesLater(1)), {
    sectors: ['skills', 'health'],
    purpose: 'research',
    until: '2026-11-30',
  })
  const later = calls.by(amina, new Date('2026-11-25T10:00:00Z'))

  const page = await perform(listConsents, later, { limit: 1 })
  const rest = await perform(listConsents, later, { limit: 1, cursor: page.next })

  expect([...page.consents, ...rest.consents]).toMatchObject([
    { id: second.id, sectors: ['health', 'skills'], purpose: 'research', until: '2026-11-30', state: 'in-force' },
    { id: first.id, organisation: { id: organisation }, purpose: 'statistics', until: '2026-11-22', state: 'over' },
  ])
  expect(rest.next).toBeNull()
  expect((await perform(listConsents, calls.by(salma, now), {})).consents).toEqual([])
  await expect(perform(withdrawConsent, calls.by(salma, now), { id: second.id })).rejects.toMatchObject({
    code: 'identity.consent-not-found',
  })
  expect((await consentTerms(db, [second.id], now)).has(second.id)).toBe(true)
})

test.each([
  ['nothing in particular', { until: '2026-11-30' }, 'request.invalid'],
  ['two things', { dataSet: 'ds_aaaabbbbcccc', sectors: ['health', 'skills'], until: '2026-11-30' }, 'request.invalid'],
  ['one sector twice', { sectors: ['health', 'health'], until: '2026-11-30' }, 'request.invalid'],
  ['a day that is over', { dataSet: 'ds_aaaabbbbcccc', until: '2026-11-20' }, 'identity.consent-end-not-possible'],
  ['a day too far', { dataSet: 'ds_aaaabbbbcccc', until: '2031-11-23' }, 'identity.consent-end-not-possible'],
  ['no organisation', { organisation: 'org_aaaaaaaaaaaa', until: '2026-11-30' }, 'identity.organisation-not-found'],
])('nobody consents to %s', async (_, said, code) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(giveConsent, calls.by(await aPerson(db), now), { purpose: 'research', ...said })

  await expect(attempt).rejects.toMatchObject({ code })
})

test('a program consents to nothing for anybody', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const { id: holder } = await aPerson(db)
  const key = calls.by({ kind: 'service', id: 'key_aaaaaaaaaaaa', holder, roles: ['member'] }, now)
  const consent = { dataSet: 'ds_aaaabbbbcccc', purpose: 'research', until: '2026-11-30' }

  await expect(perform(giveConsent, key, consent)).rejects.toMatchObject({ code: 'policy.denied' })
})
