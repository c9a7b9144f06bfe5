import { expect, test } from 'vitest'
import { emptyDatabase } from '../../../adapters/postgres/testing.ts'
import { SessionId } from '../session.ts'
import { up as createIdentity } from './0001-create-identity.ts'
import { up as memberships } from './0002-memberships.ts'
import { up as credentials } from './0003-credentials.ts'

test('sessions that were there go on, each with an id of its own, as begun by a link', async () => {
  await using db = await emptyDatabase<unknown>()
  await createIdentity(db)
  await memberships(db)
  await db.pool.query(`insert into identity.person values ('per_aaaabbbbcccc', 'Amina', null, '{member}', now())`)
  await db.pool.query(
    `insert into identity.session (token_digest, person_id, started_at, last_used_at)
     select sha256(n::text::bytea), 'per_aaaabbbbcccc', now(), now() from generate_series(1, 200) n`,
  )

  await credentials(db)

  const { rows } = await db.pool.query<{ id: string; method: string }>('select id, method from identity.session')
  expect(rows).toHaveLength(200)
  expect(new Set(rows.map(({ id }) => SessionId.parse(id))).size).toBe(200)
  expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(['link']))
})
