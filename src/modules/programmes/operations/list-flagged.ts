import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { readableHoldings } from '../citations/document-text.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsCiting } from '../flagged-store.ts'
import { cursorAfter, placeAfter, placeOf } from '../list-cursor.ts'
import { recordCursorUnknown } from '../problems.ts'
import { citedDocuments } from '../published-store.ts'
import { readerOf } from '../reader.ts'
import { ShownRecord } from '../record.ts'
import type { RecordRow } from '../record-store.ts'
import { showRecords } from '../show-records.ts'

/** Pages of rows that are read for one page of records: most that cite a former document cite its successor too. */
const mostRead = 5

export const listFlagged = operation({
  id: 'programmes.list-flagged',
  http: 'GET /flagged-records',
  summary: 'List the records that hold a value whose words stand only in a former version of their document',
  permission: 'programmes:propose',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(400).optional(),
  }),
  /** A page may hold fewer than `limit`, and even none, while there is a next one. */
  output: z.strictObject({ records: z.array(ShownRecord), next: z.string().nullable() }),
  problems: [recordCursorUnknown],

  facts: () => ({ kind: 'records', id: 'flagged' }),

  async run(context: ProgrammesContext, { limit, cursor }) {
    const reader = readerOf(context)
    const held = await readableHoldings(context.db, reader, await citedDocuments(context.db))
    const former = [...held].flatMap(([document, holdings]) =>
      holdings.length > 0 && !holdings.some(({ isCurrent }) => isCurrent) ? [document] : [],
    )
    const records: ShownRecord[] = []
    let last: RecordRow | undefined
    let after = cursor === undefined ? undefined : await placeOf(context.db, cursor)
    for (let read = 0; read < mostRead; read++) {
      const wanted = limit - records.length
      const rows = await recordsCiting(context.db, former, { after, limit: wanted + 1 })
      const page = rows.slice(0, wanted)
      records.push(...(await showRecords(context.db, reader, page)).filter(({ flagged }) => flagged))
      if (rows.length <= wanted) return { records, next: null }
      last = page.at(-1)!
      after = placeAfter(last)
      if (records.length === limit) break
    }
    return { records, next: cursorAfter(last!) }
  },
})
