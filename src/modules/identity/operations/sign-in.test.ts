import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { issueFirstLink } from '../one-time-link.ts'
import { findPrincipalBySession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, aPerson, someCalls } from '../testing.ts'
import { issueSignInLink } from './issue-link.ts'
import { signIn } from './sign-in.ts'

const now = new Date('2026-11-21T10:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('the first link makes the first administrator', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const link = await issueFirstLink(db, now)

  const { token, person } = await perform(signIn, calls.by(anonymous, now), { link })

  expect(person).toMatchObject({ roles: ['administrator'], organisation: null })
  expect(await findPrincipalBySession(db, token, now)).toEqual({
    kind: 'person',
    ...person,
    session: expect.stringMatching(/^ssn_/),
  })
  expect(await issueFirstLink(db, now)).toBeUndefined()
})

test('a link opens once, even when it is used ten times at once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const link = await issueFirstLink(db, now)
  const caller = calls.by(anonymous, now)

  const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => perform(signIn, caller, { link })))

  expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') {
      expect(attempt.reason).toMatchObject({ code: 'identity.link-not-valid', status: 410 })
    }
  }
  const people = await db.selectFrom('identity.person').select('id').execute()
  expect(people).toHaveLength(1)
})

test('a link is worth nothing after 15 minutes', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const link = await issueFirstLink(db, now)

  const late = perform(signIn, calls.by(anonymous, minutesLater(15)), { link })

  await expect(late).rejects.toMatchObject({ code: 'identity.link-not-valid' })
})

test('a new first link makes the one before it worthless', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const earlier = await issueFirstLink(db, now)
  const later = await issueFirstLink(db, minutesLater(1))
  const caller = calls.by(anonymous, minutesLater(2))

  await expect(perform(signIn, caller, { link: earlier })).rejects.toMatchObject({ code: 'identity.link-not-valid' })
  await expect(perform(signIn, caller, { link: later })).resolves.toMatchObject({
    token: expect.stringMatching(/^ses_/),
  })
})

test('a first link that is left over makes no second administrator', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const link = await issueFirstLink(db, now)
  await anAdministrator(db)

  const attempt = perform(signIn, calls.by(anonymous, now), { link })

  await expect(attempt).rejects.toMatchObject({ code: 'identity.link-not-valid' })
})

test('an unknown link and one of another form are refused, and no value that was sent is repeated', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(anonymous, now)

  const unknown = perform(signIn, caller, { link: `lnk_${'a'.repeat(26)}` })
  const malformed = perform(signIn, caller, { link: `${'a'.repeat(10_000)}` }).catch((error: unknown) => error)

  await expect(unknown).rejects.toMatchObject({ code: 'identity.link-not-valid' })
  expect(await malformed).toMatchObject({ code: 'request.invalid' })
  expect(JSON.stringify(await malformed)).not.toContain('aaaa')
})

test('somebody with a link of their own signs in as who they are', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const person = await aPerson(db, { name: 'Salma', roles: ['data-officer'] })
  const administrator = calls.by(await anAdministrator(db), now)
  const { link } = await perform(issueSignInLink, administrator, { person: person.id })

  const signedIn = await perform(signIn, calls.by(anonymous, now), { link })

  expect(signedIn.person).toEqual({
    id: person.id,
    name: 'Salma',
    organisation: null,
    roles: ['data-officer'],
    memberships: [],
  })
})

test('neither link nor token stands in the database or the log as it was given out', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const link = (await issueFirstLink(db, now))!
  const { token } = await perform(signIn, calls.by(anonymous, now), { link })

  const tables = await db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('identity', 'audit')`,
  )
  let stored = ''
  for (const { name } of tables.rows)
    stored += JSON.stringify((await db.pool.query(`select t::text from ${name} t`)).rows)

  expect(tables.rows.length).toBeGreaterThan(8)
  expect(stored).toContain('identity.sign-in')
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(link)
})
