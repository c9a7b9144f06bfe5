import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import {
  type BuildOptions,
  IndexMissing,
  type IndexQuery,
  type IndexRow,
  type IndexScope,
  type SearchAnswer,
  type SearchIndexStore,
} from '../../kernel/ports/search-index.ts'
import { PageCache } from './page-cache.ts'
import { PermittedSets } from './permitted-documents.ts'
import { PostingCache } from './posting-cache.ts'
import { IndexReader, isOfThisFormat } from './read-index.ts'
import { type OpenScope, scoreScopes } from './score.ts'
import { similarWords } from './similar-words.ts'
import { isBuildFolder, syncDirectory, writeIndex } from './write-index.ts'

export type SearchIndexOptions = {
  /** Where the index files lie; made when absent. */
  readonly directory: string
  /** Memory for postings and sentences read, over all indexes: a 24th of the machine's when absent, at most 256 MiB. */
  readonly cacheBytes?: number
  /** How many indexes stay open, with their tables in memory. */
  readonly openIndexes?: number
}

const suffix = '.index'

/** A work folder this old belongs to a build that died. */
const abandonedAfterMs = 6 * 3_600_000

type OpenIndex = {
  readonly reader: IndexReader
  readonly permitted: PermittedSets
  /** Tells this file from one that took its name later. */
  readonly identity: string
  searches: number
  dropped: boolean
}

/** Search indexes as immutable files in a folder (`docs/decisions/0001-search-index.md`). One process may build what another searches. */
export function searchIndexStore({
  directory,
  cacheBytes = Math.min(256 << 20, totalmem() / 24),
  openIndexes = 16,
}: SearchIndexOptions): SearchIndexStore {
  const caches = { pages: new PageCache(cacheBytes / 4), postings: new PostingCache((cacheBytes * 3) / 4) }
  const open = new Map<string, OpenIndex>()

  const drop = async (name: string) => {
    const index = open.get(name)
    if (!index) return
    open.delete(name)
    index.dropped = true
    if (index.searches === 0) await index.reader.close()
  }

  const acquire = async (name: string): Promise<OpenIndex> => {
    const path = pathOf(directory, name)
    const identity = await identityOf(path)
    if (identity === undefined) {
      await drop(name)
      throw new IndexMissing(name)
    }
    let index = open.get(name)
    if (index?.identity !== identity) {
      const reader = await IndexReader.open(path, caches)
      await drop(name)
      index = { reader, permitted: new PermittedSets(reader), identity, searches: 0, dropped: false }
    }
    // Last used, last in the map: the first is the one to drop.
    open.delete(name)
    open.set(name, index)
    index.searches++
    for (const oldest of open.keys()) {
      if (open.size <= openIndexes) break
      await drop(oldest)
    }
    return index
  }

  const release = async (index: OpenIndex) => {
    index.searches--
    if (index.dropped && index.searches === 0) await index.reader.close()
  }

  const withOpen = async <Result>(
    scopes: readonly IndexScope[],
    use: (opened: readonly OpenScope[]) => Promise<Result>,
  ): Promise<Result> => {
    const acquired: OpenIndex[] = []
    try {
      const opened: OpenScope[] = []
      for (const { index: name, documents } of scopes) {
        const index = await acquire(name)
        acquired.push(index)
        opened.push({ name, reader: index.reader, permitted: index.permitted.of(documents) })
      }
      return await use(opened)
    } finally {
      for (const index of acquired) await release(index)
    }
  }

  return {
    async build(name: string, rows: AsyncIterable<IndexRow> | Iterable<IndexRow>, options?: BuildOptions) {
      const path = pathOf(directory, name)
      await mkdir(directory, { recursive: true, mode: 0o700 })
      await removeAbandoned(directory)
      return { rows: await writeIndex(path, rows, options) }
    },

    async search(
      scopes: readonly IndexScope[],
      query: IndexQuery,
      { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal },
    ): Promise<SearchAnswer> {
      return await withOpen(scopes, (opened) => scoreScopes(opened, query, limit, signal))
    },

    async similarWords(scopes, keys, options) {
      return await withOpen(scopes, (opened) => similarWords(opened, keys, options))
    },

    async list() {
      const names = await readdir(directory).catch(absent)
      const found: { name: string; bytes: number; isCurrent: boolean }[] = []
      for (const file of names ?? []) {
        if (!file.endsWith(suffix) || file.startsWith('.')) continue
        const about = await stat(join(directory, file)).catch(absent)
        if (!about) continue
        const isCurrent = await isOfThisFormat(join(directory, file)).catch(absent)
        if (isCurrent !== undefined) found.push({ name: file.slice(0, -suffix.length), bytes: about.size, isCurrent })
      }
      return found
    },

    async remove(name: string) {
      await rm(pathOf(directory, name), { force: true })
      await syncDirectory(directory).catch(absent)
      await drop(name)
    },

    async close() {
      for (const name of [...open.keys()]) await drop(name)
    },
  }
}

/** Names are digests and the like: nothing that could lead out of the folder, or hide in it. */
function pathOf(directory: string, name: string): string {
  if (!/^[a-z0-9][a-z0-9_-]{0,199}$/.test(name)) throw new RangeError(`not a name for an index: ${name}`)
  return join(directory, `${name}${suffix}`)
}

async function identityOf(path: string): Promise<string | undefined> {
  const about = await stat(path).catch(absent)
  return about && `${about.dev}:${about.ino}:${about.mtimeMs}:${about.size}`
}

/** Of every index, since one whose build died may never be built again. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!isBuildFolder(name)) continue
    const folder = join(directory, name)
    const about = await stat(folder).catch(absent)
    if (about && Date.now() - about.mtimeMs > abandonedAfterMs) await rm(folder, { recursive: true, force: true })
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
