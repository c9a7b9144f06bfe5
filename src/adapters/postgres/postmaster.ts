import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, fchownSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { allGone, isAlive, processesOf, signal } from './processes.ts'
import type { ServerSite } from './server-site.ts'

/** A server that answers on its site's socket. `gone` resolves when its postmaster has ended, whoever started it. */
export type RunningServer = { readonly pid: number; readonly adopted: boolean; readonly gone: Promise<void> }

const stalledAfterMs = 15_000
/** Crash recovery replays at most `max_wal_size`, which takes seconds; a full disk queue may make it minutes. */
const recoveryMs = 300_000
const largestLogBytes = 10 * 1024 * 1024

/**
 * Brings the server of a data folder up: adopts one that an earlier owner left behind, else clears what a dead one
 * left and starts another. Call it as the folder's owner (`takeOwnership`).
 */
export async function bringUp(
  site: ServerSite,
  binaries: Binaries,
  settings: readonly string[],
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const orphan = await findPostmaster(site)
    if (orphan) {
      // One whose socket stands elsewhere (TMPDIR was another) would leave clients looking in the wrong place.
      if (orphan.socketFolder === site.socketFolder && (await answers(site, () => isAlive(orphan.pid)))) {
        return { pid: orphan.pid, adopted: true, gone: whenGone(orphan.pid) }
      }
      await shutDown(site)
    }
    await clearTheDead(site)
    const child = spawnPostmaster(site, binaries, settings)
    let ended = false
    const gone = new Promise<void>((resolve) => {
      const end = () => {
        ended = true
        resolve()
      }
      child.once('exit', end).once('error', end)
    })
    if (await answers(site, async () => !ended)) return { pid: child.pid!, adopted: false, gone }
    if (!ended) await shutDown(site)
    if (attempt === 5) throw new Error(`PostgreSQL does not start: ${lastLines(site.logFile)}`)
    await sleep(200 * attempt)
  }
}

/**
 * Ends the server of a data folder, whoever started it: fast shutdown (clients are told, everything is flushed), after
 * half a minute an immediate one (the next start recovers from the write-ahead log), at last a kill.
 */
export async function shutDown(site: ServerSite): Promise<void> {
  const { dataFolder, account } = site
  for (const [name, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    const found = await findPostmaster(site)
    if (!found) break
    signal(found.pid, name)
    if (await allGone(dataFolder, account, waitMs)) return
  }
  await clearTheDead(site)
}

/** The live postmaster: the process that the lock file names, if it works in the data folder. */
async function findPostmaster(site: ServerSite): Promise<{ pid: number; socketFolder: string } | undefined> {
  let lines: string[]
  try {
    lines = readFileSync(join(site.dataFolder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  // Lines of postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, status.
  const pid = Number(lines[0])
  if (!(await processesOf(site.dataFolder, site.account)).includes(pid)) return undefined
  return { pid, socketFolder: lines[4] || site.socketFolder }
}

/**
 * Waits for the backends of a dead postmaster (they end by themselves when they notice; one in a long computation may
 * not), then removes the lock files that name it. Only with nobody left in the data folder: a second postmaster beside
 * live backends would destroy the data.
 */
async function clearTheDead(site: ServerSite): Promise<void> {
  const { dataFolder, socketFolder, account } = site
  if (!(await allGone(dataFolder, account, stalledAfterMs))) {
    for (const pid of await processesOf(dataFolder, account)) signal(pid, 'SIGKILL')
    if (!(await allGone(dataFolder, account, stalledAfterMs))) {
      throw new Error(`processes of a dead PostgreSQL still work in ${dataFolder}`)
    }
  }
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true })
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  rmSync(join(socketFolder, '.s.PGSQL.5432'), { force: true })
}

function spawnPostmaster(site: ServerSite, binaries: Binaries, settings: readonly string[]): ChildProcess {
  const log = openLog(site)
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', site.dataFolder, '-k', site.socketFolder, '-p', '5432', ...settings.flatMap((setting) => ['-c', setting])],
      // A session of its own: Ctrl-C in the terminal reaches the owner alone, who flushes first and then ends it.
      {
        cwd: '/',
        detached: true,
        env: { PATH: process.env.PATH, TZ: 'UTC' },
        stdio: ['ignore', log, log],
        ...site.account,
      },
    )
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function openLog(site: ServerSite): number {
  if ((statSync(site.logFile, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) {
    renameSync(site.logFile, `${site.logFile}.1`)
  }
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  const log = openSync(site.logFile, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
  if (site.account) fchownSync(log, site.account.uid, site.account.gid)
  return log
}

/** Whether the server answers a query, waiting as long as `lives` holds and it is either recovering or not stalled. */
async function answers(site: ServerSite, lives: () => Promise<boolean>): Promise<boolean> {
  const begun = Date.now()
  let recovering = false
  while (Date.now() - begun < (recovering ? recoveryMs : stalledAfterMs)) {
    const client = new pg.Client({
      host: site.socketFolder,
      user: 'postgres',
      database: 'postgres',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch (error) {
      // 57P03 cannot_connect_now: starting up, recovering or shutting down.
      recovering = (error as { code?: string }).code === '57P03'
    } finally {
      await client.end().catch(() => {})
    }
    if (!(await lives())) return false
    await sleep(20)
  }
  return false
}

/** An adopted postmaster is nobody's child here: its end is seen by looking. */
async function whenGone(pid: number): Promise<void> {
  while (await isAlive(pid)) await sleep(250, undefined, { ref: false })
}

function lastLines(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')
  } catch {
    return 'it wrote no log'
  }
}
