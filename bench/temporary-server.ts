import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenDatabase, openDatabase } from '../src/adapters/postgres/database.ts'
import { startEmbeddedServer } from '../src/adapters/postgres/embedded-server.ts'
import { migrate } from '../src/adapters/postgres/migrate.ts'
import { migrations } from '../src/migrations.ts'

export type TemporaryServer = AsyncDisposable & { readonly home: string; readonly database: OpenDatabase<never> }

/**
 * A PostgreSQL of its own for one measurement: every commit is synced to disk, as in an installation. `BENCH_FOLDER`
 * says on which disk; by default that of the temporary folder.
 */
export async function temporaryServer(connections: number): Promise<TemporaryServer> {
  const home = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'jazari-bench-'))
  const server = await startEmbeddedServer({ home })
  const database = openDatabase<never>(server.url(), { maxConnections: connections })
  await migrate(database.db, migrations)
  return {
    home,
    database,
    async [Symbol.asyncDispose]() {
      await database.close()
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
