import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { findOrCreateOrganisation } from '../organisation-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, aPerson, someCalls } from '../testing.ts'
import { listPeople } from './list-people.ts'

test('an administrator lists everybody, page by page, each once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const administrator = await anAdministrator(db)
  const { id, names } = await findOrCreateOrganisation(db, { en: 'Sample administration' }, new Date())
  const others = [await aPerson(db, { organisation: id }), await aPerson(db), await aPerson(db)]
  const caller = calls.by(administrator)

  const first = await perform(listPeople, caller, { limit: 2 })
  const second = await perform(listPeople, caller, { limit: 2, cursor: first.next })

  const listed = [...first.people, ...second.people]
  expect(listed.map((person) => person.id).sort()).toEqual([administrator, ...others].map(({ id }) => id).sort())
  expect(second.next).toBeNull()
  expect(listed.find((person) => person.id === others[0]!.id)).toMatchObject({
    name: 'Amina',
    roles: [],
    memberships: [{ organisation: id, roles: ['member'] }],
    organisation: { id, names, verified: false },
  })
})

test('a place that no page gave is refused', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(listPeople, calls.by(await anAdministrator(db)), { cursor: 'elsewhere' })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.cursor-unknown', status: 422 })
})

test('only administrators see who can sign in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const officer = await aPerson(db, { roles: ['data-officer'] })

  await expect(perform(listPeople, calls.by(officer), {})).rejects.toMatchObject({ code: 'policy.denied' })
  await expect(perform(listPeople, calls.by(), {})).rejects.toMatchObject({ code: 'policy.sign-in-needed' })
})
