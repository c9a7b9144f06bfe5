import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Migration } from '../../kernel/migration.ts'
import { openDatabase } from './database.ts'
import { ForeignMigrations, migrate } from './migrate.ts'
import { emptyDatabase } from './testing.ts'

const createShelf: Migration = {
  name: '0001-create-shelf',
  async up(db) {
    await sql`create schema library`.execute(db)
    await sql`create table library.shelf (id int primary key)`.execute(db)
  },
}
const addLabel: Migration = {
  name: '0002-add-label',
  async up(db) {
    await sql`alter table library.shelf add column label text`.execute(db)
  },
}
const breaks: Migration = {
  name: '0002-break',
  async up(db) {
    await sql`create table library.half (id int)`.execute(db)
    await sql`select 1 / 0`.execute(db)
  },
}

test('each migration runs once, in order', async () => {
  await using db = await emptyDatabase<never>()

  const first = await migrate(db, [{ module: 'library', migrations: [createShelf] }])
  const second = await migrate(db, [{ module: 'library', migrations: [createShelf, addLabel] }])
  const third = await migrate(db, [{ module: 'library', migrations: [createShelf, addLabel] }])

  expect(first).toEqual([{ module: 'library', name: '0001-create-shelf' }])
  expect(second).toEqual([{ module: 'library', name: '0002-add-label' }])
  expect(third).toEqual([])
})

test('two servers that migrate at once do it once', async () => {
  await using db = await emptyDatabase<never>()
  await using other = openDatabase<never>(db.url)
  const modules = [{ module: 'library', migrations: [createShelf, addLabel] }]

  const done = await Promise.all([migrate(db, modules), migrate(other.db, modules)])

  expect(done.map((migrations) => migrations.length).sort()).toEqual([0, 2])
})

test('a migration that fails leaves nothing of itself, and what ran before it', async () => {
  await using db = await emptyDatabase<never>()

  const migrating = migrate(db, [{ module: 'library', migrations: [createShelf, breaks] }])

  await expect(migrating).rejects.toMatchObject({ code: '22012' })
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'library'::regnamespace and relkind = 'r'
  `.execute(db)
  expect(tables.rows).toEqual([{ name: 'shelf' }])
  expect(await migrate(db, [{ module: 'library', migrations: [createShelf, addLabel] }])).toHaveLength(1)
})

test('a database that a newer version migrated is refused and left alone', async () => {
  await using db = await emptyDatabase<never>()
  await migrate(db, [{ module: 'library', migrations: [createShelf, addLabel] }])

  const migrating = migrate(db, [{ module: 'library', migrations: [createShelf] }])

  await expect(migrating).rejects.toThrow(ForeignMigrations)
  await expect(migrating).rejects.toThrow('library/0002-add-label')
})

test('a migration put before one that already ran is refused', async () => {
  await using db = await emptyDatabase<never>()
  await migrate(db, [{ module: 'library', migrations: [createShelf] }])
  const before: Migration = { name: '0000-before', up: async () => {} }

  const migrating = migrate(db, [{ module: 'library', migrations: [before, createShelf] }])

  await expect(migrating).rejects.toThrow('another order')
})
