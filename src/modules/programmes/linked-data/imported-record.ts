import type { Problem } from '../../../kernel/problem.ts'
import type { GivenFields } from '../record.ts'

/** Bytes of a file of records. */
export const largestFile = 10 * 2 ** 20
/** Records in one file. */
export const mostRecords = 1_000

/** A record as a file has it, in the form in which it is proposed. */
export type ImportedRecord = {
  /** Where it begins: a line of a table, a place in a graph. From 1. */
  readonly at: number
  readonly slug: string
  readonly kind: string
  readonly code: string | null
  readonly fields: GivenFields
}

/** One that could not be read, and why; the others of its file go on. */
export type UnreadRecord = { readonly at: number; readonly slug: string | null; readonly problem: Problem }
