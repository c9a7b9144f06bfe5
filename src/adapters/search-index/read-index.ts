import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { IndexDamaged, type IndexField } from '../../kernel/ports/search-index.ts'
import { Footer, magic, type TableName, tables, termKey, trailerLength } from './file-format.ts'
import { type PageCache, readAt } from './page-cache.ts'
import { findString, type StringTable, stringAt } from './string-table.ts'

let opened = 0

/** An open index: its tables in memory, its postings and sentences read through the page cache. */
export class IndexReader {
  readonly passages: number
  readonly passageDocuments: Uint32Array
  readonly passageOrdinals: Uint32Array
  /** How many terms each passage holds, by field. */
  readonly lengths: Readonly<Record<IndexField, Uint32Array>>
  /** Sums of `lengths`. */
  readonly totals: Readonly<Record<IndexField, number>>
  readonly documents: number
  readonly vocabulary: number

  readonly #file: FileHandle
  readonly #pages: PageCache
  readonly #owner = ++opened
  readonly #terms: StringTable
  readonly #documents: StringTable
  readonly #passageIds: StringTable
  readonly #frequencies: Uint32Array
  readonly #postingOffsets: Float64Array
  readonly #sentenceOffsets: Float64Array

  private constructor(file: FileHandle, pages: PageCache, footer: Footer, table: Record<TableName, Uint8Array>) {
    const numbers = (name: TableName) => new Uint32Array(table[name].buffer)
    const offsets = (name: TableName) => new Float64Array(table[name].buffer)
    const noSlots = new Uint32Array(0)
    this.#file = file
    this.#pages = pages
    this.#terms = { bytes: table.termBytes, offsets: numbers('termOffsets'), slots: numbers('termSlots') }
    this.#documents = {
      bytes: table.documentBytes,
      offsets: numbers('documentOffsets'),
      slots: numbers('documentSlots'),
    }
    this.#passageIds = { bytes: table.passageBytes, offsets: numbers('passageOffsets'), slots: noSlots }
    this.#frequencies = numbers('termFrequencies')
    this.#postingOffsets = offsets('postingOffsets')
    this.#sentenceOffsets = offsets('sentenceOffsets')
    this.passages = footer.passages
    this.passageDocuments = numbers('passageDocuments')
    this.passageOrdinals = numbers('passageOrdinals')
    this.lengths = { words: numbers('passageWords'), grams: numbers('passageGrams') }
    this.totals = { words: sum(this.lengths.words), grams: sum(this.lengths.grams) }
    this.documents = this.#documents.offsets.length - 1
    this.vocabulary = this.#frequencies.length
  }

  /** @throws IndexDamaged when the file is cut short or a table's checksum does not fit; `ENOENT` when there is none. */
  static async open(path: string, pages: PageCache): Promise<IndexReader> {
    const file = await open(path, 'r')
    try {
      const footer = await readFooter(file)
      const table = {} as Record<TableName, Uint8Array>
      for (const [name, width] of Object.entries(tables) as [TableName, number][]) {
        const { offset, length, crc32: expected } = footer.tables[name]
        const bytes = await readAt(file, offset, length)
        if (bytes.length !== length || length % width !== 0 || crc32(bytes) !== expected)
          throw new IndexDamaged(`table ${name} of ${path}`)
        table[name] = bytes
      }
      return new IndexReader(file, pages, footer, table)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The number of a term, or -1. */
  term(field: IndexField, text: string): number {
    return findString(this.#terms, termKey(field, text))
  }

  /** In how many passages a term stands. */
  frequency(term: number): number {
    return this.#frequencies[term]!
  }

  postings(term: number): Uint8Array | Promise<Uint8Array> {
    return this.#pages.read(this.#owner, this.#file, this.#postingOffsets[term]!, this.#postingOffsets[term + 1]!)
  }

  sentences(passage: number): Uint8Array | Promise<Uint8Array> {
    const offsets = this.#sentenceOffsets
    return this.#pages.read(this.#owner, this.#file, offsets[passage]!, offsets[passage + 1]!)
  }

  /** The number of a document, or -1. */
  documentNumber(name: string): number {
    return findString(this.#documents, name)
  }

  documentName(number: number): string {
    return stringAt(this.#documents, number)
  }

  passageId(number: number): string {
    return stringAt(this.#passageIds, number)
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function readFooter(file: FileHandle): Promise<Footer> {
  const { size } = await file.stat()
  const trailer = await readAt(file, Math.max(0, size - trailerLength), trailerLength)
  if (trailer.length < trailerLength || !magic.every((byte, i) => trailer[8 + i] === byte))
    throw new IndexDamaged('not an index file, or cut short')
  const view = new DataView(trailer.buffer, trailer.byteOffset)
  const length = view.getUint32(0, true)
  const bytes = await readAt(file, Math.max(0, size - trailerLength - length), length)
  if (crc32(bytes) !== view.getUint32(4, true)) throw new IndexDamaged('footer')
  const footer = Footer.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
  if (!footer.success) throw new IndexDamaged('footer of another version')
  return footer.data
}

function sum(numbers: Uint32Array): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
