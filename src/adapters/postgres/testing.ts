import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { migrations } from '../../migrations.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The database `postgres` of the server that all tests share, started by `tests/global-setup.ts`. */
    testServerUrl: string
    /** For files of tests whose processes may outlive a killed run: cleared, and its PostgreSQLs ended, in any case. */
    testFolder: string
  }
}

/** Beside the tables: the connections below (LISTEN, the job queue) and the URL (another process). */
export type FreshDatabase<Tables> = Kysely<Tables> & { readonly pool: pg.Pool; readonly url: string }

/**
 * An empty database with every module's schema, on the real engine, for one test: cloned from a template that the
 * first test of a run migrates. Dropped at the end of the scope:
 *
 * @example await using db = await freshDatabase<DatasetTables>()
 */
export function freshDatabase<Tables>(): Promise<FreshDatabase<Tables>> {
  return create(ensureTemplate)
}

/** A database without any schema, for what makes schemas itself. */
export function emptyDatabase<Tables>(): Promise<FreshDatabase<Tables>> {
  return create(async () => 'template1')
}

async function create<Tables>(chooseTemplate: (administrator: pg.Client) => Promise<string>) {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(async (client) => {
    await client.query(`create database ${name} template ${await chooseTemplate(client)}`)
  })
  const { db, pool, url, close } = openDatabase<Tables>(testUrl(name), { applicationName: 'test' })
  return Object.assign(db, {
    pool,
    url,
    async [Symbol.asyncDispose]() {
      await close()
      await asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`))
    },
  })
}

/** The template's name follows from the migrations and their text: an edited one, in watch mode, makes another. */
async function ensureTemplate(administrator: pg.Client): Promise<string> {
  const content = migrations.map(({ module, migrations: steps }) => [module, steps.map((m) => [m.name, String(m.up)])])
  const name = `template_${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`
  const isThere = async () => (await administrator.query('select from pg_database where datname = $1', [name])).rowCount
  if (await isThere()) return name

  await administrator.query(`select pg_advisory_lock(hashtext('template'))`)
  if (await isThere()) return name
  const unfinished = `${name}_unfinished`
  await administrator.query(`drop database if exists ${unfinished} with (force)`)
  await administrator.query(`create database ${unfinished}`)
  await using database = openDatabase(testUrl(unfinished), { maxConnections: 1 })
  await migrate(database.db, migrations)
  await database.close()
  await administrator.query(`alter database ${unfinished} rename to ${name}`)
  await administrator.query(`select pg_advisory_unlock(hashtext('template'))`)
  return name
}

async function asAdministrator<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: inject('testServerUrl') })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    // Also ends a lock that is still held.
    await client.end()
  }
}

function testUrl(database: string): string {
  const url = new URL(inject('testServerUrl'))
  url.pathname = `/${database}`
  return url.href
}
