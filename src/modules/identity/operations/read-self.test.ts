import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { findOrCreateOrganisation } from '../organisation-store.ts'
import type { IdentityTables } from '../tables.ts'
import { aPerson, someCalls } from '../testing.ts'
import { readSelf } from './read-self.ts'

test('a person sees who they are, where they work, and their roles', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const organisation = await findOrCreateOrganisation(db, { fr: 'Institut de Nador' }, new Date())
  const person = await aPerson(db, { name: 'Salma', organisation: organisation.id, roles: ['data-officer'] })

  expect(await perform(readSelf, calls.by(person), {})).toEqual({
    kind: 'person',
    id: person.id,
    name: 'Salma',
    organisation,
    roles: [],
    memberships: [{ organisation: organisation.id, roles: ['data-officer', 'member'] }],
  })
})

test('a program sees its roles', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by({ kind: 'service', id: 'local-cli', roles: ['administrator'] })

  expect(await perform(readSelf, caller, {})).toMatchObject({
    kind: 'service',
    id: 'local-cli',
    roles: ['administrator'],
  })
})
