import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** Another live process works with this data folder. */
export class FolderInUse extends Error {
  constructor(folder: string, owner: string) {
    super(`the data folder ${folder} is in use by another server${owner ? ` (process ${owner})` : ''}`)
    this.name = 'FolderInUse'
  }
}

/**
 * Makes this process the one owner of `home`, or throws `FolderInUse` after `waitMs`.
 *
 * The lock is SQLite's on an empty database, so the kernel's: it ends with the process, however that ends, and no
 * stale file can be mistaken for it. A file with a process number could, after a restart of the machine.
 */
export async function takeOwnership(home: string, waitMs: number): Promise<Disposable> {
  const deadline = Date.now() + waitMs
  const ownerFile = join(home, 'owner.pid')
  for (;;) {
    const lock = tryLock(join(home, 'owner.lock'))
    if (lock) {
      writeFileSync(ownerFile, `${process.pid}\n`)
      return { [Symbol.dispose]: () => lock.close() }
    }
    if (Date.now() >= deadline) throw new FolderInUse(home, readIfThere(ownerFile).trim())
    await sleep(100)
  }
}

function tryLock(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    // SQLite's primary result code 5: SQLITE_BUSY.
    if ((error as { errcode?: number }).errcode === 5) return undefined
    throw error
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
