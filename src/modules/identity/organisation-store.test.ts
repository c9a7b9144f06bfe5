import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { findOrCreateOrganisation, findOrganisation } from './organisation-store.ts'
import type { IdentityTables } from './tables.ts'

const now = new Date('2026-11-21T10:00:00Z')
const names = { ar: 'وزارة الانتقال الرقمي', fr: 'Ministère de la Transition numérique' }

test('an organisation that is not known is made, unverified', async () => {
  await using db = await freshDatabase<IdentityTables>()

  const made = await findOrCreateOrganisation(db, names, now)

  expect(made).toEqual({ id: expect.stringMatching(/^org_/), kind: null, names, verified: false })
  expect(await findOrganisation(db, made.id)).toEqual(made)
  expect(await findOrganisation(db, 'org_aaaaaaaaaaaa')).toBeUndefined()
})

test('one of its names is enough to find it, in whatever case, spacing and invisible characters', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const made = await findOrCreateOrganisation(db, names, now)

  for (const found of [
    { ar: names.ar },
    { ar: ' وِزارة\u200f  الانتقال\u00a0الرقمي ' },
    { fr: 'MINISTÈRE DE LA TRANSITION NUMÉRIQUE' },
    { en: 'Ministere de la transition numerique' },
    { fr: names.fr, en: 'Another name that is not taken over' },
  ]) {
    expect(await findOrCreateOrganisation(db, found, now)).toEqual(made)
  }
})

test('when two organisations have one of the names each, the Arabic one counts', async () => {
  await using db = await freshDatabase<IdentityTables>()
  const arabic = await findOrCreateOrganisation(db, { ar: 'الأولى' }, now)
  await findOrCreateOrganisation(db, { fr: 'La seconde' }, now)

  expect(await findOrCreateOrganisation(db, { fr: 'La seconde', ar: 'الأولى' }, now)).toEqual(arabic)
})

test('ten at once make one', async () => {
  await using db = await freshDatabase<IdentityTables>()

  const found = await Promise.all(
    Array.from({ length: 10 }, () => db.transaction().execute((one) => findOrCreateOrganisation(one, names, now))),
  )

  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
  expect(await db.selectFrom('identity.organisation').select('id').execute()).toHaveLength(1)
})
