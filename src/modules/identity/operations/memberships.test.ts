import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { findPrincipalByKey } from '../key-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, signedInAgain, someCalls } from '../testing.ts'
import { createPerson } from './create-person.ts'
import { endMembership } from './end-membership.ts'
import { invite } from './invite.ts'
import { issueKey } from './issue-key.ts'
import { listInvitations } from './list-invitations.ts'
import { setMembership } from './set-membership.ts'
import { setRoles } from './set-roles.ts'

test('a manager sets the roles of a member, who has them at once, and what they were stays as a row', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const member = await aPerson(db, { organisation })
  const manager = calls.by(await aPerson(db, { organisation, roles: ['manager'] }))

  await perform(setMembership, manager, { id: organisation, person: member.id, roles: ['data-officer', 'manager'] })

  expect(await signedInAgain(db, member.id)).toMatchObject({
    memberships: [{ organisation, roles: ['manager', 'data-officer', 'member'] }],
  })
  const rows = await db
    .selectFrom('identity.membership')
    .select(['roles', 'until'])
    .where('person_id', '=', member.id)
    .orderBy('since')
    .execute()
  expect(rows).toEqual([
    { roles: ['member'], until: expect.any(Date) },
    { roles: ['manager', 'data-officer', 'member'], until: null },
  ])
})

test('a manager neither makes administrators nor takes in whoever they like', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const manager = calls.by(await aPerson(db, { organisation, roles: ['manager'] }))
  const [member, stranger] = [await aPerson(db, { organisation }), await aPerson(db)]
  const input = { id: organisation, person: member.id, roles: ['administrator'] }

  await expect(perform(setMembership, manager, input)).rejects.toMatchObject({ code: 'request.invalid' })
  await expect(perform(invite, manager, { id: organisation, roles: ['administrator'] })).rejects.toMatchObject({
    code: 'request.invalid',
  })
  await expect(perform(setRoles, manager, { person: member.id, roles: ['administrator'] })).rejects.toMatchObject({
    code: 'policy.denied',
  })
  await expect(
    perform(setMembership, manager, { id: organisation, person: stranger.id, roles: ['member'] }),
  ).rejects.toMatchObject({ code: 'identity.member-not-found' })
})

test('an administrator enters anybody into an organisation, which they then act for', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const person = await aPerson(db)

  await perform(setMembership, calls.by(await anAdministrator(db)), {
    id: organisation,
    person: person.id,
    roles: ['manager'],
  })

  expect(await signedInAgain(db, person.id)).toMatchObject({
    organisation,
    memberships: [{ organisation, roles: ['manager', 'member'] }],
  })
})

test('nobody gives roles to themselves, here or everywhere', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const manager = await aPerson(db, { organisation, roles: ['manager'] })
  const administrator = await aPerson(db, { organisation, roles: ['administrator'] })

  for (const raising of [
    () => perform(setMembership, calls.by(manager), { id: organisation, person: manager.id, roles: ['data-officer'] }),
    () =>
      perform(setMembership, calls.by(administrator), {
        id: organisation,
        person: administrator.id,
        roles: ['data-officer'],
      }),
    () =>
      perform(setRoles, calls.by(administrator), {
        person: administrator.id,
        roles: ['administrator', 'data-officer'],
      }),
  ]) {
    await expect(raising()).rejects.toMatchObject({ code: 'identity.own-roles', status: 403 })
  }
})

test('a membership that ends takes with it the organisation acted for, the invitations written and what keys had there', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const administrator = calls.by(await anAdministrator(db))
  const manager = await aPerson(db, { organisation, roles: ['manager', 'data-officer'] })
  await perform(invite, calls.by(manager), { id: organisation })
  const { id, key } = await perform(issueKey, calls.by(manager), {
    purpose: 'nightly upload',
    roles: ['data-officer'],
    organisation,
  })
  expect(await findPrincipalByKey(db, key, new Date())).toMatchObject({
    memberships: [{ organisation, roles: ['data-officer'] }],
  })

  await perform(endMembership, administrator, { id: organisation, person: manager.id })

  expect(await signedInAgain(db, manager.id)).toMatchObject({ organisation: null, memberships: [] })
  expect(await findPrincipalByKey(db, key, new Date())).toMatchObject({ id, roles: [], memberships: [] })
  const { invitations } = await perform(listInvitations, administrator, { id: organisation })
  expect(invitations).toMatchObject([{ state: 'withdrawn' }])
  const again = perform(endMembership, administrator, { id: organisation, person: manager.id })
  await expect(again).rejects.toMatchObject({ code: 'identity.member-not-found', status: 404 })
})

test('who manages must say what: the role is held in an organisation', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(createPerson, calls.by(await anAdministrator(db)), { name: 'Amina', roles: ['manager'] })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.role-needs-organisation', status: 422 })
})

test('twenty changes of one person’s roles at once leave one membership', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await anOrganisation(db)
  const person = await aPerson(db, { organisation })
  const administrator = calls.by(await anAdministrator(db))

  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      perform(setMembership, administrator, {
        id: organisation,
        person: person.id,
        roles: [at % 2 === 0 ? 'data-officer' : 'manager'],
      }),
    ),
  )

  expect((await signedInAgain(db, person.id)).memberships).toHaveLength(1)
})
