import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentToEmbed, VectorSet, VectorStore } from '../../kernel/ports/vector-store.ts'
import { compareFile, nearestOf } from './nearest-in-file.ts'
import {
  type Block,
  blockData,
  blockOf,
  emptyData,
  fileEnd,
  fileHead,
  putVector,
  readTable,
  startOfBlocks,
  type VectorTable,
} from './vector-file.ts'

/** Tables kept in memory, of the files searched last. */
const mostTables = 64

const passagesPerStep = 256

/** Vectors as files in a folder, one for an index and a space, compared without an index of their own (`docs/decisions/0007-hybrid-search.md`). */
export function vectorStore({ directory }: { readonly directory: string }): VectorStore {
  const tables = new Map<string, { readonly identity: string; readonly table: VectorTable }>()

  /** Of a file that is whole; nothing for another. */
  const tableOf = async (path: string, file: FileHandle): Promise<VectorTable | undefined> => {
    const { dev, ino, size, mtimeMs } = await file.stat()
    const identity = `${dev}:${ino}:${size}:${mtimeMs}`
    const known = tables.get(path)
    const table = known?.identity === identity ? known.table : await readTable(file)
    tables.delete(path)
    if (!table?.whole) return undefined
    tables.set(path, { identity, table })
    for (const oldest of tables.keys()) {
      if (tables.size <= mostTables) break
      tables.delete(oldest)
    }
    return table
  }

  return {
    async build(set, documents, { dimensions, isTimeUp }) {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const unfinished = join(directory, nameOf(set, 'unfinished'))
      // It says what the passages mean, whatever their label.
      const file = await open(unfinished, 'a+', 0o600)
      let whole: boolean
      let embedded = 0
      try {
        const done = await resume(file, documents, dimensions)
        const blocks = await knownBlocks(directory, set.space, dimensions)
        for (const wanted of documents) {
          if (done.has(wanted.document)) continue
          const known = await dataOf(directory, blocks.get(wanted.source), wanted)
          if (!known && isTimeUp()) break
          const data = known ?? (await embeddedData(wanted, dimensions))
          if (!known) embedded++
          await file.appendFile(blockOf(wanted, data))
          done.add(wanted.document)
        }
        whole = done.size === documents.length
        if (whole) await file.appendFile(fileEnd)
        await file.sync()
      } finally {
        await file.close()
      }
      if (whole) {
        await rename(unfinished, join(directory, nameOf(set, 'vectors')))
        await syncFolder(directory)
      }
      return { whole, embedded }
    },

    async nearest(space, scopes, query, { limit, signal }) {
      const nearest = nearestOf(limit)
      const missing: string[] = []
      for (const { index, documents } of scopes) {
        const permitted = documents === 'all' ? undefined : new Set(documents)
        const path = join(directory, nameOf({ index, space }, 'vectors'))
        const file = await open(path, 'r').catch(absent)
        try {
          const table = file && (await tableOf(path, file))
          if (!file || table?.dimensions !== query.length) {
            missing.push(index)
            continue
          }
          const isPermitted = (document: string) => permitted?.has(document) ?? true
          await compareFile(index, file, table, isPermitted, query, nearest, signal)
        } finally {
          await file?.close()
        }
      }
      return { neighbours: nearest.all, missing }
    },

    async list() {
      const names = (await readdir(directory).catch(absent)) ?? []
      return names.flatMap((name) => setOf(name) ?? [])
    },

    async remove(set) {
      for (const state of ['vectors', 'unfinished'] as const)
        await rm(join(directory, nameOf(set, state)), { force: true })
    },
  }
}

type State = 'vectors' | 'unfinished'

/** Names are digests and the like: nothing that could lead out of the folder, or hide in it. */
function nameOf({ index, space }: VectorSet, state: State): string {
  for (const part of [index, space])
    if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(part)) throw new RangeError(`not a name for vectors: ${part}`)
  return `${index}.${space}.${state}`
}

function setOf(name: string): (VectorSet & { readonly whole: boolean }) | undefined {
  const [index, space, state, ...more] = name.split('.')
  if (!index || !space || more.length > 0 || (state !== 'vectors' && state !== 'unfinished')) return undefined
  return { index, space, whole: state === 'vectors' }
}

/** Keeps what is done and holds, cuts off the rest, and says which documents that is. A file of other documents is begun anew. */
async function resume(
  file: FileHandle,
  documents: readonly DocumentToEmbed[],
  dimensions: number,
): Promise<Set<string>> {
  const table = await readTable(file)
  const sources = new Map(documents.map(({ document, source }) => [document, source]))
  const ours =
    table?.dimensions === dimensions && table.blocks.every((block) => sources.get(block.document) === block.source)
  if (!ours) {
    await file.truncate(0)
    await file.appendFile(fileHead(dimensions))
    return new Set()
  }
  const done = new Set<string>()
  let end = startOfBlocks
  for (const block of table.blocks) {
    if (!(await blockData(file, block))) break
    done.add(block.document)
    end = block.offset + block.length
  }
  await file.truncate(end)
  return done
}

type Known = { readonly name: string; readonly block: Block }

/** Where the vectors of a text are already in this space, whole or unfinished. */
async function knownBlocks(directory: string, space: string, dimensions: number): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>()
  for (const name of await readdir(directory)) {
    if (setOf(name)?.space !== space) continue
    const file = await open(join(directory, name), 'r').catch(absent)
    if (!file) continue
    try {
      const table = await readTable(file)
      if (table?.dimensions !== dimensions) continue
      for (const block of table.blocks) known.set(block.source, { name, block })
    } finally {
      await file.close()
    }
  }
  return known
}

/** The vectors themselves, unless the file went meanwhile or is not what it was. */
async function dataOf(
  directory: string,
  known: Known | undefined,
  wanted: DocumentToEmbed,
): Promise<Buffer | undefined> {
  if (known?.block.ordinals.join() !== wanted.ordinals.join()) return undefined
  const file = await open(join(directory, known.name), 'r').catch(absent)
  try {
    return file && (await blockData(file, known.block))
  } finally {
    await file?.close()
  }
}

/** The vectors of a document as they are written: only those of one step are in memory as they came. */
async function embeddedData({ document, ordinals, embed }: DocumentToEmbed, dimensions: number): Promise<Uint8Array> {
  const data = emptyData(ordinals.length, dimensions)
  for (let from = 0; from < ordinals.length; from += passagesPerStep) {
    const to = Math.min(from + passagesPerStep, ordinals.length)
    const vectors = await embed(from, to)
    if (vectors.length !== to - from)
      throw new RangeError(`${vectors.length} vectors for ${to - from} passages of ${document}`)
    for (const [i, vector] of vectors.entries()) putVector(data, from + i, ordinals.length, vector, dimensions)
  }
  return data
}

/** A rename is on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
