import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Migration, ModuleMigrations } from '../../kernel/migration.ts'

type MigrationRow = { module: string; name: string; digest: string; applied_at: Date }
type MigrationTables = { 'platform.migration': MigrationRow }

export type AppliedMigration = { readonly module: string; readonly name: string }

/** The database was migrated by another Jazari than this one: a newer version, or one with another history. */
export class ForeignMigrations extends Error {
  constructor(explanation: string) {
    super(explanation)
    this.name = 'ForeignMigrations'
  }
}

/** Held while migrations run, so that of two servers starting at once one waits: `jazari` in ASCII. */
const migrationLock = '116966897578601'
const oldestServer = 160_000

/**
 * Brings a database forward to what this code knows, and answers what it did. Each migration runs in a transaction
 * with its own record; when one fails, those before it stay.
 *
 * A record's digest chains the names of its module up to and including its own, so that a migration inserted before
 * ones that already ran, or renamed after, is found.
 *
 * @throws ForeignMigrations when the database has migrations that the code does not know; nothing is changed then.
 */
export async function migrate(db: Database, modules: readonly ModuleMigrations[]): Promise<AppliedMigration[]> {
  return db.connection().execute(async (connection) => {
    await requireSupportedServer(connection)
    await sql`select pg_advisory_lock(${migrationLock}::bigint)`.execute(connection)
    try {
      return await migrateLocked(connection, modules)
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock}::bigint)`.execute(connection)
    }
  })
}

async function migrateLocked(connection: Database, modules: readonly ModuleMigrations[]): Promise<AppliedMigration[]> {
  await sql`create schema if not exists platform`.execute(connection)
  await sql`create table if not exists platform.migration (
    module text not null,
    name text not null,
    digest text not null,
    applied_at timestamptz not null default now(),
    primary key (module, name)
  )`.execute(connection)

  const known = withDigests(modules)
  const own = viewOf<MigrationTables>(connection)
  const rows = await own.selectFrom('platform.migration').select(['module', 'name', 'digest']).execute()
  const applied = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.digest]))
  refuseForeign(known, applied)

  const done: AppliedMigration[] = []
  for (const { module, migration, digest } of known) {
    if (applied.has(`${module}/${migration.name}`)) continue
    await connection.transaction().execute(async (transaction) => {
      await migration.up(viewOf<unknown>(transaction))
      const row = { module, name: migration.name, digest, applied_at: new Date() }
      await viewOf<MigrationTables>(transaction).insertInto('platform.migration').values(row).execute()
    })
    done.push({ module, name: migration.name })
  }
  return done
}

type KnownMigration = { readonly module: string; readonly migration: Migration; readonly digest: string }

function withDigests(modules: readonly ModuleMigrations[]): KnownMigration[] {
  return modules.flatMap(({ module, migrations }) => {
    let digest = ''
    return migrations.map((migration) => {
      digest = createHash('sha256').update(`${digest}\n${module}/${migration.name}`).digest('hex')
      return { module, migration, digest }
    })
  })
}

function refuseForeign(known: readonly KnownMigration[], applied: ReadonlyMap<string, string>): void {
  const digests = new Map(known.map(({ module, migration, digest }) => [`${module}/${migration.name}`, digest]))
  const unknown = [...applied.keys()].filter((name) => !digests.has(name))
  if (unknown.length > 0) {
    throw new ForeignMigrations(`the database has migrations that this version does not know: ${unknown.join(', ')}`)
  }
  const moved = [...applied].filter(([name, digest]) => digests.get(name) !== digest).map(([name]) => name)
  if (moved.length > 0) {
    throw new ForeignMigrations(
      `migrations that already ran stand in another order in this version: ${moved.join(', ')}`,
    )
  }
}

async function requireSupportedServer(db: Database): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
  `.execute(db)
  const { version, encoding } = rows[0]!
  if (version < oldestServer)
    throw new Error(`PostgreSQL 16 or later is needed, this is ${Math.floor(version / 10_000)}`)
  if (encoding !== 'UTF8') throw new Error(`the database must be encoded in UTF8, this one is ${encoding}`)
}
