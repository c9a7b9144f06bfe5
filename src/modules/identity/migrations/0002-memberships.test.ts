import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../../../adapters/postgres/migrate.ts'
import { emptyDatabase } from '../../../adapters/postgres/testing.ts'
import { findPerson } from '../store.ts'
import type { IdentityTables } from '../tables.ts'
import { migrations } from './index.ts'

test('whoever had a role and an organisation holds it there after the upgrade, and an administrator everywhere', async () => {
  await using db = await emptyDatabase<IdentityTables>()
  const [first] = migrations.migrations
  await migrate(db, [{ ...migrations, migrations: [first!] }])
  await sql`insert into identity.organisation values ('org_aaaaaaaaaaaa', null, '{"ar": "إدارة"}', true, now())`.execute(
    db,
  )
  await sql`
    insert into identity.person (id, name, organisation_id, roles, created_at) values
      ('per_aaaaaaaaaaaa', 'Amina', 'org_aaaaaaaaaaaa', '{member}', now()),
      ('per_bbbbbbbbbbbb', 'Salma', 'org_aaaaaaaaaaaa', '{data-officer}', now()),
      ('per_cccccccccccc', 'Driss', 'org_aaaaaaaaaaaa', '{administrator,data-officer}', now()),
      ('per_dddddddddddd', 'Karim', null, '{data-officer}', now())`.execute(db)
  await sql`
    insert into identity.session (token_digest, person_id, started_at, last_used_at)
    values (${Buffer.alloc(32)}, 'per_aaaaaaaaaaaa', now(), now())`.execute(db)
  await sql`
    insert into identity.key (id, secret_digest, purpose, roles, created_at, expires_at)
    values ('key_aaaaaaaaaaaa', ${Buffer.alloc(32, 1)}, 'upload', '{member}', now(), now())`.execute(db)

  await migrate(db, [migrations])

  const organisation = 'org_aaaaaaaaaaaa'
  const held = async (id: string) => {
    const { roles, memberships } = (await findPerson(db, id))!
    return { roles, memberships }
  }
  expect(await held('per_aaaaaaaaaaaa')).toEqual({ roles: [], memberships: [{ organisation, roles: ['member'] }] })
  expect(await held('per_bbbbbbbbbbbb')).toEqual({
    roles: [],
    memberships: [{ organisation, roles: ['data-officer', 'member'] }],
  })
  expect(await held('per_cccccccccccc')).toEqual({
    roles: ['administrator'],
    memberships: [{ organisation, roles: ['data-officer', 'member'] }],
  })
  expect(await held('per_dddddddddddd')).toEqual({ roles: ['data-officer'], memberships: [] })
})
