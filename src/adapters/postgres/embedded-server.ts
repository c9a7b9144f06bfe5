import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { ensureDataFolder } from './data-folder.ts'
import { takeOwnership } from './owner-lock.ts'
import { bringUp, type RunningServer, shutDown } from './postmaster.ts'
import { serverAccount } from './server-account.ts'
import { findSite, rememberSite, type ServerSite } from './server-site.ts'
import { serverSettings } from './settings.ts'

export type ServerEvent =
  | { readonly event: 'created'; readonly folder: string }
  | { readonly event: 'started' | 'adopted' | 'died' | 'stopped'; readonly pid: number }
  | { readonly event: 'restart-failed'; readonly error: unknown; readonly nextTryMs: number }

export type EmbeddedServerOptions = {
  /** The data folder of the installation (`JAZARI_HOME`); made when it is not there. */
  readonly home: string
  /** Told what happens to the server, for the log. */
  readonly report?: (event: ServerEvent) => void
  /** `false` for databases nobody will miss: nothing is synced to disk. */
  readonly durable?: boolean
  /** How long a start waits for an earlier owner of `home` to leave, as in a restart. */
  readonly ownerWaitMs?: number
  /** Where binaries and data go when root's checkout or home is closed to PostgreSQL's unprivileged account. */
  readonly systemFolder?: string
}

export type EmbeddedServer = AsyncDisposable & {
  /** The postmaster's process; another one after a restart. */
  readonly pid: number
  /** Whether this start found the server running, left behind by an owner that was killed. */
  readonly adopted: boolean
  /** Where to connect, for `openDatabase`; it stays the same over restarts. The database `jazari` is always there. */
  url(database?: string): string
  /** Fast shutdown, everything flushed; then `home` is free for another owner. */
  stop(): Promise<void>
}

const longestPauseMs = 10_000

/**
 * A PostgreSQL of our own from npm's binaries: created at the first start, reached by a Unix socket alone, started
 * again when it dies. It outlives an owner that is killed; the next start on the same `home` adopts it.
 *
 * @throws FolderInUse when another live process owns `home`.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { durable = true, ownerWaitMs = 5_000, systemFolder = '/var/lib/jazari', report = () => {} } = options
  mkdirSync(options.home, { recursive: true })
  const home = realpathSync(options.home)
  const ownership = await takeOwnership(home, ownerWaitMs)
  try {
    const account = serverAccount()
    const binaries = await findBinaries(account, systemFolder)
    const site = await findSite(home, account, systemFolder)
    const created = await ensureDataFolder(site, binaries, durable)
    rememberSite(home, site)
    if (created) report({ event: 'created', folder: site.dataFolder })

    const start = () => bringUp(site, binaries, serverSettings(durable))
    const first = await start()
    await ensureDatabase(socketUrl(site, 'postgres'), 'jazari')
    return supervise(site, first, start, report, ownership)
  } catch (error) {
    ownership[Symbol.dispose]()
    throw error
  }
}

function supervise(
  site: ServerSite,
  first: RunningServer,
  start: () => Promise<RunningServer>,
  report: (event: ServerEvent) => void,
  ownership: Disposable,
): EmbeddedServer {
  const stopping = new AbortController()
  const stopRequested = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  let running = first

  const announce = () => report({ event: running.adopted ? 'adopted' : 'started', pid: running.pid })

  async function startAgain(): Promise<void> {
    for (let pauseMs = 100; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        running = await start()
        announce()
        return
      } catch (error) {
        report({ event: 'restart-failed', error, nextTryMs: Math.min(pauseMs * 2, longestPauseMs) })
      }
    }
  }

  async function keepUp(): Promise<void> {
    while (!stopping.signal.aborted) {
      await Promise.race([running.gone, stopRequested])
      if (stopping.signal.aborted) return
      report({ event: 'died', pid: running.pid })
      await startAgain()
    }
  }

  async function end(): Promise<void> {
    stopping.abort()
    try {
      await watching
      await shutDown(site)
      rmSync(site.socketFolder, { recursive: true, force: true })
      report({ event: 'stopped', pid: running.pid })
    } finally {
      ownership[Symbol.dispose]()
    }
  }

  announce()
  const watching = keepUp()
  let ending: Promise<void> | undefined
  const stop = () => {
    ending ??= end()
    return ending
  }
  return {
    get pid() {
      return running.pid
    },
    adopted: first.adopted,
    url: (database = 'jazari') => socketUrl(site, database),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function socketUrl(site: ServerSite, database: string): string {
  return `postgres://postgres@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(site.socketFolder)}`
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
