import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import { anonymous } from '../../../../kernel/principal.ts'
import type { Problem } from '../../../../kernel/problem.ts'
import { findPrincipalBySession } from '../../store.ts'
import type { IdentityTables } from '../../tables.ts'
import { createPasswordHashing, type PasswordHashing } from '../password-hashing.ts'
import { signInBusy } from '../problems.ts'
import { aGoodPassword, aSender, someCredentialCalls, withPassword } from '../testing.ts'
import { listFailedSignIns } from './list-failed-sign-ins.ts'
import { setPassword } from './set-password.ts'
import { signInWithPassword } from './sign-in-password.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const wrong = 'not the password of anybody'

type Calls = Awaited<ReturnType<typeof someCredentialCalls>>

async function attempt(calls: Calls, input: { login: string; password: string; code?: string }, at = now) {
  return perform(signInWithPassword, calls.by(anonymous, at), input).catch((problem: Problem) => problem)
}

test('login and password sign in, however the login is written', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now, { login: 'Amina.B' })

  for (const login of ['Amina.B', 'amina.b', ' AMINA.B ', 'ａｍｉｎａ.b']) {
    const { token } = await perform(signInWithPassword, calls.by(anonymous, now), { login, password: aGoodPassword })
    expect(await findPrincipalBySession(db, token, now)).toMatchObject({ kind: 'person', id: person.id })
  }
})

test('an Arabic password signs in, composed or not', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const password = 'أربعة آبار وخطّارة واحدة'
  await withPassword(db, calls, now, { login: 'أمينة', password: password.normalize('NFC') })

  const signedIn = await attempt(calls, { login: 'امينه'.replace('ه', 'ة'), password: password.normalize('NFD') })

  expect(signedIn).toMatchObject({ token: expect.stringMatching(/^ses_/) })
})

test('a wrong password and a login that is nobody’s get the same answer', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await withPassword(db, calls, now)

  const known = (await attempt(calls, { login: 'amina', password: wrong })) as Problem
  const unknown = (await attempt(calls, { login: 'nobody', password: wrong })) as Problem

  expect(known).toMatchObject({ code: 'identity.sign-in-refused', status: 401, values: {}, fields: [] })
  expect({ ...unknown, stack: '' }).toEqual({ ...known, stack: '' })
})

test('a login that is nobody’s takes the same work: one derivation, and the same statements', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const real = createPasswordHashing({ memory: 64, passes: 1, parallelism: 1 })
  const verified: (string | null)[] = []
  const passwords: PasswordHashing = {
    ...real,
    verify: (password, hash) => {
      verified.push(hash)
      return real.verify(password, hash)
    },
  }
  await using calls = await someCredentialCalls(db, { passwords })
  await withPassword(db, calls, now)
  const statementsOf = async (input: { login: string; password: string; code?: string }) => {
    const statements: string[] = []
    const watched = db.withPlugin({
      transformQuery({ node }) {
        statements.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const caller = { ...calls.by(anonymous, now), db: watched }
    await expect(perform(signInWithPassword, caller, input)).rejects.toMatchObject({ code: 'identity.sign-in-refused' })
    return statements
  }

  const known = await statementsOf({ login: 'amina', password: wrong, code: '123456' })
  const unknown = await statementsOf({ login: 'nobody', password: wrong, code: '123456' })

  expect(verified).toEqual([expect.stringMatching(/^\$argon2id\$/), null])
  expect(unknown).toEqual(known)
  expect(known.length).toBeGreaterThan(8)
})

test('after five failures each further attempt waits twice as long, and the right password does not help', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await withPassword(db, calls, now)
  const right = { login: 'amina', password: aGoodPassword }
  for (let i = 0; i < 5; i++) await attempt(calls, { login: 'amina', password: wrong })

  expect(await attempt(calls, right)).toMatchObject({ code: 'identity.sign-in-wait', values: { seconds: 1 } })
  expect(await attempt(calls, { login: 'amina', password: wrong }, later(1))).toMatchObject({
    code: 'identity.sign-in-refused',
  })
  expect(await attempt(calls, right, later(2))).toMatchObject({ code: 'identity.sign-in-wait', values: { seconds: 1 } })
  expect(await attempt(calls, right, later(3))).toMatchObject({ token: expect.any(String) })
  // A sign-in clears what was counted.
  for (let i = 0; i < 5; i++) await attempt(calls, { login: 'amina', password: wrong }, later(4))
  expect(await attempt(calls, right, later(4))).toMatchObject({ values: { seconds: 1 } })
})

test('a login that is nobody’s waits just the same', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  for (let i = 0; i < 5; i++) await attempt(calls, { login: 'nobody', password: wrong })
  expect(await attempt(calls, { login: 'nobody', password: wrong })).toMatchObject({ code: 'identity.sign-in-wait' })
})

test('many attempts at once get no further than one after the other', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await withPassword(db, calls, now)

  const tried = await Promise.all(Array.from({ length: 12 }, () => attempt(calls, { login: 'amina', password: wrong })))

  const codes = tried.map((problem) => (problem as Problem).code)
  expect(codes.filter((code) => code === 'identity.sign-in-refused')).toHaveLength(5)
  expect(codes.filter((code) => code === 'identity.sign-in-wait')).toHaveLength(7)
})

test('one neighbourhood of addresses cannot try a password on everybody', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await withPassword(db, calls, now)
  for (let i = 0; i < 30; i++) await attempt(calls, { login: `person${i}`, password: wrong })

  expect(await attempt(calls, { login: 'amina', password: aGoodPassword })).toMatchObject({
    code: 'identity.sign-in-wait',
  })
  const elsewhere = { ...aSender, neighbourhood: '198.51.100' }
  const there = perform(signInWithPassword, calls.by(anonymous, now, elsewhere), {
    login: 'amina',
    password: aGoodPassword,
  })
  await expect(there).resolves.toMatchObject({ token: expect.any(String) })
})

test('the person sees what failed, when, and in what browser', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  await attempt(calls, { login: 'amina', password: wrong }, later(5))
  await attempt(calls, { login: 'somebody-else', password: wrong })

  const { failed } = await perform(listFailedSignIns, calls.by(person, later(10)), {})

  expect(failed).toEqual([{ at: later(5).toISOString(), part: 'password', browser: aSender.browser }])
})

test('a hash of other parameters is made anew when its password signs in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using before = await someCredentialCalls(db)
  await withPassword(db, before, now)
  const stronger = createPasswordHashing({ memory: 128, passes: 2, parallelism: 1 })
  await using calls = await someCredentialCalls(db, { passwords: stronger })

  await perform(signInWithPassword, calls.by(anonymous, now), { login: 'amina', password: aGoodPassword })

  const { hash } = await db.selectFrom('identity.password').select('hash').executeTakeFirstOrThrow()
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=128,t=2,p=1\$/)
  expect((await stronger.verify(aGoodPassword, hash)).right).toBe(true)
})

test('a sign-in that was under way when the password was replaced begins no session', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const real = createPasswordHashing({ memory: 64, passes: 1, parallelism: 1 })
  let betweenCheckAndSession = async () => {}
  const passwords: PasswordHashing = {
    ...real,
    async verify(password, hash) {
      const verified = await real.verify(password, hash)
      await betweenCheckAndSession()
      return verified
    },
  }
  await using calls = await someCredentialCalls(db, { passwords })
  const person = await withPassword(db, calls, now)
  betweenCheckAndSession = async () => {
    const password = 'seven storks above the old wall'
    await perform(setPassword, calls.by(person, now), { login: 'amina', password })
  }

  expect(await attempt(calls, { login: 'amina', password: aGoodPassword })).toMatchObject({
    code: 'identity.sign-in-refused',
  })
  const sessions = await db.selectFrom('identity.session').select('method').execute()
  expect(sessions.map(({ method }) => method)).toEqual(['link'])
})

test('neither login nor password nor token stands anywhere, and the log tells nobody who guesses', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  await withPassword(db, calls, now)
  const { token } = await perform(signInWithPassword, calls.by(anonymous, now), {
    login: 'amina',
    password: aGoodPassword,
  })
  await attempt(calls, { login: 'typed-in-the-wrong-field', password: wrong })

  const tables = await db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('identity', 'audit') and table_name <> 'password'`,
  )
  let stored = ''
  for (const { name } of tables.rows)
    stored += JSON.stringify((await db.pool.query(`select t::text from ${name} t`)).rows)

  expect(stored).toContain('identity.sign-in-password')
  for (const secret of [token, aGoodPassword, wrong, 'amina', 'typed-in']) {
    expect(stored.toLowerCase()).not.toContain(secret === 'amina' ? '"amina"' : secret)
  }
})

test('what is too long is refused before anything is derived', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const problem = (await attempt(calls, { login: 'x'.repeat(201), password: 'y'.repeat(5_000) })) as Problem
  expect(problem).toMatchObject({ code: 'request.invalid', values: { count: 2 } })
  expect(JSON.stringify(problem)).not.toMatch(/xxx|yyy/)
})

test('a password that was not checked, because too many were, counts as no failure', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const busy: PasswordHashing = {
    ...createPasswordHashing({ memory: 64, passes: 1, parallelism: 1 }),
    verify: () => Promise.reject(signInBusy({})),
  }
  await using calls = await someCredentialCalls(db, { passwords: busy })

  for (let i = 0; i < 40; i++) {
    expect(await attempt(calls, { login: 'amina', password: wrong })).toMatchObject({ code: 'identity.sign-in-busy' })
  }
})
