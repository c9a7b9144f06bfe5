import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { IndexRow } from '../../kernel/ports/search-index.ts'
import { type Footer, magic, type TableName, termKey } from './file-format.ts'
import { PostingRuns } from './posting-runs.ts'
import { stringTable } from './string-table.ts'
import { VarintWriter } from './varint.ts'

/** Progress is told, and other work let through, once in so many rows. */
const rowsPerStep = 256

/** Longer terms are not made by any analysis; they would only bloat the vocabulary. */
const longestTerm = 256

/**
 * Writes the rows as an index file in place of the one at `path`. All work happens in a folder beside it; the file
 * takes its name only when it is whole and on disk, so a crash leaves the former one.
 *
 * Memory: 24 MiB of postings, the vocabulary, and about 100 bytes a passage.
 *
 * @throws RangeError on a passage given twice or a term beyond 256 characters.
 */
export async function writeIndex(
  path: string,
  rows: AsyncIterable<IndexRow> | Iterable<IndexRow>,
  onProgress: (rows: number) => void = () => {},
): Promise<number> {
  const directory = await mkdtemp(join(dirname(path), `.${basename(path)}.building-`))
  try {
    const unfinished = join(directory, 'index')
    const passages = await writeFile(unfinished, directory, rows, onProgress)
    await rename(unfinished, path)
    await syncDirectory(dirname(path))
    return passages
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Whether this is the work folder of a build: a crashed one leaves it behind. */
export function isBuildFolder(name: string): boolean {
  return /^\..*\.building-[^.]*$/.test(name)
}

async function writeFile(
  path: string,
  directory: string,
  rows: AsyncIterable<IndexRow> | Iterable<IndexRow>,
  onProgress: (rows: number) => void,
): Promise<number> {
  // It holds the words of what it indexes, whatever their label.
  const file = await open(path, 'wx', 0o600)
  try {
    let position = 0
    const write = async (bytes: Uint8Array) => {
      await file.writeFile(bytes)
      position += bytes.length
    }
    await write(magic)

    const vocabulary = new Map<string, number>()
    const documents = new Map<string, number>()
    const passages = new Map<string, number>()
    const passageDocuments: number[] = []
    const passageOrdinals: number[] = []
    const passageWords: number[] = []
    const passageGrams: number[] = []
    const sentenceOffsets: number[] = []
    const postings = new PostingRuns(directory)
    const sentences = new VarintWriter()

    const numberOf = (key: string): number => {
      if (key.length > longestTerm) throw new RangeError(`a term of ${key.length} characters`)
      const known = vocabulary.get(key)
      if (known !== undefined) return known
      vocabulary.set(key, vocabulary.size)
      return vocabulary.size - 1
    }

    for await (const row of rows) {
      const passage = passages.size
      if (passages.has(row.passageId)) throw new RangeError(`passage ${row.passageId} was given twice`)
      passages.set(row.passageId, passage)
      passageDocuments.push(documents.get(row.document) ?? documents.set(row.document, documents.size).size - 1)
      passageOrdinals.push(row.ordinal)
      sentenceOffsets.push(position + sentences.length)

      const counts = new Map<number, number>()
      const count = (term: number) => counts.set(term, (counts.get(term) ?? 0) + 1)
      let words = 0
      sentences.write(row.sentences.length)
      for (const sentence of row.sentences) {
        sentences.write(sentence.length)
        words += sentence.length
        for (const word of sentence) {
          const term = numberOf(termKey('words', word))
          sentences.write(term)
          count(term)
        }
      }
      for (const gram of row.grams) count(numberOf(termKey('grams', gram)))
      passageWords.push(words)
      passageGrams.push(row.grams.length)

      for (const [term, times] of counts) {
        if (postings.full) await postings.flush(vocabulary.size)
        postings.add(term, passage, times)
      }
      if (sentences.length > 1 << 20) await write(sentences.take())
      if (passages.size % rowsPerStep === 0) {
        onProgress(passages.size)
        await new Promise(setImmediate)
      }
    }
    await write(sentences.take())
    sentenceOffsets.push(position)

    await postings.flush(vocabulary.size)
    const postingOffsets = new Float64Array(vocabulary.size + 1)
    let lastTerm = -1
    let parts: Uint8Array[] = []
    let partsLength = 0
    for await (const { term, bytes } of postings.joined(vocabulary.size)) {
      if (term !== lastTerm) postingOffsets[term] = position + partsLength
      lastTerm = term
      parts.push(bytes)
      partsLength += bytes.length
      if (partsLength < 1 << 20) continue
      await write(Buffer.concat(parts))
      parts = []
      partsLength = 0
    }
    await write(Buffer.concat(parts))
    postingOffsets[vocabulary.size] = position

    const footer: Footer = { passages: passages.size, tables: {} as Footer['tables'] }
    const writeTable = async (name: TableName, table: ArrayBufferView) => {
      // Eight bytes are the widest element; typed arrays cannot look at memory that is not aligned to theirs.
      await write(new Uint8Array(-position & 7))
      const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength)
      footer.tables[name] = { offset: position, length: bytes.length, crc32: crc32(bytes) }
      await write(bytes)
    }
    const writeStrings = async (name: 'term' | 'document' | 'passage', strings: Map<string, number>) => {
      const { bytes, offsets, slots } = stringTable(strings.keys(), strings.size)
      await writeTable(`${name}Bytes`, bytes)
      await writeTable(`${name}Offsets`, offsets)
      // Passages are never looked up by name.
      if (name !== 'passage') await writeTable(`${name}Slots`, slots)
    }
    await writeStrings('term', vocabulary)
    await writeStrings('document', documents)
    await writeStrings('passage', passages)
    await writeTable('termFrequencies', postings.frequencies(vocabulary.size))
    await writeTable('postingOffsets', postingOffsets)
    await writeTable('passageDocuments', Uint32Array.from(passageDocuments))
    await writeTable('passageOrdinals', Uint32Array.from(passageOrdinals))
    await writeTable('passageWords', Uint32Array.from(passageWords))
    await writeTable('passageGrams', Uint32Array.from(passageGrams))
    await writeTable('sentenceOffsets', Float64Array.from(sentenceOffsets))

    const footerBytes = new TextEncoder().encode(JSON.stringify(footer))
    await write(footerBytes)
    const trailer = new DataView(new ArrayBuffer(8))
    trailer.setUint32(0, footerBytes.length, true)
    trailer.setUint32(4, crc32(footerBytes), true)
    await write(new Uint8Array(trailer.buffer))
    await write(magic)
    await file.sync()
    onProgress(passages.size)
    return passages.size
  } finally {
    await file.close()
  }
}

/** A rename is on disk when its folder is. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
