import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../../kernel/principal.ts'
import type { Problem } from '../../../../kernel/problem.ts'
import { findPrincipalBySession } from '../../store.ts'
import type { IdentityTables } from '../../tables.ts'
import { SoftwareAuthenticator } from '../software-authenticator.fixture.ts'
import { signedIn, someCredentialCalls } from '../testing.ts'
import { addPasskey } from './add-passkey.ts'
import { beginPasskey } from './begin-passkey.ts'
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts'
import { listCredentials } from './list-credentials.ts'
import { listSessions } from './list-sessions.ts'
import { signInWithPasskey } from './sign-in-passkey.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
type Calls = Awaited<ReturnType<typeof someCredentialCalls>>
type Person = Principal & { kind: 'person' }

async function added(calls: Calls, person: Person, authenticator = new SoftwareAuthenticator()) {
  const { options } = await perform(beginPasskey, calls.by(person, now), {})
  const response = authenticator.create(options)
  await perform(addPasskey, calls.by(person, now), { response, name: 'الهاتف' })
  return authenticator
}

async function requested(calls: Calls, at = now) {
  const { options } = await perform(beginPasskeySignIn, calls.by(anonymous, at), {})
  return options
}

function present(calls: Calls, response: unknown, at = now) {
  return perform(signInWithPasskey, calls.by(anonymous, at), { response }).catch((problem: Problem) => problem)
}

test('a passkey that was added signs its person in, without a login', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const authenticator = await added(calls, person)

  const answer = await present(calls, authenticator.get(await requested(calls), person.id))

  const { token } = answer as { token: string }
  expect(await findPrincipalBySession(db, token, now)).toMatchObject({ id: person.id })
  const { sessions } = await perform(listSessions, calls.by(person, now), {})
  expect(sessions.map(({ method }) => method).sort()).toEqual(['link', 'passkey'])
  const { passkeys } = await perform(listCredentials, calls.by(person, now), {})
  expect(passkeys).toMatchObject([{ name: 'الهاتف', lastUsedAt: now.toISOString(), backedUp: false }])
})

test('the browser is asked for a passkey that is found without a login and verifies its person', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const authenticator = await added(calls, person)

  const { options } = await perform(beginPasskey, calls.by(person, now), {})
  const request = await requested(calls)

  expect(options).toMatchObject({
    rp: { id: 'jazari.test', name: 'Jazari' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{ id: authenticator.id.toString('base64url'), type: 'public-key' }],
  })
  expect(request).toMatchObject({ rpId: 'jazari.test', userVerification: 'required' })
  expect(request.allowCredentials ?? []).toEqual([])
})

test.each([
  ['made for another page', { origin: 'https://evil.test' }],
  ['made for another domain', { domain: 'evil.test' }],
  ['of a person who was not verified', { unverified: true }],
  ['to a challenge that nobody gave out', { challenge: Buffer.alloc(32).toString('base64url') }],
])('an answer %s adds nothing and signs nobody in', async (_, lie) => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const { options } = await perform(beginPasskey, calls.by(person, now), {})
  const response = new SoftwareAuthenticator().create(options, lie)
  const adding = perform(addPasskey, calls.by(person, now), { response, name: 'x' })
  await expect(adding).rejects.toMatchObject({ code: 'identity.passkey-not-added' })

  const authenticator = await added(calls, person)
  const answer = await present(calls, authenticator.get(await requested(calls), person.id, lie))
  expect(answer).toMatchObject({ code: 'identity.passkey-refused', status: 401 })
})

test('a signature that was changed, a person who is another, and a passkey that is nobody’s get one answer', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const [amina, salma] = [await signedIn(db, now), await signedIn(db, now, { name: 'Salma' })]
  const authenticator = await added(calls, amina)

  const answers = [
    await present(calls, authenticator.get(await requested(calls), amina.id, { signature: true })),
    await present(calls, authenticator.get(await requested(calls), salma.id)),
    await present(calls, new SoftwareAuthenticator().get(await requested(calls), amina.id)),
    await present(calls, { ...authenticator.get(await requested(calls), amina.id), id: 'AAAA', rawId: 'AAAA' }),
  ]

  for (const answer of answers) expect(answer).toMatchObject({ code: 'identity.passkey-refused', values: {} })
})

test('a challenge is answered once, within five minutes, even when the first answer does not hold', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const authenticator = await added(calls, person)

  const options = await requested(calls)
  expect(await present(calls, authenticator.get(options, person.id, { signature: true }))).toMatchObject({
    status: 401,
  })
  expect(await present(calls, authenticator.get(options, person.id))).toMatchObject({ status: 401 })

  const late = await requested(calls)
  expect(await present(calls, authenticator.get(late, person.id), later(5))).toMatchObject({ status: 401 })

  const once = authenticator.get(await requested(calls), person.id)
  const tried = await Promise.all(Array.from({ length: 5 }, () => present(calls, once)))
  expect(tried.filter((answer) => 'token' in answer)).toHaveLength(1)
})

test('a challenge for adding belongs to the session that asked for it, and signs nobody in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const amina = await signedIn(db, now)
  const elsewhere = await signedIn(db, now, { person: amina })
  const mallory = await signedIn(db, now, { name: 'Mallory' })
  for (const other of [elsewhere, mallory]) {
    const { options } = await perform(beginPasskey, calls.by(amina, now), {})
    const response = new SoftwareAuthenticator().create(options)
    const adding = perform(addPasskey, calls.by(other, now), { response, name: 'x' })
    await expect(adding).rejects.toMatchObject({ code: 'identity.passkey-not-added' })
  }
  const authenticator = await added(calls, mallory)
  const { options } = await perform(beginPasskey, calls.by(mallory, now), {})
  const signingIn = authenticator.get({ ...options, rpId: 'jazari.test' }, mallory.id)
  expect(await present(calls, signingIn)).toMatchObject({ code: 'identity.passkey-refused' })
})

test('a counter that does not grow is a copy; one that stays 0 is not', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  const authenticator = await added(calls, person)
  const use = async (counter: number) =>
    'token' in (await present(calls, authenticator.get(await requested(calls), person.id, { counter })))

  expect([await use(0), await use(0), await use(7), await use(7), await use(6), await use(0), await use(8)]).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    true,
  ])
})

test('one passkey belongs to one person', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const authenticator = await added(calls, await signedIn(db, now))
  await expect(added(calls, await signedIn(db, now), authenticator)).rejects.toMatchObject({
    code: 'identity.passkey-not-added',
  })
})

test('an eleventh passkey is one too many', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await signedIn(db, now)
  for (let i = 0; i < 10; i++) await added(calls, person)
  await expect(added(calls, person)).rejects.toMatchObject({ code: 'identity.too-many-passkeys', values: { most: 10 } })
})

test('where browsers make no passkeys, nobody is asked for one', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { relyingParty: null })
  await expect(perform(beginPasskeySignIn, calls.by(anonymous, now), {})).rejects.toMatchObject({
    code: 'identity.passkeys-unavailable',
  })
})
