import { rmSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LogPublication } from '../../kernel/ports/log-publication.ts'

/**
 * Publishes the log as files: tiles and checkpoint under `folder`, the last signed checkpoint in `keyFolder`. Paths come
 * from the log's own layout, never from a caller.
 */
export function openLogFiles(folder: string, keyFolder: string): LogPublication {
  const lastSignedPath = join(keyFolder, 'log.last-checkpoint')
  // Names of their own, since a tile that was cut short may never be written again under its width.
  const unfinished = join(folder, 'unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  let writes = 0
  return {
    read: (path) => readIfPresent(join(folder, path)),
    write: (path, bytes) => writeWhole(join(folder, path), join(unfinished, String(++writes)), bytes),
    removeFolder: (path) => rm(join(folder, path), { recursive: true, force: true }),
    async lastSigned() {
      const bytes = await readIfPresent(lastSignedPath)
      return bytes && Buffer.from(bytes).toString('utf8')
    },
    rememberSigned: (note) => writeWhole(lastSignedPath, `${lastSignedPath}.tmp`, Buffer.from(note, 'utf8')),
  }
}

async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}

/** Temporary file, fsync, rename: a reader or a crash finds the old content or the new. */
async function writeWhole(path: string, temporary: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await mkdir(dirname(temporary), { recursive: true, mode: 0o700 })
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
