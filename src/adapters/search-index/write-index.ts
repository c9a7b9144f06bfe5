import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { BuildOptions, IndexRow } from '../../kernel/ports/search-index.ts'
import { type Footer, magic, type TableName } from './file-format.ts'
import { BlockWriter } from './posting-blocks.ts'
import { PostingRuns } from './posting-runs.ts'
import { StringNumbers } from './string-table.ts'
import { TermCounts } from './term-counts.ts'
import { VarintWriter } from './varint.ts'
import { Vocabulary } from './vocabulary.ts'
import { WordGrams } from './word-grams.ts'
import { WordKeys } from './word-keys.ts'

/** Progress is told, and other work let through, once in so many rows. */
const rowsPerStep = 256
const termsPerStep = 1 << 14

/**
 * Writes the rows as an index file in place of the one at `path`. All work happens in a folder beside it; the file
 * takes its name only when it is whole and on disk, so a crash leaves the former one.
 *
 * Memory: 64 MiB of postings, the vocabulary (about 40 bytes a term) and the tables of passages (about 120 bytes a
 * passage); measured in `docs/reference/benchmarks.md`.
 *
 * @throws RangeError on a passage given twice or a term beyond 256 characters.
 */
export async function writeIndex(
  path: string,
  rows: AsyncIterable<IndexRow> | Iterable<IndexRow>,
  options: BuildOptions = {},
): Promise<number> {
  const directory = await mkdtemp(join(dirname(path), `.${basename(path)}.building-`))
  try {
    const unfinished = join(directory, 'index')
    const passages = await writeFile(unfinished, directory, rows, options)
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
  { onProgress, gramsOf, keysOf }: BuildOptions,
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

    const vocabulary = new Vocabulary()
    const documents = new StringNumbers()
    const passages = new StringNumbers()
    const passageDocuments: number[] = []
    const passageOrdinals: number[] = []
    const passageWords: number[] = []
    const passageGrams: number[] = []
    const sentenceOffsets: number[] = []
    const postings = new PostingRuns(directory)
    const sentences = new VarintWriter(1 << 21)
    const counts = new TermCounts()
    const gramsOfWords = gramsOf && new WordGrams(vocabulary, gramsOf)

    for await (const row of rows) {
      const passage = passages.count
      if (passages.numberOf(row.passageId) !== passage) throw new RangeError(`passage ${row.passageId} was given twice`)
      passageDocuments.push(documents.numberOf(row.document))
      passageOrdinals.push(row.ordinal)
      sentenceOffsets.push(position + sentences.length)

      let words = 0
      let grams = row.grams.length
      sentences.write(row.sentences.length)
      for (const sentence of row.sentences) {
        sentences.write(sentence.length)
        words += sentence.length
        for (const word of sentence) {
          const term = vocabulary.numberOf('words', word)
          sentences.write(term)
          counts.add(term)
          if (gramsOfWords) grams += gramsOfWords.addTo(counts, term, word)
        }
      }
      for (const gram of row.grams) counts.add(vocabulary.numberOf('grams', gram))
      passageWords.push(words)
      passageGrams.push(grams)

      for (let i = 0; i < counts.size; i++) {
        if (postings.full) await postings.flush(vocabulary.count)
        postings.add(counts.terms[i]!, passage, counts.counts[i]!)
      }
      counts.clear()
      if (sentences.length > 1 << 20) await write(sentences.take())
      if (passages.count % rowsPerStep === 0) {
        onProgress?.(passages.count)
        await new Promise(setImmediate)
      }
    }
    await write(sentences.take())
    sentenceOffsets.push(position)
    await postings.flush(vocabulary.count)

    const lengths = { words: Uint32Array.from(passageWords), grams: Uint32Array.from(passageGrams) }
    const postingOffsets = new Float64Array(vocabulary.count + 1)
    const blocks = new BlockWriter()
    let parts: Uint8Array[] = []
    let partsLength = 0
    const writeParts = async () => {
      const bytes = Buffer.concat(parts)
      parts = []
      partsLength = 0
      await write(bytes)
    }
    await postings.join(
      (term, passage, count) => blocks.add(passage, count, lengths[vocabulary.fieldOf(term)][passage]!),
      (term) => {
        postingOffsets[term] = position + partsLength
        const bytes = blocks.take()
        parts.push(bytes)
        partsLength += bytes.length
        return partsLength > 1 << 20 ? writeParts() : undefined
      },
    )
    await writeParts()
    postingOffsets[vocabulary.count] = position

    const keys = new WordKeys(vocabulary.count)
    if (keysOf) {
      for (let term = 0; term < vocabulary.count; term++) {
        if (vocabulary.fieldOf(term) === 'words') keys.add(term, keysOf(vocabulary.textOf(term)))
        if (term % termsPerStep === 0) await new Promise(setImmediate)
      }
    }
    const keyPostingOffsets: number[] = []
    for (const bytes of keys.postings()) {
      keyPostingOffsets.push(position)
      await write(bytes)
    }
    keyPostingOffsets.push(position)

    const footer: Footer = { passages: passages.count, tables: {} as Footer['tables'] }
    const writeTable = async (name: TableName, table: ArrayBufferView) => {
      // Eight bytes are the widest element; typed arrays cannot look at memory that is not aligned to theirs.
      await write(new Uint8Array(-position & 7))
      const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength)
      footer.tables[name] = { offset: position, length: bytes.length, crc32: crc32(bytes) }
      await write(bytes)
    }
    const terms = vocabulary.table()
    await writeTable('termBytes', terms.bytes)
    await writeTable('termOffsets', terms.offsets)
    await writeTable('termSlots', terms.slots)
    for (const [name, strings] of [
      ['key', keys.names.table()],
      ['document', documents.table()],
      ['passage', passages.table()],
    ] as const) {
      await writeTable(`${name}Bytes`, strings.bytes)
      await writeTable(`${name}Offsets`, strings.offsets)
      // Only keys are looked up by name.
      if (name === 'key') await writeTable('keySlots', strings.slots)
    }
    await writeTable('termKeys', keys.counts)
    await writeTable('keyPostingOffsets', Float64Array.from(keyPostingOffsets))
    await writeTable('termFrequencies', postings.frequencies(vocabulary.count))
    await writeTable('postingOffsets', postingOffsets)
    await writeTable('passageDocuments', Uint32Array.from(passageDocuments))
    await writeTable('passageOrdinals', Uint32Array.from(passageOrdinals))
    await writeTable('passageWords', lengths.words)
    await writeTable('passageGrams', lengths.grams)
    await writeTable('sentenceOffsets', Float64Array.from(sentenceOffsets))

    const footerBytes = new TextEncoder().encode(JSON.stringify(footer))
    await write(footerBytes)
    const trailer = new DataView(new ArrayBuffer(8))
    trailer.setUint32(0, footerBytes.length, true)
    trailer.setUint32(4, crc32(footerBytes), true)
    await write(new Uint8Array(trailer.buffer))
    await write(magic)
    await file.sync()
    onProgress?.(passages.count)
    return passages.count
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
