import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { authorOf } from '../author.ts'
import type { ProgrammesContext } from '../context.ts'
import { recordCursorUnknown } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { RecordId, RecordLink, RecordSlug } from '../record.ts'
import { proposals, recordsById } from '../record-store.ts'
import { revisionCursor, revisionPlace } from '../revision-cursor.ts'
import { linksTo } from '../show-records.ts'

export const listProposals = operation({
  id: 'programmes.list-proposals',
  http: 'GET /record-proposals',
  summary: 'List what was proposed for records and waits for somebody to decide, oldest first',
  permission: 'programmes:propose',
  effect: 'read',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.strictObject({
    proposals: z.array(
      z.strictObject({
        record: z.strictObject({
          id: RecordId,
          slug: RecordSlug,
          kind: z.string(),
          code: RecordLink.shape.code,
          /** Of what is in force; null while nothing is. */
          title: RecordLink.shape.title.nullable(),
        }),
        revision: z.number().int().positive(),
        change: z.enum(['edit', 'supersession', 'retraction']),
        note: z.string().nullable(),
        proposedAt: z.iso.datetime(),
        /** The caller proposed it, so somebody else has to decide. */
        own: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  problems: [recordCursorUnknown],

  facts: () => ({ kind: 'records', id: 'proposals' }),

  async run(context: ProgrammesContext, { limit, cursor }) {
    const { db, principal } = context
    const rows = await proposals(db, { after: revisionPlace(cursor), limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, ({ proposed_at: at, record_id: record, number }) =>
      revisionCursor({ at, record, number }),
    )
    const ids = [...new Set(page.map(({ record_id }) => record_id))]
    const records = new Map((await recordsById(db, ids)).map((row) => [row.id, row]))
    const links = await linksTo(db, readerOf(context), ids)
    return {
      proposals: page.map(({ record_id, number, change, note, proposed_at, author }) => {
        const { id, slug, kind, code } = records.get(record_id)!
        return {
          record: { id, slug, kind, code, title: links.get(id)?.title ?? null },
          revision: number,
          change,
          note,
          proposedAt: proposed_at.toISOString(),
          own: author === authorOf(principal),
        }
      }),
      next,
    }
  },
})
