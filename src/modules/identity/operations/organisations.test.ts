import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { findPrincipalByKey } from '../key-store.ts'
import { findOrCreateOrganisation, openOrganisations } from '../organisation-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, anOrganisation, aPerson, signedInAgain, someCalls } from '../testing.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeOrganisation } from './change-organisation.ts'
import { closeOrganisation } from './close-organisation.ts'
import { createOrganisation } from './create-organisation.ts'
import { invite } from './invite.ts'
import { issueKey } from './issue-key.ts'
import { listMembers } from './list-members.ts'
import { listOrganisations } from './list-organisations.ts'
import { readOrganisation } from './read-organisation.ts'
import { setMembership } from './set-membership.ts'

const ministry = { ar: 'وزارة النموذج', fr: 'Ministère exemple' }

test('an administrator enters an organisation, and anybody reads what it is, where it is and what it belongs to', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = calls.by(await anAdministrator(db))
  const parent = await perform(createOrganisation, administrator, { names: ministry, kind: 'administration' })

  const { id } = await perform(createOrganisation, administrator, {
    names: { ar: ' معهد النموذج ' },
    kind: 'institute',
    region: '04',
    parent: parent.id,
    verified: true,
  })

  const { organisations } = await perform(listOrganisations, calls.by(), { kind: 'institute', region: '04' })
  expect(organisations).toEqual([await perform(readOrganisation, calls.by(), { id })])
  expect(organisations[0]).toEqual({
    id,
    kind: 'institute',
    names: { ar: 'معهد النموذج' },
    verified: true,
    region: '04',
    parent: { id: parent.id, names: ministry },
    closedAt: null,
  })
})

test('only administrators enter organisations', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const manager = await aPerson(db, { organisation: await anOrganisation(db), roles: ['manager'] })

  const attempt = perform(createOrganisation, calls.by(manager), { names: ministry, kind: 'partner' })

  await expect(attempt).rejects.toMatchObject({ code: 'policy.denied' })
})

test('a name belongs to one organisation, however it is written, and is free again when it is given up', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = calls.by(await anAdministrator(db))
  const first = await perform(createOrganisation, administrator, { names: ministry, kind: 'administration' })
  const second = await perform(createOrganisation, administrator, { names: { ar: 'أخرى' }, kind: 'partner' })

  const taken = { code: 'identity.organisation-name-taken', status: 409 }
  const lookalike = { names: { en: 'MINISTERE  EXEMPLE' }, kind: 'partner' }
  await expect(perform(createOrganisation, administrator, lookalike)).rejects.toMatchObject(taken)
  const renaming = perform(changeOrganisation, administrator, { id: second.id, names: { ar: ministry.ar } })
  await expect(renaming).rejects.toMatchObject(taken)

  await perform(changeOrganisation, administrator, { id: first.id, names: { ar: 'وزارة باسم جديد' } })
  expect(await perform(createOrganisation, administrator, lookalike)).toMatchObject({ names: lookalike.names })
  expect(await findOrCreateOrganisation(db, { ar: 'وزارة باسم جديد' }, new Date())).toMatchObject({ id: first.id })
})

test('organisations belong to each other without a circle, also when two are said at once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = calls.by(await anAdministrator(db))
  const ids = await Promise.all(['أ', 'ب', 'ج'].map((name) => anOrganisation(db, name)))
  const [a, b, c] = ids as [string, string, string]
  await perform(changeOrganisation, administrator, { id: b, parent: a })
  await perform(changeOrganisation, administrator, { id: c, parent: b })

  const circle = { code: 'identity.organisation-in-circle', status: 409 }
  await expect(perform(changeOrganisation, administrator, { id: a, parent: c })).rejects.toMatchObject(circle)
  await expect(perform(changeOrganisation, administrator, { id: a, parent: a })).rejects.toMatchObject(circle)

  const [x, y] = [await anOrganisation(db, 'س'), await anOrganisation(db, 'ص')]
  const both = await Promise.allSettled([
    perform(changeOrganisation, administrator, { id: x, parent: y }),
    perform(changeOrganisation, administrator, { id: y, parent: x }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a region that the country does not have is refused', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = calls.by(await anAdministrator(db))

  const attempt = perform(createOrganisation, administrator, { names: ministry, kind: 'partner', region: '13' })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.region-unknown', values: { region: '13' } })
})

test.each([
  ['no language', {}],
  ['nothing', { ar: ' ' }],
  ['two lines', { fr: 'Institut\nexemple' }],
  ['a character that turns the text around it', { en: 'Institute\u202eelpmaxe' }],
])('names of %s are refused', async (_, names) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(createOrganisation, calls.by(await anAdministrator(db)), { names, kind: 'partner' })

  await expect(attempt).rejects.toMatchObject({ code: 'request.invalid' })
})

test('a manager changes their own organisation, cannot verify it, and loses the mark by renaming it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = calls.by(await anAdministrator(db))
  const [own, other] = [await anOrganisation(db, 'أ'), await anOrganisation(db, 'ب')]
  const manager = calls.by(await aPerson(db, { organisation: own, roles: ['manager'] }))

  await expect(perform(changeOrganisation, manager, { id: other, region: '01' })).rejects.toMatchObject({
    code: 'policy.denied',
  })
  await expect(perform(changeOrganisation, manager, { id: own, verified: true })).rejects.toMatchObject({
    code: 'identity.verified-by-administrators',
  })
  await perform(changeOrganisation, administrator, { id: own, verified: true })
  expect(await perform(changeOrganisation, manager, { id: own, region: '01' })).toMatchObject({ verified: true })
  expect(await perform(changeOrganisation, manager, { id: own, names: { ar: 'وزارة' } })).toMatchObject({
    verified: false,
  })
})

test('the list goes through all that are open, by their names in the reader’s language, each once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const french = { ...calls.by(), language: 'fr' as const }
  for (const fr of ['Delta', 'Alpha', 'Charlie', 'Bravo']) await findOrCreateOrganisation(db, { fr }, new Date())

  const first = await perform(listOrganisations, french, { limit: 3 })
  const second = await perform(listOrganisations, french, { limit: 3, cursor: first.next })

  const names = [...first.organisations, ...second.organisations].map(({ names }) => names.fr)
  expect(names).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta'])
  expect(second.next).toBeNull()
  await expect(perform(listOrganisations, french, { cursor: 'elsewhere' })).rejects.toMatchObject({
    code: 'identity.cursor-unknown',
  })
})

test('closing ends memberships, keys and invitations, once, and leaves the organisation where it was named', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const [own, other] = [await anOrganisation(db, 'أ'), await anOrganisation(db, 'ب')]
  const manager = await aPerson(db, { organisation: own, roles: ['manager'] })
  const member = await aPerson(db, { organisation: own })
  await perform(setMembership, calls.by(await anAdministrator(db)), { id: other, person: member.id, roles: ['member'] })
  const { key } = await perform(issueKey, calls.by(member), { purpose: 'nightly upload', organisation: own })
  const { secret } = await perform(invite, calls.by(manager), { id: own })

  const closed = await perform(closeOrganisation, calls.by(manager), { id: own })

  expect(closed.closedAt).not.toBeNull()
  expect(await signedInAgain(db, manager.id)).toMatchObject({ organisation: null, memberships: [] })
  expect(await signedInAgain(db, member.id)).toMatchObject({
    organisation: other,
    memberships: [{ organisation: other, roles: ['member'] }],
  })
  expect(await findPrincipalByKey(db, key, new Date())).toBeUndefined()
  const accepting = perform(acceptInvitation, calls.by(), { secret, name: 'Salma' })
  await expect(accepting).rejects.toMatchObject({ code: 'identity.invitation-not-valid' })
  expect(await perform(readOrganisation, calls.by(), { id: own })).toEqual(closed)
  const listed = await perform(listOrganisations, calls.by(), {})
  expect(listed.organisations.map(({ id }) => id)).toEqual([other])
  expect(await openOrganisations(db, [own, other, 'org_zzzzzzzzzzzz'])).toEqual(new Set([other]))
  const rows = await db.selectFrom('identity.membership').select('until').where('organisation_id', '=', own).execute()
  expect(rows).toHaveLength(2)

  const administrator = calls.by(await anAdministrator(db))
  for (const again of [
    () => perform(closeOrganisation, administrator, { id: own }),
    () => perform(invite, administrator, { id: own }),
    () => perform(changeOrganisation, administrator, { id: own, region: '01' }),
    () => perform(setMembership, administrator, { id: own, person: member.id, roles: ['member'] }),
  ]) {
    await expect(again()).rejects.toMatchObject({ code: 'identity.organisation-closed', status: 409 })
  }
})

test('who belongs to an organisation is for its managers and administrators', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const own = await anOrganisation(db)
  const elsewhere = await aPerson(db, { organisation: await anOrganisation(db, 'ب'), roles: ['manager'] })
  const member = await aPerson(db, { organisation: own })
  const manager = await aPerson(db, { name: 'Driss', organisation: own, roles: ['manager'] })

  const first = await perform(listMembers, calls.by(manager), { id: own, limit: 1 })
  const second = await perform(listMembers, calls.by(await anAdministrator(db)), {
    id: own,
    limit: 1,
    cursor: first.next,
  })
  const listed = [...first.members, ...second.members]
  expect(listed.map(({ name, roles }) => ({ name, roles }))).toEqual([
    { name: 'Amina', roles: ['member'] },
    { name: 'Driss', roles: ['manager', 'member'] },
  ])
  for (const other of [member, elsewhere]) {
    await expect(perform(listMembers, calls.by(other), { id: own })).rejects.toMatchObject({ code: 'policy.denied' })
  }
  await expect(perform(listMembers, calls.by(), { id: own })).rejects.toMatchObject({ code: 'policy.sign-in-needed' })
})
