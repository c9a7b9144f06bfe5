import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  type ObjectDigest,
  type ObjectStore,
  ObjectTooLarge,
  type StoredObject,
} from '../../kernel/ports/object-store.ts'

export type FolderStore = ObjectStore & {
  /** Removes what unfinished `put`s of dead processes left, older than `olderThanMs`; answers how many files. */
  sweepTemporary(options: { readonly now: Date; readonly olderThanMs: number }): Promise<number>
}

const digestForm = /^sha256:([0-9a-f]{2})([0-9a-f]{62})$/

/**
 * Objects as files of one folder: `objects/ab/cdef…`, mode 0400, named by the SHA-256 of their bytes. A file has its
 * name only when its bytes are on disk: they are written in `temporary/`, synced, renamed, and the folder is synced.
 */
export function openFolderStore(folder: string): FolderStore {
  const temporary = join(folder, 'temporary')

  async function put(
    content: AsyncIterable<Uint8Array> | Uint8Array,
    { maxBytes, signal }: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<StoredObject> {
    await mkdir(temporary, { recursive: true, mode: 0o700 })
    const draft = join(temporary, `${process.pid}-${randomBytes(9).toString('hex')}`)
    const file = await open(draft, 'wx', 0o400)
    try {
      const source = content instanceof Uint8Array ? [content] : content
      // The pipeline ends a source that stalls when the caller gives up.
      const stored = await pipeline(source, (chunks) => fill(file, chunks, maxBytes), signal ? { signal } : {})
      await file.sync()
      await file.close()
      await keep(draft, fileOf(stored.digest))
      return stored
    } catch (error) {
      await file.close().catch(() => {})
      await rm(draft, { force: true })
      throw error
    }
  }

  /** Of two that keep the same bytes at once, either file may win: they are the same. */
  async function keep(draft: string, path: string): Promise<void> {
    const parent = dirname(path)
    const made = await mkdir(parent, { recursive: true, mode: 0o700 })
    if (made !== undefined) {
      await syncFolder(dirname(parent))
      await syncFolder(dirname(made))
    }
    await rename(draft, path)
    await syncFolder(parent)
  }

  function fileOf(digest: ObjectDigest): string {
    const [, first, rest] = digestForm.exec(digest) ?? []
    // Also what keeps a digest from the outside from naming another path.
    if (first === undefined || rest === undefined) throw new TypeError('not a SHA-256 digest')
    return join(folder, 'objects', first, rest)
  }

  async function sizeOf(digest: ObjectDigest): Promise<number | undefined> {
    return ifThere(stat(fileOf(digest)).then(({ size }) => size))
  }

  return {
    put,
    sizeOf,

    async open(digest, range) {
      // Opened before the stream is: an object that is not here is an answer, not an error of a stream.
      const file = await ifThere(open(fileOf(digest), 'r'))
      return file?.createReadStream(range ?? {})
    },

    async path(digest) {
      return (await sizeOf(digest)) === undefined ? undefined : fileOf(digest)
    },

    async remove(digest) {
      return (await ifThere(rm(fileOf(digest)).then(() => true))) ?? false
    },

    async sweepTemporary({ now, olderThanMs }) {
      let swept = 0
      for (const name of (await ifThere(readdir(temporary))) ?? []) {
        const path = join(temporary, name)
        const modified = await ifThere(stat(path).then(({ mtimeMs }) => mtimeMs))
        if (modified === undefined || now.getTime() - modified < olderThanMs) continue
        await rm(path, { force: true })
        swept += 1
      }
      return swept
    },
  }
}

/** Writes chunk by chunk, asking for the next only when one is written: memory holds one chunk. */
async function fill(file: FileHandle, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredObject> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of content) {
    size += chunk.byteLength
    if (size > maxBytes) throw new ObjectTooLarge(maxBytes)
    hash.update(chunk)
    await file.appendFile(chunk)
  }
  return { digest: `sha256:${hash.digest('hex')}`, size }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function ifThere<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
