import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { newSecret } from '../secret.ts'
import { findPrincipalBySession, insertSession } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { aPerson, someCalls } from '../testing.ts'
import { signOut } from './sign-out.ts'

const now = new Date('2026-11-21T10:00:00Z')

test('signing out ends the one session, and without a token all of the person’s', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const [amina, salma] = [await aPerson(db), await aPerson(db)]
  const [first, second, third, other] = [newSecret('ses'), newSecret('ses'), newSecret('ses'), newSecret('ses')]
  for (const session of [first, second, third]) await insertSession(db, session.digest, amina.id, now)
  await insertSession(db, other.digest, salma.id, now)
  const caller = calls.by(amina, now)

  expect(await perform(signOut, caller, { token: first.secret })).toEqual({ ended: 1 })
  expect(await findPrincipalBySession(db, first.secret, now)).toBeUndefined()
  expect(await findPrincipalBySession(db, second.secret, now)).toMatchObject(amina)

  expect(await perform(signOut, caller, {})).toEqual({ ended: 2 })
  expect(await findPrincipalBySession(db, third.secret, now)).toBeUndefined()
  expect(await findPrincipalBySession(db, other.secret, now)).toMatchObject(salma)
})

test('nobody ends the session of somebody else', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const [amina, salma] = [await aPerson(db), await aPerson(db)]
  const session = newSecret('ses')
  await insertSession(db, session.digest, salma.id, now)

  expect(await perform(signOut, calls.by(amina, now), { token: session.secret })).toEqual({
    ended: 0,
  })
  expect(await findPrincipalBySession(db, session.secret, now)).toMatchObject(salma)
})

test('somebody who has not signed in is told to sign in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)

  await expect(perform(signOut, calls.by(), {})).rejects.toMatchObject({
    code: 'policy.sign-in-needed',
    status: 401,
  })
})
