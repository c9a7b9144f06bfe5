import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { findPrincipalByKey } from '../key-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, someCalls, systemsInMemory } from '../testing.ts'
import { issueKey } from './issue-key.ts'
import { listKeys } from './list-keys.ts'
import { listOrganisationKeys } from './list-organisation-keys.ts'
import { revokeKey } from './revoke-key.ts'
import { setMembership } from './set-membership.ts'
import { setRoles } from './set-roles.ts'

const now = new Date('2026-11-21T10:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('a key is a program that acts for its holder, with the roles it was given, until its day', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const holder = await anAdministrator(db)
  const caller = calls.by(holder, now)

  const { id, key } = await perform(issueKey, caller, { purpose: 'nightly upload', roles: ['data-officer'], days: 30 })

  const program = { kind: 'service', id, holder: holder.id, roles: ['data-officer'] } as const
  expect(await findPrincipalByKey(db, key, daysLater(29))).toEqual(program)
  expect(holderOf(program)).toBe(holder.id)
  expect(await findPrincipalByKey(db, key, daysLater(30))).toBeUndefined()
  expect(await findPrincipalByKey(db, `${key}a`, now)).toBeUndefined()
})

test('a key may be bound to a permit, and then names it in every call', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await aPerson(db), now)

  const { key } = await perform(issueKey, caller, { purpose: 'nightly search', permit: 'pmt_aaaaaaaaaaaa' })

  expect(await findPrincipalByKey(db, key, now)).toMatchObject({ permit: 'pmt_aaaaaaaaaaaa' })
})

test('a key may be bound to a registered system that citizens reach, and to nothing beside it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = {
    ...calls.by(await aPerson(db), now),
    systems: systemsInMemory({
      'answers-citizens': [],
      trial: ['two-approvals', 'staff-evidence'],
      draft: ['entry-live'],
    }),
  }
  const purpose = 'chat window'

  const { key } = await perform(issueKey, caller, { purpose, system: 'answers-citizens' })

  const system = 'sys_aaaaaaaaaaaa'
  expect(await findPrincipalByKey(db, key, now)).toMatchObject({ kind: 'service', system })
  expect((await perform(listKeys, caller, {})).keys).toMatchObject([{ system, permit: null, roles: [] }])
  for (const [named, missing] of [
    ['trial', 'two-approvals staff-evidence'],
    // Nobody can tell the two apart.
    ['draft', 'entry-live'],
    ['unheard-of', 'entry-live'],
  ] as const) {
    await expect(perform(issueKey, caller, { purpose, system: named })).rejects.toMatchObject({
      code: 'identity.system-not-in-production',
      status: 409,
      values: { system: named, missing },
    })
  }
  const twice = perform(issueKey, caller, { purpose, system: 'answers-citizens', permit: 'pmt_aaaaaaaaaaaa' })
  await expect(twice).rejects.toMatchObject({ code: 'request.invalid', fields: [{ path: 'system' }] })
})

test('a key for a system is nothing that its holder is, and nobody answers for what is asked through it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const systems = systemsInMemory({ 'answers-citizens': [] })
  const officer = await aPerson(db, { organisation, roles: ['data-officer', 'member'] })
  const purpose = 'chat window'
  const system = 'answers-citizens'

  for (const [holder, more] of [
    [officer, { organisation }],
    [await anAdministrator(db), {}],
    [await aPerson(db), {}],
  ] as const) {
    const caller = { ...calls.by(holder, now), systems }
    const { id, key } = await perform(issueKey, caller, { purpose, system, ...more })

    const program = { kind: 'service', id, roles: [], system: 'sys_aaaaaaaaaaaa' } as const
    expect(await findPrincipalByKey(db, key, now)).toEqual(program)
    expect(holderOf({ ...program, holder: holder.id })).toBeNull()
    // It ends with its holder's keys all the same.
    const { keys } = await perform(listKeys, calls.by(holder, now), {})
    expect(keys).toMatchObject([{ id, holder: { id: holder.id } }])
    expect(await perform(revokeKey, calls.by(holder, now), { id })).toMatchObject({ id })
  }
  const asked = { purpose, system, roles: ['data-officer'], organisation }
  const caller = { ...calls.by(officer, now), systems }
  await expect(perform(issueKey, caller, asked)).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path: 'roles' }],
  })
})

test('nobody issues a key with a role that they do not hold where the key would', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const [own, other] = [await anOrganisation(db, 'أ'), await anOrganisation(db, 'ب')]
  const officer = calls.by(await aPerson(db, { organisation: own, roles: ['data-officer'] }), now)
  const administrator = calls.by(await anAdministrator(db), now)
  const purpose = 'nightly upload'

  const held = { purpose, roles: ['data-officer'], organisation: own }
  expect(await perform(issueKey, officer, held)).toMatchObject({ id: expect.any(String) })
  expect(await perform(issueKey, officer, { purpose, roles: ['member'] })).toMatchObject({ id: expect.any(String) })
  for (const [caller, input] of [
    [officer, { purpose, roles: ['data-officer'] }],
    [officer, { purpose, roles: ['member'], organisation: other }],
    // An administrator reads less of an organisation's data than its officer does.
    [administrator, { purpose, roles: ['data-officer'], organisation: own }],
  ] as const) {
    await expect(perform(issueKey, caller, input)).rejects.toMatchObject({ code: 'identity.roles-not-held' })
  }
})

test('a key has no more than its holder has now', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const administrator = calls.by(await anAdministrator(db), now)
  const officer = await aPerson(db, { organisation, roles: ['data-officer'] })
  const atLarge = await aPerson(db, { roles: ['data-officer'] })
  const here = await perform(issueKey, calls.by(officer, now), {
    purpose: 'here',
    roles: ['data-officer', 'member'],
    organisation,
  })
  const everywhere = await perform(issueKey, calls.by(atLarge, now), { purpose: 'everywhere', roles: ['data-officer'] })
  const member = await perform(issueKey, calls.by(officer, now), { purpose: 'as a member' })

  await perform(setMembership, administrator, { id: organisation, person: officer.id, roles: ['member'] })
  await perform(setRoles, administrator, { person: atLarge.id, roles: ['member'] })

  expect(await findPrincipalByKey(db, here.key, now)).toMatchObject({
    roles: [],
    memberships: [{ organisation, roles: ['member'] }],
  })
  expect(await findPrincipalByKey(db, everywhere.key, now)).toMatchObject({ roles: [] })
  expect(await findPrincipalByKey(db, member.key, now)).toMatchObject({ roles: ['member'] })
})

test('a revoked key opens nothing, and is revoked once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db), now)
  const { id, key } = await perform(issueKey, caller, { purpose: 'nightly upload' })

  await perform(revokeKey, caller, { id })

  expect(await findPrincipalByKey(db, key, now)).toBeUndefined()
  await expect(perform(revokeKey, caller, { id })).rejects.toMatchObject({
    code: 'identity.key-not-found',
    status: 404,
  })
})

test('a key is revoked by its holder, a manager of its organisation or an administrator, and is not there for others', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const holder = await aPerson(db, { organisation })
  const colleague = await aPerson(db, { organisation, roles: ['data-officer'] })
  const manager = await aPerson(db, { organisation, roles: ['manager'] })
  const issue = async (said: object) =>
    (await perform(issueKey, calls.by(holder, now), { purpose: 'nightly upload', ...said })).id

  for (const revoker of [holder, manager, await anAdministrator(db)]) {
    const id = await issue({ organisation })
    await expect(perform(revokeKey, calls.by(colleague, now), { id })).rejects.toMatchObject({
      code: 'identity.key-not-found',
    })
    expect(await perform(revokeKey, calls.by(revoker, now), { id })).toMatchObject({ id })
  }
  const personal = await issue({})
  await expect(perform(revokeKey, calls.by(manager, now), { id: personal })).rejects.toMatchObject({
    code: 'identity.key-not-found',
  })
})

test('lists of keys are for their holder and for managers, without the keys', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const holder = await aPerson(db, { name: 'Salma', organisation })
  const manager = await aPerson(db, { organisation, roles: ['manager'] })
  const first = await perform(issueKey, calls.by(holder, now), { purpose: 'first', organisation, days: 1 })
  const second = await perform(issueKey, calls.by(holder, minutesLater(1)), { purpose: 'second' })
  await perform(revokeKey, calls.by(holder, minutesLater(2)), { id: second.id })

  const page = await perform(listKeys, calls.by(holder, daysLater(2)), { limit: 1 })
  const rest = await perform(listKeys, calls.by(holder, daysLater(2)), { limit: 1, cursor: page.next })
  const ofOrganisation = await perform(listOrganisationKeys, calls.by(manager, now), { id: organisation })

  expect([...page.keys, ...rest.keys]).toMatchObject([
    { id: second.id, purpose: 'second', state: 'revoked', organisation: null },
    { id: first.id, purpose: 'first', state: 'expired', organisation: { id: organisation } },
  ])
  expect(rest.next).toBeNull()
  expect(ofOrganisation.keys).toMatchObject([{ id: first.id, holder: { name: 'Salma' }, state: 'in-force' }])
  for (const { key } of [first, second]) expect(JSON.stringify([page, rest, ofOrganisation])).not.toContain(key)
  expect((await perform(listKeys, calls.by(manager, now), {})).keys).toEqual([])
  const prying = perform(listOrganisationKeys, calls.by(holder, now), { id: organisation })
  await expect(prying).rejects.toMatchObject({ code: 'policy.denied' })
})

test('when a key was last used is known to the hour', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const { key } = await perform(issueKey, calls.by(await aPerson(db), now), { purpose: 'nightly upload' })
  const lastUse = async () =>
    (await db.selectFrom('identity.key').select('last_used_at').executeTakeFirstOrThrow()).last_used_at
  expect(await lastUse()).toBeNull()

  for (const [minutes, written] of [
    [0, 0],
    [59, 0],
    [60, 60],
    [61, 60],
  ] as const) {
    await findPrincipalByKey(db, key, minutesLater(minutes))
    expect(await lastUse(), `${minutes} min`).toEqual(minutesLater(written))
  }
})

test('no key administers or manages, none lasts longer than a year, and a program issues none', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db), now)
  const program = calls.by({ kind: 'service', id: 'local-cli', roles: ['administrator'] }, now)

  for (const input of [{ roles: ['administrator'] }, { roles: ['manager'] }, { days: 366 }]) {
    const attempt = perform(issueKey, caller, { purpose: 'everything', ...input })
    await expect(attempt).rejects.toMatchObject({ code: 'request.invalid' })
  }
  await expect(perform(issueKey, program, { purpose: 'another' })).rejects.toMatchObject({ code: 'policy.denied' })
})
