import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { freshDatabase } from './testing.ts'

test('every fresh database is another one, and is dropped at the end of its scope', async () => {
  await using stays = await freshDatabase<never>()
  let name: string
  {
    await using goes = await freshDatabase<never>()
    await sql`create table here (id int)`.execute(goes)
    name = (await sql<{ name: string }>`select current_database() as name`.execute(goes)).rows[0]!.name
  }

  const found = await sql`select 1 from pg_database where datname = ${name}`.execute(stays)
  expect(found.rows).toEqual([])
  await expect(sql`select * from here`.execute(stays)).rejects.toMatchObject({ code: '42P01' })
})

test('eight tests may ask at once', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, () => freshDatabase<never>()))
  const names = new Set(databases.map(({ url }) => url))
  await Promise.all(databases.map((db) => db[Symbol.asyncDispose]()))

  expect(names.size).toBe(8)
})

test('a connection cut by the server breaks its query, not the process', async () => {
  await using db = await freshDatabase<never>()
  await using other = openDatabase<never>(db.url)
  const running = sql`select pg_sleep(20)`.execute(other.db)
  const broken = expect(running).rejects.toMatchObject({ code: '57P01' })
  await expect
    .poll(async () => {
      const sleeping = sql<{ pid: number }>`
        select pid from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`
      return (await sleeping.execute(db)).rows.length
    })
    .toBe(1)

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(db)

  await broken
  // The pool sees the end of the connection a moment after its query did.
  await expect.poll(() => sql`select 1`.execute(other.db).then(({ rows }) => rows.length)).toBe(1)
})
