import { z } from 'zod'
import { type IndexField, indexFields } from '../../kernel/ports/search-index.ts'

/**
 * One immutable file for an index, all numbers little-endian:
 *
 *     magic | sentences | postings | key postings | tables … | footer (JSON) | footer length (u32) | footer CRC-32 (u32) | magic
 *
 * `sentences` holds for each passage its number of sentences and then each sentence's length and term numbers, as
 * varints. `postings` holds for each term what `posting-blocks.ts` describes, `key postings` for each key what
 * `word-keys.ts` does. All are read piece by piece; the tables
 * stay in memory while the index is open, and are checked against their CRC-32.
 *
 * The magic changes with the format. A file of another format is not migrated: its index is built again.
 */
export const magic = new TextEncoder().encode('JZINDEX3')
export const trailerLength = 8 + magic.length

/** Tables kept in memory, with the width of their elements in bytes. */
export const tables = {
  termBytes: 1,
  termOffsets: 4,
  termSlots: 4,
  /** In how many passages each term stands. */
  termFrequencies: 4,
  /** Where each term's postings begin in the file; one more than there are terms. */
  postingOffsets: 8,
  /** How many keys each term has: those of the field `words` only. */
  termKeys: 1,
  keyBytes: 1,
  keyOffsets: 4,
  keySlots: 4,
  /** Where each key's postings begin in the file; one more than there are keys. */
  keyPostingOffsets: 8,
  documentBytes: 1,
  documentOffsets: 4,
  passageBytes: 1,
  passageOffsets: 4,
  passageDocuments: 4,
  passageOrdinals: 4,
  passageWords: 4,
  passageGrams: 4,
  /** Where each passage's sentences begin in the file; one more than there are passages. */
  sentenceOffsets: 8,
} as const
export type TableName = keyof typeof tables

const Section = z.strictObject({ offset: z.int().min(0), length: z.int().min(0), crc32: z.int().min(0) })

export const Footer = z.strictObject({
  passages: z.int().min(0),
  tables: z.record(z.enum(Object.keys(tables) as [TableName, ...TableName[]]), Section),
})
export type Footer = z.infer<typeof Footer>

/** The vocabulary is one for both fields; a first byte keeps a word and a gram of the same letters apart. */
export function fieldByte(field: IndexField): number {
  return 0x30 + indexFields.indexOf(field)
}
