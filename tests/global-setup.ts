import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedServer } from '../src/adapters/postgres/embedded-server.ts'

const neededBytes = 1024 ** 3

/**
 * One PostgreSQL for all tests of a run, in memory where the machine has a large enough `/dev/shm`, and gone with the
 * run: in order at its end, by a watchdog when Vitest is killed.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'jazari-tests-'))
  // PostgreSQL's account must be able to enter when root runs the tests.
  chmodSync(home, 0o711)
  const release = watchOver(home)
  const server = await startEmbeddedServer({ home, durable: false, systemFolder: join(home, 'system') })
  project.provide('testServerUrl', server.url('postgres'))
  project.provide('testFolder', home)

  return async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
    release()
  }
}

function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > neededBytes ? '/dev/shm' : undefined
  } catch {
    return undefined
  }
}

/** A process that waits for the end of this one, which ends the pipe between them, then clears up what is left. */
function watchOver(home: string): () => void {
  const script = `
    trap '' INT TERM HUP
    cat > /dev/null
    sleep 1
    find "$1" -name postmaster.pid 2> /dev/null | while read -r lock; do
      kill -QUIT "$(head -n 1 "$lock")"
    done
    sleep 1
    rm -rf "$1"`
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', home], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.unref()
  return () => watchdog.stdin.end()
}
