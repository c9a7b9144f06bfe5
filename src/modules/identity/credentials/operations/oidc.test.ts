import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import {
  type CameBack,
  type IdentityFlow,
  type IdentityProvider,
  IdentityProviderFault,
} from '../../../../kernel/ports/identity-provider.ts'
import { anonymous, type Principal } from '../../../../kernel/principal.ts'
import type { Problem } from '../../../../kernel/problem.ts'
import { findPrincipalBySession } from '../../store.ts'
import type { IdentityTables } from '../../tables.ts'
import { signedIn, someCredentialCalls } from '../testing.ts'
import { addOidc } from './add-oidc.ts'
import { beginOidc } from './begin-oidc.ts'
import { listCredentials } from './list-credentials.ts'
import { signInWithOidc } from './sign-in-oidc.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
type Calls = Awaited<ReturnType<typeof someCredentialCalls>>

/** A provider that the test plays: the code is the account. What a real one checks, `openid-connect.test.ts` does. */
function playedProvider(
  finish?: (flow: IdentityFlow, came: CameBack) => Promise<{ subject: string }>,
): IdentityProvider {
  return {
    issuer: 'https://login.test',
    name: 'Test',
    begin: async ({ state }) => `https://login.test/auth?state=${state}`,
    finish: finish ?? (async (_flow, { code }) => ({ subject: code })),
  }
}

async function begun(calls: Calls, by: Principal = anonymous, purpose: 'sign-in' | 'link' = 'sign-in', at = now) {
  const { url, flow } = await perform(beginOidc, calls.by(by, at), { purpose })
  return { flow, state: new URL(url).searchParams.get('state') ?? '' }
}

function comeBack(calls: Calls, came: object, at = now) {
  return perform(signInWithOidc, calls.by(anonymous, at), came).catch((problem: Problem) => problem)
}

async function linked(calls: Calls, person: Principal, account: string) {
  return perform(addOidc, calls.by(person, now), { code: account, ...(await begun(calls, person, 'link')) })
}

test('an account that its person linked signs them in; another makes nobody', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { identityProvider: playedProvider() })
  const person = await signedIn(db, now)
  await linked(calls, person, 'amina-there')

  const mine = await comeBack(calls, { code: 'amina-there', ...(await begun(calls)) })
  const unknown = await comeBack(calls, { code: 'stranger', ...(await begun(calls)) })

  expect(await findPrincipalBySession(db, (mine as { token: string }).token, now)).toMatchObject({ id: person.id })
  expect(unknown).toMatchObject({ code: 'identity.oidc-not-linked', status: 403 })
  expect(await db.selectFrom('identity.person').select('id').execute()).toHaveLength(1)
  const { oidc } = await perform(listCredentials, calls.by(person, now), {})
  expect(oidc).toMatchObject([{ issuer: 'https://login.test', lastUsedAt: now.toISOString() }])
})

test('what one browser began, another does not end', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { identityProvider: playedProvider() })
  await linked(calls, await signedIn(db, now), 'amina-there')
  const [mine, other] = [await begun(calls), await begun(calls)]

  const mixed = await comeBack(calls, { code: 'amina-there', state: other.state, flow: mine.flow })
  const again = await comeBack(calls, { code: 'amina-there', state: mine.state, flow: mine.flow })

  expect(mixed).toMatchObject({ code: 'identity.oidc-refused', status: 401 })
  // What was kept is gone with the first who came, right or not.
  expect(again).toMatchObject({ code: 'identity.oidc-refused' })
})

test('ten minutes are enough to come back, and once is enough', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { identityProvider: playedProvider() })
  await linked(calls, await signedIn(db, now), 'amina-there')
  const late = await begun(calls)
  expect(await comeBack(calls, { code: 'amina-there', ...late }, later(10))).toMatchObject({ status: 401 })
  const flow = await begun(calls)
  const tried = await Promise.all([1, 2, 3, 4].map(() => comeBack(calls, { code: 'amina-there', ...flow })))
  expect(tried.filter((one) => 'token' in one)).toHaveLength(1)
})

test('a way that was begun to link signs nobody in, and one to sign in links nothing', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { identityProvider: playedProvider() })
  const person = await signedIn(db, now)
  await linked(calls, person, 'amina-there')

  const linking = await begun(calls, person, 'link')
  expect(await comeBack(calls, { code: 'amina-there', ...linking })).toMatchObject({ code: 'identity.oidc-refused' })
  // An attacker who gets a victim to end what they began would link their own account to the victim's.
  const signing = await begun(calls)
  const added = perform(addOidc, calls.by(person, now), { code: 'mallory-there', ...signing })
  await expect(added).rejects.toMatchObject({ code: 'identity.oidc-refused' })
})

test('an account there belongs to one person here, and a person has one there', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db, { identityProvider: playedProvider() })
  const [amina, salma] = [await signedIn(db, now), await signedIn(db, now, { name: 'Salma' })]
  await linked(calls, amina, 'amina-there')

  await expect(linked(calls, salma, 'amina-there')).rejects.toMatchObject({ code: 'identity.oidc-taken' })
  await expect(linked(calls, amina, 'second-there')).rejects.toMatchObject({ code: 'identity.oidc-taken' })
})

test.each([
  ['unreachable', 'identity.oidc-unreachable', 502],
  ['refused', 'identity.oidc-refused', 401],
] as const)('a provider that is %s is told so', async (kind, code, status) => {
  await using db = await freshDatabase<IdentityTables>()
  const identityProvider = playedProvider(() => Promise.reject(new IdentityProviderFault(kind, 'x')))
  await using calls = await someCredentialCalls(db, { identityProvider })
  expect(await comeBack(calls, { code: 'x', ...(await begun(calls)) })).toMatchObject({ code, status })
})

test('without a provider there is nothing to begin', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await expect(perform(beginOidc, calls.by(anonymous, now), {})).rejects.toMatchObject({
    code: 'identity.oidc-unavailable',
  })
})
