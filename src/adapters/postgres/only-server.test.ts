import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { beOnlyServer, DatabaseInUse } from './only-server.ts'
import { emptyDatabase } from './testing.ts'

const options = { patienceMs: 300, onError: () => {} }

test('a second server on the same database is refused, until the first has left', async () => {
  await using db = await emptyDatabase()
  const first = await beOnlyServer(db.pool, options)
  await using other = openDatabase(db.url)
  await expect(beOnlyServer(other.pool, options)).rejects.toBeInstanceOf(DatabaseInUse)
  await first.release()
  const second = await beOnlyServer(other.pool, options)
  await second.release()
})

test('the lock of a connection that was lost is taken again', async () => {
  await using db = await emptyDatabase()
  const first = await beOnlyServer(db.pool, options)
  await db.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  )
  await using other = openDatabase(db.url)
  const held = async () => {
    const { rows } = await other.pool.query(
      `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    )
    return rows.length === 1
  }
  await expect.poll(held, { timeout: 5_000 }).toBe(true)
  await expect(beOnlyServer(other.pool, options)).rejects.toBeInstanceOf(DatabaseInUse)
  await first.release()
})

test('a connection that is lost after the lock was given back ends nothing', async () => {
  await using db = await emptyDatabase()
  await using other = openDatabase(db.url)
  const only = await beOnlyServer(db.pool, options)
  await only.release()
  await other.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  // An error that nobody caught would end this process.
  await expect.poll(() => db.pool.totalCount, { timeout: 5_000 }).toBe(0)
  await (await beOnlyServer(db.pool, options)).release()
})
