import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, aPerson, someCalls } from '../testing.ts'
import { issueSignInLink } from './issue-link.ts'
import { signIn } from './sign-in.ts'

const commandLine: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }

test('the local command line issues the first link again, and afterwards one for the first administrator', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(commandLine)

  const first = await perform(issueSignInLink, caller, {})
  expect(first.person).toBeNull()
  const { person } = await perform(signIn, calls.by(), { link: first.link })

  expect(await perform(issueSignInLink, caller, {})).toMatchObject({ person: person.id })
})

test('an administrator’s own link is for the administrator', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  await anAdministrator(db)
  const second = await anAdministrator(db)

  const { person } = await perform(issueSignInLink, calls.by(second), {})

  expect(person).toBe(second.id)
})

test('a person who is not there gets no link', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(commandLine)

  const attempt = perform(issueSignInLink, caller, { person: 'per_aaaaaaaaaaaa' })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.person-not-found', status: 404 })
})

test('a member issues no links', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  const attempt = perform(issueSignInLink, calls.by(await aPerson(db)), {})

  await expect(attempt).rejects.toMatchObject({
    code: 'policy.denied',
    status: 403,
    values: { rules: 'ma.administrators-administer', missing: 'administrator' },
  })
})
