import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { IndexDamaged, type IndexField } from '../../kernel/ports/search-index.ts'
import { Footer, fieldByte, magic, type TableName, tables, trailerLength } from './file-format.ts'
import { type PageCache, readAt } from './page-cache.ts'
import { TermPostings } from './posting-blocks.ts'
import type { PostingCache } from './posting-cache.ts'
import { findString, type StringTable, stringAt } from './string-table.ts'

/** Tables are read and summed so many bytes at a time, and others let through in between. */
const stretch = 1 << 22

/** Memory shared by all open indexes. */
export type IndexCaches = { readonly pages: PageCache; readonly postings: PostingCache }

let opened = 0

/** An open index: its tables in memory, its postings and sentences read through the caches. */
export class IndexReader {
  readonly passages: number
  readonly passageDocuments: Uint32Array
  readonly passageOrdinals: Uint32Array
  /** How many terms each passage holds, by field. */
  readonly lengths: Readonly<Record<IndexField, Uint32Array>>
  /** Sums of `lengths`. */
  readonly totals: Readonly<Record<IndexField, number>>
  readonly documents: number
  /** How many keys each term has. */
  readonly termKeys: Uint8Array

  readonly #file: FileHandle
  readonly #caches: IndexCaches
  readonly #owner = ++opened
  readonly #terms: StringTable
  readonly #documents: Pick<StringTable, 'bytes' | 'offsets'>
  readonly #passageIds: Pick<StringTable, 'bytes' | 'offsets'>
  readonly #keys: StringTable
  readonly #keyPostingOffsets: Float64Array
  readonly #frequencies: Uint32Array
  readonly #postingOffsets: Float64Array
  readonly #sentenceOffsets: Float64Array
  #documentNames: readonly string[] | undefined
  #documentNumbers: ReadonlyMap<string, number> | undefined

  private constructor(
    file: FileHandle,
    caches: IndexCaches,
    footer: Footer,
    table: Record<TableName, Uint8Array<ArrayBuffer>>,
  ) {
    const numbers = (name: TableName) => new Uint32Array(table[name].buffer)
    const offsets = (name: TableName) => new Float64Array(table[name].buffer)
    this.#file = file
    this.#caches = caches
    this.#terms = { bytes: table.termBytes, offsets: numbers('termOffsets'), slots: numbers('termSlots') }
    this.#documents = { bytes: table.documentBytes, offsets: numbers('documentOffsets') }
    this.#passageIds = { bytes: table.passageBytes, offsets: numbers('passageOffsets') }
    this.#keys = { bytes: table.keyBytes, offsets: numbers('keyOffsets'), slots: numbers('keySlots') }
    this.#keyPostingOffsets = offsets('keyPostingOffsets')
    this.termKeys = table.termKeys
    this.#frequencies = numbers('termFrequencies')
    this.#postingOffsets = offsets('postingOffsets')
    this.#sentenceOffsets = offsets('sentenceOffsets')
    this.passages = footer.passages
    this.passageDocuments = numbers('passageDocuments')
    this.passageOrdinals = numbers('passageOrdinals')
    this.lengths = { words: numbers('passageWords'), grams: numbers('passageGrams') }
    this.totals = { words: sum(this.lengths.words), grams: sum(this.lengths.grams) }
    this.documents = this.#documents.offsets.length - 1
  }

  /** @throws IndexDamaged when the file is cut short or a table's checksum does not fit; `ENOENT` when there is none. */
  static async open(path: string, caches: IndexCaches): Promise<IndexReader> {
    const file = await open(path, 'r')
    try {
      const footer = await readFooter(file)
      const table = {} as Record<TableName, Uint8Array<ArrayBuffer>>
      for (const [name, width] of Object.entries(tables) as [TableName, number][]) {
        const { offset, length, crc32: expected } = footer.tables[name]
        const bytes = await readTable(file, offset, length)
        if (bytes === undefined || length % width !== 0 || bytes.crc32 !== expected)
          throw new IndexDamaged(`table ${name} of ${path}`)
        table[name] = bytes.bytes
      }
      return new IndexReader(file, caches, footer, table)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The number of a term, or -1. */
  term(field: IndexField, text: string): number {
    return findString(this.#terms, text, fieldByte(field))
  }

  /** In how many passages a term stands. */
  frequency(term: number): number {
    return this.#frequencies[term]!
  }

  /** @throws IndexDamaged when they cannot be right. */
  postings(field: IndexField, term: number): TermPostings | Promise<TermPostings> {
    return this.#caches.postings.get(this.#owner, term) ?? this.#loadPostings(field, term)
  }

  /** The text of a term. */
  text(term: number): string {
    return stringAt(this.#terms, term).slice(1)
  }

  /** Which terms have a key, as `WordKeys` writes it; nothing for a key that none has. */
  keyPostings(key: string): Uint8Array | Promise<Uint8Array> {
    const number = findString(this.#keys, key)
    if (number < 0) return new Uint8Array(0)
    const offsets = this.#keyPostingOffsets
    return this.#caches.pages.read(this.#owner, this.#file, offsets[number]!, offsets[number + 1]!)
  }

  sentences(passage: number): Uint8Array | Promise<Uint8Array> {
    const offsets = this.#sentenceOffsets
    return this.#caches.pages.read(this.#owner, this.#file, offsets[passage]!, offsets[passage + 1]!)
  }

  documentName(number: number): string {
    return stringAt(this.#documents, number)
  }

  /**
   * Marks documents by their numbers; names that the index does not hold mark nothing. Names in the order of indexing
   * are only compared with those that stand there, which takes a fraction of looking each of them up.
   */
  markDocuments(names: readonly string[]): Uint8Array {
    this.#documentNames ??= Array.from({ length: this.documents }, (_, number) => this.documentName(number))
    const marked = new Uint8Array(this.documents)
    let next = 0
    for (const name of names) {
      if (this.#documentNames[next] !== name) {
        this.#documentNumbers ??= new Map(this.#documentNames.map((known, number) => [known, number]))
        const number = this.#documentNumbers.get(name)
        if (number === undefined) continue
        next = number
      }
      marked[next++] = 1
    }
    return marked
  }

  passageId(number: number): string {
    return stringAt(this.#passageIds, number)
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #loadPostings(field: IndexField, term: number): Promise<TermPostings> {
    const start = this.#postingOffsets[term]!
    const bytes = await readAt(this.#file, start, this.#postingOffsets[term + 1]! - start)
    const postings = new TermPostings(bytes, this.#frequencies[term]!, this.lengths[field])
    this.#caches.postings.put(this.#owner, term, postings)
    return postings
  }
}

/** Whether a file ends as one of this format does. One that does not was written by another version, or cut short. */
export async function isOfThisFormat(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    return (await readTrailer(file)) !== undefined
  } finally {
    await file.close()
  }
}

async function readFooter(file: FileHandle): Promise<Footer> {
  const trailer = await readTrailer(file)
  if (trailer === undefined) throw new IndexDamaged('not an index file of this format, or cut short')
  const view = new DataView(trailer.bytes.buffer, trailer.bytes.byteOffset)
  const length = view.getUint32(0, true)
  const bytes = await readAt(file, Math.max(0, trailer.offset - length), Math.min(length, trailer.offset))
  if (crc32(bytes) !== view.getUint32(4, true)) throw new IndexDamaged('footer')
  const footer = Footer.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
  if (!footer.success) throw new IndexDamaged('footer of another version')
  return footer.data
}

async function readTrailer(file: FileHandle): Promise<{ bytes: Uint8Array; offset: number } | undefined> {
  const { size } = await file.stat()
  const offset = Math.max(0, size - trailerLength)
  const bytes = await readAt(file, offset, trailerLength)
  const ends = bytes.length === trailerLength && magic.every((byte, i) => bytes[8 + i] === byte)
  return ends ? { bytes, offset } : undefined
}

async function readTable(
  file: FileHandle,
  offset: number,
  length: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; crc32: number } | undefined> {
  const { size } = await file.stat()
  if (offset + length > size) return undefined
  const bytes = new Uint8Array(length)
  let sum = 0
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(bytes, filled, Math.min(stretch, length - filled), offset + filled)
    if (bytesRead === 0) return undefined
    sum = crc32(bytes.subarray(filled, filled + bytesRead), sum)
    filled += bytesRead
  }
  return { bytes, crc32: sum }
}

function sum(numbers: Uint32Array): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
