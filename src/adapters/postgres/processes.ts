import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ServerAccount } from './server-account.ts'

const run = promisify(execFile)

/** How this machine shows its processes: `/proc` on Linux, `ps` and `lsof` on macOS. */
export type ProcessView = {
  /** The state letter of `ps(1)`, `undefined` when there is no such process. */
  state(pid: number): Promise<string | undefined>
  /** Processes whose working folder is `folder` (a real path). Every PostgreSQL process works in its data folder. */
  workingIn(folder: string, account: ServerAccount | undefined): Promise<number[]>
}

export const procView: ProcessView = {
  async state(pid) {
    try {
      // The name stands in brackets and may hold brackets itself: the state follows the last one.
      return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')[0]
    } catch {
      return undefined
    }
  },

  async workingIn(folder, account) {
    const found: number[] = []
    let hidden = false
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (readlinkSync(`/proc/${pid}/cwd`) === folder) found.push(Number(pid))
      } catch (error) {
        hidden ||= isRefusal(error) && belongsTo(pid, account)
      }
    }
    // Root in a container without CAP_SYS_PTRACE may not look at another account's processes, but that account may.
    return hidden && account ? listAs(account, folder) : found
  },
}

export const psView: ProcessView = {
  async state(pid) {
    try {
      const { stdout } = await run('ps', ['-o', 'stat=', '-p', String(pid)])
      return stdout.trim()[0]
    } catch {
      return undefined
    }
  },

  async workingIn(folder) {
    // lsof exits with 1 when nothing matches, and still prints what it found when it could not look at everything.
    const stdout = await run('lsof', ['-w', '-a', '-d', 'cwd', '-c', 'postgres', '-F', 'pn']).then(
      (result) => result.stdout,
      (error: { stdout?: string; code?: unknown }) => {
        if (typeof error.code !== 'number') throw error
        return error.stdout ?? ''
      },
    )
    const found: number[] = []
    let pid = 0
    for (const line of stdout.split('\n')) {
      if (line.startsWith('p')) pid = Number(line.slice(1))
      if (line === `n${folder}`) found.push(pid)
    }
    return found
  },
}

const view: ProcessView = process.platform === 'linux' ? procView : psView

/**
 * Whether the process runs. A zombie does not: a postmaster killed under an init that reaps late stays one for a
 * second or for ever, `kill(pid, 0)` succeeds on it, and PostgreSQL then takes its lock file for a live one.
 */
export async function isAlive(pid: number): Promise<boolean> {
  const state = await view.state(pid)
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** The live PostgreSQL processes of this data folder (a real path). */
export async function processesOf(dataFolder: string, account: ServerAccount | undefined): Promise<number[]> {
  const alive: number[] = []
  for (const pid of await view.workingIn(dataFolder, account)) if (await isAlive(pid)) alive.push(pid)
  return alive
}

/** `true` as soon as no process works in the folder, `false` when some still do after `timeoutMs`. */
export async function allGone(
  dataFolder: string,
  account: ServerAccount | undefined,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while ((await processesOf(dataFolder, account)).length > 0) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function isRefusal(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'EACCES' || code === 'EPERM'
}

function belongsTo(pid: string, account: ServerAccount | undefined): boolean {
  try {
    return statSync(`/proc/${pid}`).uid === account?.uid
  } catch {
    return false
  }
}

async function listAs(account: ServerAccount, folder: string): Promise<number[]> {
  const script = 'cd /proc; for pid in [0-9]*; do [ "$pid/cwd" -ef "$1" ] && echo "$pid"; done; true'
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', folder], { cwd: '/', ...account })
  return stdout.split('\n').filter(Boolean).map(Number)
}
