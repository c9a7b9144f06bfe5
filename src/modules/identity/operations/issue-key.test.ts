import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { findPrincipalByKey } from '../key-store.ts'
import type { IdentityTables } from '../tables.ts'
import { anAdministrator, someCalls } from '../testing.ts'
import { issueKey } from './issue-key.ts'
import { revokeKey } from './revoke-key.ts'

const now = new Date('2026-11-21T10:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

test('a key is a program with the roles it was given, until its day', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const holder = await anAdministrator(db)
  const caller = calls.by(holder, now)

  const { id, key } = await perform(issueKey, caller, { purpose: 'nightly upload', roles: ['data-officer'], days: 30 })

  const program = { kind: 'service', id, holder: holder.id, roles: ['data-officer'] }
  expect(await findPrincipalByKey(db, key, daysLater(29))).toEqual(program)
  expect(await findPrincipalByKey(db, key, daysLater(30))).toBeUndefined()
  expect(await findPrincipalByKey(db, `${key}a`, now)).toBeUndefined()
})

test('a revoked key opens nothing, and is revoked once', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db), now)
  const { id, key } = await perform(issueKey, caller, { purpose: 'nightly upload' })

  await perform(revokeKey, caller, { id })

  expect(await findPrincipalByKey(db, key, now)).toBeUndefined()
  await expect(perform(revokeKey, caller, { id })).rejects.toMatchObject({
    code: 'identity.key-not-found',
    status: 404,
  })
})

test('no key administers', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCalls(db)
  const caller = calls.by(await anAdministrator(db), now)

  const attempt = perform(issueKey, caller, { purpose: 'everything', roles: ['administrator'] })

  await expect(attempt).rejects.toMatchObject({ code: 'request.invalid' })
})
