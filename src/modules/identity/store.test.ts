import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { findPrincipalByKey } from './key-store.ts'
import { newSecret } from './secret.ts'
import { findPrincipalBySession, insertSession } from './store.ts'
import type { IdentityTables } from './tables.ts'
import { aPerson } from './testing.ts'

const start = new Date('2026-11-21T10:00:00Z')
const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000)

test('a session that is not used ends after 12 hours', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const session = newSecret('ses')
  await insertSession(db, session.digest, (await aPerson(db)).id, start)

  expect(await findPrincipalBySession(db, session.secret, hoursLater(12))).toBeUndefined()
})

test('a session that is used goes on, and ends after 7 days all the same', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const session = newSecret('ses')
  const person = await aPerson(db)
  await insertSession(db, session.digest, person.id, start)

  for (let hours = 11; hours < 168; hours += 11) {
    expect(await findPrincipalBySession(db, session.secret, hoursLater(hours)), `${hours} h`).toMatchObject(person)
  }
  expect(await findPrincipalBySession(db, session.secret, hoursLater(168))).toBeUndefined()
})

test('a session speaks for the roles that its person has now', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const session = newSecret('ses')
  const person = await aPerson(db, { roles: ['administrator'] })
  await insertSession(db, session.digest, person.id, start)

  await db.updateTable('identity.person').set({ roles: [] }).where('id', '=', person.id).execute()

  expect(await findPrincipalBySession(db, session.secret, start)).toMatchObject({ roles: [] })
})

test('sessions whose time is over are forgotten when somebody signs in', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const { id } = await aPerson(db)
  await insertSession(db, newSecret('ses').digest, id, start)

  await insertSession(db, newSecret('ses').digest, id, hoursLater(13))

  expect(await db.selectFrom('identity.session').select('person_id').execute()).toHaveLength(1)
})

test.each(['', 'ses_', `ses_${'a'.repeat(26)}`, "' or true --", '\u0000', 'ئ'.repeat(5_000)])(
  'nobody holds %j',
  async (secret) => {
    await using db = await freshDatabase<IdentityTables>()

    expect(await findPrincipalBySession(db, secret, start)).toBeUndefined()
    expect(await findPrincipalByKey(db, secret, start)).toBeUndefined()
  },
)
