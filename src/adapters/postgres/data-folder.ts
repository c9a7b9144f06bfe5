import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { renameDurably } from './durable-file.ts'
import { allGone, processesOf, signal } from './processes.ts'
import type { ServerSite } from './server-site.ts'

const run = promisify(execFile)

/**
 * Makes the data folder when there is none; `true` when it made one.
 *
 * `initdb` works in a folder with another name, which gets its own when everything in it is on disk: a data folder is
 * whole or not there. UTF-8 with the built-in `C.UTF-8` collation, which sorts by code point and never changes under
 * an index when the system's libraries do; the C library's `LC_CTYPE` serves pg_trgm, blind to Arabic without it.
 *
 * @throws Error when the folder was made by another major version of PostgreSQL.
 */
export async function ensureDataFolder(site: ServerSite, binaries: Binaries, durable: boolean): Promise<boolean> {
  await clearUnfinished(site)
  const versionFile = join(site.dataFolder, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const major = readFileSync(versionFile, 'utf8').trim()
    if (major === binaries.major) return false
    throw new Error(
      `${site.dataFolder} was made by PostgreSQL ${major}, and this is PostgreSQL ${binaries.major}: export it with the old version first`,
    )
  }
  if (existsSync(site.dataFolder)) throw new Error(`${site.dataFolder} is there but holds no database`)

  const temporary = join(site.base, `initdb-${randomBytes(6).toString('hex')}`)
  const ctype = process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'
  const options = [
    ...['--pgdata', temporary, '--username', 'postgres', '--auth', 'trust', '--no-instructions', '--data-checksums'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--locale', 'C', '--lc-ctype', ctype],
    ...(durable ? [] : ['--no-sync']),
  ]
  try {
    await run(binaries.initdb, options, { cwd: '/', env: { PATH: process.env.PATH, TZ: 'UTC' }, ...site.account })
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
    const { stderr, message } = error as { stderr?: string; message: string }
    throw new Error(`PostgreSQL's initdb failed: ${stderr?.trim() || message}`)
  }
  renameDurably(temporary, site.dataFolder)
  return true
}

/** An initdb whose parent was killed goes on by itself: it is ended first, in order, so that it frees its shared memory. */
async function clearUnfinished({ base, account }: ServerSite): Promise<void> {
  for (const name of readdirSync(base).filter((name) => name.startsWith('initdb-'))) {
    const folder = join(base, name)
    for (const pid of await processesOf(folder, account)) signal(pid, 'SIGTERM')
    await allGone(folder, account, 10_000)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
