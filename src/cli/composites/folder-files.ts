import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** A regular file of a folder. */
export type FolderFile = {
  /** From the folder, with `/` between its parts, as the file system has it. */
  readonly path: string
  readonly place: string
}

export type Folder = {
  /** In the order of the UTF-16 code units of their paths. */
  readonly files: readonly FolderFile[]
  /** What is passed over: hidden names, symbolic links, sockets and the like. Folders end in `/`. */
  readonly skipped: readonly { readonly path: string; readonly reason: 'hidden' | 'link' | 'not-a-file' }[]
}

/**
 * Everything under a folder that may be published. Links are not followed, so nothing outside the folder gets in.
 *
 * @throws the file system's error for a folder that cannot be read.
 */
export async function readFolder(folder: string): Promise<Folder> {
  const files: FolderFile[] = []
  const skipped: Folder['skipped'][number][] = []
  const root = await realpath(folder)
  const waiting = ['']
  for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
    for await (const entry of await opendir(join(root, within))) {
      const path = `${within}${entry.name}`
      if (entry.name.startsWith('.')) skipped.push({ path: entry.isDirectory() ? `${path}/` : path, reason: 'hidden' })
      else if (entry.isSymbolicLink()) skipped.push({ path, reason: 'link' })
      else if (entry.isDirectory()) waiting.push(`${path}/`)
      else if (entry.isFile()) files.push({ path, place: join(root, path) })
      else skipped.push({ path, reason: 'not-a-file' })
    }
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** Opens it for reading, unless a link has taken its place since. */
export function openFile(file: FolderFile): Promise<FileHandle> {
  return open(file.place, constants.O_RDONLY | constants.O_NOFOLLOW)
}

/** SHA-256 of its bytes, as the platform writes digests. */
export async function digestOf(file: FolderFile, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await using handle = await openFile(file)
  for await (const chunk of handle.createReadStream({ autoClose: false, signal })) hash.update(chunk as Buffer)
  return `sha256:${hash.digest('hex')}`
}
