import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordsFacts } from '../facts.ts'
import { recordCursorUnknown } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { RecordLink } from '../record.ts'
import { changes, type RevisionRow } from '../record-store.ts'
import { revisionCursor, revisionPlace } from '../revision-cursor.ts'
import { linksTo } from '../show-records.ts'

export const listRecordChanges = operation({
  id: 'programmes.list-changes',
  http: 'GET /record-changes',
  summary: 'List what changed in the records that the caller may read, newest first',
  permission: 'programmes:read',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.strictObject({
    changes: z.array(
      z.strictObject({
        record: RecordLink,
        revision: z.number().int().positive(),
        change: z.enum(['publication', 'edit', 'supersession', 'retraction']),
        note: z.string().nullable(),
        at: z.iso.datetime(),
        /** Where a page begins that goes on after this one. */
        cursor: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [recordCursorUnknown],

  facts: recordsFacts,

  async run(context: ProgrammesContext, { limit, cursor }) {
    const rows = await changes(context.db, { after: revisionPlace(cursor), limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, cursorAfter)
    const links = await linksTo(
      context.db,
      readerOf(context),
      page.map(({ record_id }) => record_id),
    )
    return {
      changes: page.flatMap((row) => {
        const { number, change, base, note } = row
        const record = links.get(row.record_id)
        const kind = change === 'edit' && base === null ? ('publication' as const) : change
        const at = row.decided_at!.toISOString()
        return record ? [{ record, revision: number, change: kind, note, at, cursor: cursorAfter(row) }] : []
      }),
      next,
    }
  },
})

function cursorAfter({ decided_at, record_id, number }: RevisionRow): string {
  return revisionCursor({ at: decided_at!, record: record_id, number })
}
