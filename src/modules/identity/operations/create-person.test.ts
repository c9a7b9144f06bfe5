import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { appointedBy, approversAppointedBy } from '../appointed-by.ts'
import { findOrganisation } from '../organisation-store.ts'
import { findPerson, findPrincipalBySession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, someCalls } from '../testing.ts'
import { createPerson } from './create-person.ts'
import { setRoles } from './set-roles.ts'
import { signIn } from './sign-in.ts'

test('a person is entered by an administrator and signs in with the link, once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db))

  const { person, link } = await perform(createPerson, caller, {
    name: ' سعاد ',
    roles: ['data-officer', 'data-officer'],
  })

  expect(person).toMatchObject({ name: 'سعاد', roles: ['data-officer'], organisation: null })
  const { token } = await perform(signIn, calls.by(), { link })
  expect(await findPrincipalBySession(db, token, new Date())).toEqual({
    kind: 'person',
    ...person,
    session: expect.stringMatching(/^ssn_/),
  })
  await expect(perform(signIn, calls.by(), { link })).rejects.toMatchObject({ code: 'identity.link-not-valid' })
})

test('whoever is entered without roles is a member', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const { person } = await perform(createPerson, calls.by(await anAdministrator(db)), { name: 'Amina' })

  expect(person.roles).toEqual(['member'])
})

test('with an organisation, roles are held in it, and whoever is there is a member', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const { person, link } = await perform(createPerson, calls.by(await anAdministrator(db)), {
    name: 'Salma',
    organisation: 'Sample administration',
    roles: ['administrator', 'data-officer'],
  })

  const organisation = person.organisation!
  expect(person.roles).toEqual(['administrator'])
  expect(person.memberships).toEqual([{ organisation, roles: ['data-officer', 'member'] }])
  const { token } = await perform(signIn, calls.by(), { link })
  expect(await findPrincipalBySession(db, token, new Date())).toEqual({
    kind: 'person',
    ...person,
    session: expect.stringMatching(/^ssn_/),
  })
})

test('the organisation is found by its name or its id, and made when nobody has named it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db))

  const first = await perform(createPerson, caller, { name: 'Amina', organisation: 'إدارة النموذج' })
  const id = first.person.organisation!
  const named = { ar: 'إدارة  النموذج', fr: 'Administration exemple' }
  const second = await perform(createPerson, caller, { name: 'Salma', organisation: named })
  const third = await perform(createPerson, caller, { name: 'Driss', organisation: id })

  expect([second.person.organisation, third.person.organisation]).toEqual([id, id])
  expect(await findOrganisation(db, id)).toMatchObject({ names: { ar: 'إدارة النموذج' }, verified: false })
})

test('an organisation that is not there makes nobody', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db))
  const people = async () => (await db.selectFrom('identity.person').select('id').execute()).length
  const before = await people()

  const attempt = perform(createPerson, caller, { name: 'Amina', organisation: 'org_aaaaaaaaaaaa' })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.organisation-not-found', status: 404 })
  expect(await people()).toBe(before)
})

test.each([
  ['nothing', ' '],
  ['two lines', 'Amina\nDriss'],
  ['a character that turns the text around it', 'Amina\u202eevil'],
  ['too much', 'a'.repeat(121)],
])('a name of %s is refused', async (_, name) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(createPerson, calls.by(await anAdministrator(db)), { name })

  await expect(attempt).rejects.toMatchObject({ code: 'request.invalid', fields: [{ path: 'name' }] })
})

test.each(['member', 'data-officer'] as const)('a %s enters nobody', async (role) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await aPerson(db, { roles: [role] }))

  const attempt = perform(createPerson, caller, { name: 'Amina', roles: ['administrator'] })

  await expect(attempt).rejects.toMatchObject({
    code: 'policy.denied',
    values: { rules: 'ma.administrators-administer' },
  })
})

test('the log holds neither the name nor the link', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const { person, link } = await perform(createPerson, calls.by(await anAdministrator(db)), {
    name: 'Zoubida El Fassi',
  })

  const { rows } = await sql<{ text: string }>`select text from audit.entry`.execute(db)
  const log = rows.map(({ text }) => text).join('\n')
  expect(log).toContain('identity.create-person')
  for (const secret of ['Zoubida', link, person.id]) expect(log).not.toContain(secret)
  expect(await findPerson(db, person.id)).toBeDefined()
})

test('whoever enters or raises an officer or administrator has appointed them; this machine is nobody', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = await anAdministrator(db)
  const organisation = await anOrganisation(db)
  const enter = async (by: Principal, roles: string[], there?: string) =>
    (await perform(createPerson, calls.by(by), { name: 'Salma', roles, ...(there && { organisation: there }) })).person
      .id
  const machine: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }

  const officer = await enter(administrator, ['data-officer'], organisation)
  expect(await appointedBy(db, officer)).toEqual([administrator.id])
  expect(await appointedBy(db, await enter(administrator, ['data-officer']))).toEqual([administrator.id])
  expect(await appointedBy(db, await enter(machine, ['data-officer'], organisation))).toEqual([])
  const member = await enter(administrator, ['member'], organisation)
  expect(await appointedBy(db, member)).toEqual([])
  await perform(setRoles, calls.by(administrator), { person: member, roles: ['administrator'] })
  expect(await appointedBy(db, member)).toEqual([administrator.id])
})

test('who made somebody an approver is told for their organisation, and of those who are none, nothing', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = await anAdministrator(db)
  const [here, elsewhere] = [await anOrganisation(db, 'وزارة النموذج'), await anOrganisation(db, 'وكالة النموذج')]
  const machine: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }
  const enter = async (by: Principal, role: string, organisation = here) =>
    (await perform(createPerson, calls.by(by), { name: 'Karim', roles: [role], organisation })).person.id
  const approver = await enter(administrator, 'approver')
  const others = [
    await enter(machine, 'approver'),
    await enter(administrator, 'approver', elsewhere),
    await enter(administrator, 'evaluator'),
  ]

  const told = await approversAppointedBy(db, { people: [approver, ...others], organisation: here })

  expect([...told]).toEqual([[approver, [administrator.id]]])
})
