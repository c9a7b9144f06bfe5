import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../../kernel/principal.ts'
import type { Problem } from '../../../../kernel/problem.ts'
import type { IdentityTables } from '../../tables.ts'
import { createPasswordHashing, type PasswordHashing } from '../password-hashing.ts'
import { signInBusy } from '../problems.ts'
import { aGoodPassword, signedIn, someCredentialCalls, withPassword } from '../testing.ts'
import { listSessions } from './list-sessions.ts'
import { setPassword } from './set-password.ts'
import { signInWithPassword } from './sign-in-password.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const another = 'seven storks above the old wall'

test('a new password ends the other sessions, and the one that chose it goes on', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  for (let i = 0; i < 2; i++) await signedIn(db, now, { person })

  const set = await perform(setPassword, calls.by(person, now), { login: 'amina', password: aGoodPassword })

  expect(set).toEqual({ login: 'amina', endedSessions: 2 })
  const { sessions } = await perform(listSessions, calls.by(person, now), {})
  expect(sessions.map(({ id, current }) => [id, current])).toEqual([[person.session, true]])
})

test('whoever signed in with the password says it again to replace it', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const known = await withPassword(db, calls, now)
  const person = await signedIn(db, now, { person: known, method: 'password' })
  const replace = (current?: string) =>
    perform(setPassword, calls.by(person, now), { login: 'amina', password: another, ...(current && { current }) })

  await expect(replace()).rejects.toMatchObject({ code: 'identity.current-password-wrong' })
  await expect(replace('something else entirely')).rejects.toMatchObject({ code: 'identity.current-password-wrong' })
  await expect(replace(aGoodPassword)).resolves.toMatchObject({ login: 'amina' })
  const signIn = perform(signInWithPassword, calls.by(anonymous, now), { login: 'amina', password: another })
  await expect(signIn).resolves.toMatchObject({ token: expect.any(String) })
})

test('guessing the current password waits like signing in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const known = await withPassword(db, calls, now)
  const person = await signedIn(db, now, { person: known, method: 'password' })
  const guess = (current: string) =>
    perform(setPassword, calls.by(person, now), { login: 'amina', password: another, current }).catch((e: Problem) => e)
  for (let i = 0; i < 5; i++) await guess(`guess ${i}`)

  expect(await guess(aGoodPassword)).toMatchObject({ code: 'identity.sign-in-wait' })
})

test('a forgotten password is replaced by whoever came in by a one-time link', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const known = await withPassword(db, calls, now)
  const person = await signedIn(db, now, { person: known, method: 'link' })

  const set = perform(setPassword, calls.by(person, now), { login: 'amina', password: another })

  await expect(set).resolves.toMatchObject({ login: 'amina' })
})

test('a session of an hour changes nothing about how somebody signs in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const set = (at: Date) => perform(setPassword, calls.by(person, at), { login: 'amina', password: aGoodPassword })

  await expect(set(later(31))).rejects.toMatchObject({ code: 'identity.sign-in-again', values: { minutes: 30 } })
  await expect(set(later(30))).resolves.toMatchObject({ login: 'amina' })
})

test('a login belongs to one person, whatever its case and marks, of ten who want it at once too', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const people = await Promise.all(Array.from({ length: 10 }, () => signedIn(db, now)))

  const wanted = await Promise.allSettled(
    people.map((person, i) =>
      perform(setPassword, calls.by(person, now), { login: i % 2 ? 'Amína' : 'amina', password: aGoodPassword }),
    ),
  )

  expect(wanted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of wanted) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'identity.login-taken', status: 409 })
  }
})

test('a current password that was not checked, because too many were, counts as no failure', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const real = createPasswordHashing({ memory: 64, passes: 1, parallelism: 1 })
  const passwords: PasswordHashing = { ...real, verify: () => Promise.reject(signInBusy({})) }
  await using before = await someCredentialCalls(db)
  const known = await withPassword(db, before, now)
  const person = await signedIn(db, now, { person: known, method: 'password' })
  await using calls = await someCredentialCalls(db, { passwords })

  for (let i = 0; i < 8; i++) {
    const set = perform(setPassword, calls.by(person, now), { login: 'amina', password: another, current: another })
    await expect(set).rejects.toMatchObject({ code: 'identity.sign-in-busy' })
  }
})

test.each([
  ['a common one', 'password1234'],
  ['one’s own name', 'amina amina amina'],
])('a password that guessers try first is refused: %s', async (_, password) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)

  const set = perform(setPassword, calls.by(person, now), { login: 'abdelkrim', password })

  await expect(set).rejects.toMatchObject({ code: 'identity.password-guessable', status: 422 })
})

test('a password of eleven characters is told by its field, and never repeated', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)

  const problem = await perform(setPassword, calls.by(person, now), { login: 'amina', password: 'violet kett' }).catch(
    (error: Problem) => error,
  )

  expect(problem).toMatchObject({
    code: 'request.invalid',
    fields: [{ path: 'password', fault: 'too-small-string', values: { minimum: 12 } }],
  })
  expect(JSON.stringify(problem)).not.toContain('violet')
})

test.each([
  ['nobody', anonymous, 'policy.sign-in-needed'],
  ['a program', { kind: 'service', id: 'key_aaaabbbbcccc', roles: ['member'] } as Principal, 'policy.denied'],
])('%s has no account to change', async (_, principal, code) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const set = perform(setPassword, calls.by(principal, now), { login: 'amina', password: aGoodPassword })
  await expect(set).rejects.toMatchObject({ code })
})
