import { problem } from '../../../kernel/problem.ts'

// What may be wrong with a file of records that somebody sends. Lines and places count from 1.

export const fileTooLarge = problem<{ mebibytes: number }>('exchange.too-large', 413)
export const fileNotText = problem('exchange.not-text', 422)
export const tooManyRecords = problem<{ maximum: number }>('exchange.too-many', 422)
export const jsonBroken = problem<{ line: number }>('exchange.json-broken', 422)
/** JSON, and none that we wrote: another `@context`, or no records where they should be. */
export const linkedDataUnknown = problem('exchange.linked-data-unknown', 422)
export const tableBroken = problem<{ line: number }>('exchange.table-broken', 422)
export const columnMissing = problem<{ column: string }>('exchange.column-missing', 422)
export const columnUnknown = problem<{ column: string }>('exchange.column-unknown', 422)
/** What stands in a cell is nothing that its column takes. */
export const cellUnfit = problem<{ line: number; column: string }>('exchange.cell-unfit', 422)
/** A record is in the list a second time. */
export const recordTwice = problem('exchange.record-twice', 422)
/** Two rows of one value do not say the same. */
export const rowsDiffer = problem<{ line: number; column: string }>('exchange.rows-differ', 422)
/** A record keeps its kind and its code for ever. */
export const identityDiffers = problem<{ record: string; part: string }>('exchange.identity-differs', 409)
