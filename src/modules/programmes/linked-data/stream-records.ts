import type { ShownRecord } from '../record.ts'
import { linkedRecord } from './linked-record.ts'
import type { Places } from './places.ts'
import { tableHead, tableLines } from './record-table.ts'

/** Answers a page of records from a cursor on, as `programmes.list` does. */
export type ListPage = (cursor: string | undefined) => Promise<{
  readonly records: readonly ShownRecord[]
  readonly next: string | null
}>

/** The pages of a list one after the other, each asked for when the one before it was taken, until the signal ends. */
async function* pagesOf(list: ListPage, signal: AbortSignal): AsyncGenerator<readonly ShownRecord[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    signal.throwIfAborted()
    const { records, next } = await list(cursor)
    yield records
    cursor = next
  }
}

/** All records of a list as one JSON-LD document, a page at a time. It is whole only when it ends without an error. */
export async function* linkedDataOf(list: ListPage, places: Places, signal: AbortSignal): AsyncGenerator<string> {
  let before = `{"@context":${JSON.stringify(places.context)},"@graph":[\n`
  for await (const records of pagesOf(list, signal)) {
    if (records.length === 0) continue
    yield before + records.map((record) => JSON.stringify(linkedRecord(record, places))).join(',\n')
    before = ',\n'
  }
  yield before === ',\n' ? '\n]}\n' : `${before}]}\n`
}

/** All records of a list as one table, a page at a time. */
export async function* tableOf(list: ListPage, signal: AbortSignal): AsyncGenerator<string> {
  let before = tableHead
  for await (const records of pagesOf(list, signal)) {
    yield before + records.map(tableLines).join('')
    before = ''
  }
}
