import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import { anonymous } from '../../../../kernel/principal.ts'
import { findPrincipalBySession } from '../../store.ts'
import type { IdentityTables } from '../../tables.ts'
import { SoftwareAuthenticator } from '../software-authenticator.fixture.ts'
import { aGoodPassword, aSender, signedIn, someCredentialCalls, withPassword } from '../testing.ts'
import { addPasskey } from './add-passkey.ts'
import { beginPasskey } from './begin-passkey.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { listCredentials } from './list-credentials.ts'
import { listSessions } from './list-sessions.ts'
import { removeCredential } from './remove-credential.ts'
import { signInWithPassword } from './sign-in-password.ts'

const now = new Date('2026-11-22T10:00:00Z')

test('the last way to sign in stays', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { password } = await perform(listCredentials, calls.by(person, now), {})
  const removing = perform(removeCredential, calls.by(person, now), { id: password?.id })

  await expect(removing).rejects.toMatchObject({ code: 'identity.last-way-to-sign-in', status: 409 })
})

test('with another way it goes, and other sessions with it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { options } = await perform(beginPasskey, calls.by(person, now), {})
  const response = new SoftwareAuthenticator().create(options)
  const { id } = await perform(addPasskey, calls.by(person, now), { response, name: 'key' })
  const { token } = await perform(signInWithPassword, calls.by(anonymous, now), {
    login: 'amina',
    password: aGoodPassword,
  })
  const { password } = await perform(listCredentials, calls.by(person, now), {})

  const removed = await perform(removeCredential, calls.by(person, now), { id: password?.id })

  expect(removed.endedSessions).toBe(1)
  expect(await findPrincipalBySession(db, token, now)).toBeUndefined()
  await expect(perform(removeCredential, calls.by(person, now), { id })).rejects.toMatchObject({
    code: 'identity.last-way-to-sign-in',
  })
})

test('of two ways that are removed at once one stays', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { options } = await perform(beginPasskey, calls.by(person, now), {})
  const response = new SoftwareAuthenticator().create(options)
  const { id } = await perform(addPasskey, calls.by(person, now), { response, name: 'key' })
  const { password } = await perform(listCredentials, calls.by(person, now), {})

  const removing = await Promise.allSettled(
    [id, password?.id].map((id) => perform(removeCredential, calls.by(person, now), { id })),
  )

  expect(removing.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('nobody removes what is somebody else’s, nor learns that it is there', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { password } = await perform(listCredentials, calls.by(person, now), {})
  const mallory = await signedIn(db, now, { name: 'Mallory' })

  const removing = perform(removeCredential, calls.by(mallory, now), { id: password?.id })

  await expect(removing).rejects.toMatchObject({ code: 'identity.credential-not-found', status: 404 })
})

test('sessions say when, by which way and in what browser they began; the token is not among it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { token } = await perform(signInWithPassword, calls.by(anonymous, now), {
    login: 'amina',
    password: aGoodPassword,
  })

  const listed = await perform(listSessions, calls.by(person, now), {})

  expect(listed.sessions).toHaveLength(2)
  expect(listed.sessions.find(({ current }) => !current)).toMatchObject({
    id: expect.stringMatching(/^ssn_/),
    method: 'password',
    startedAt: now.toISOString(),
    endsAt: '2026-11-22T22:00:00.000Z',
    browser: aSender.browser,
  })
  expect(JSON.stringify(listed)).not.toContain(token)
})

test('a session is ended by its person and by nobody else', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const other = await signedIn(db, now, { person })
  const mallory = await signedIn(db, now, { name: 'Mallory' })
  const end = (by: typeof person) => perform(endSession, calls.by(by, now), { id: other.session })

  await expect(end(mallory)).rejects.toMatchObject({ code: 'identity.session-not-found' })
  await expect(end(person)).resolves.toEqual({ id: other.session })
  await expect(end(person)).rejects.toMatchObject({ code: 'identity.session-not-found' })
})

test('all others end at once, and those of other people go on', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  for (let i = 0; i < 3; i++) await signedIn(db, now, { person })
  const salma = await signedIn(db, now, { name: 'Salma' })

  expect(await perform(endOtherSessions, calls.by(person, now), {})).toEqual({ ended: 3 })

  expect((await perform(listSessions, calls.by(person, now), {})).sessions).toMatchObject([{ id: person.session }])
  expect((await perform(listSessions, calls.by(salma, now), {})).sessions).toHaveLength(1)
})
