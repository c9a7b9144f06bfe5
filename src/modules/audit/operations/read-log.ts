import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { AuditContext } from '../context.ts'
import { entriesFrom } from '../store.ts'

const entriesShown = 50

export const readLog = operation({
  id: 'audit.read',
  http: 'GET /log',
  summary: 'Read the state of the transparency log and its latest entries',
  permission: 'audit:read',
  effect: 'read',
  input: z.strictObject({
    /** Entries below this index, newest first; without it the latest. */
    before: z.coerce.number().int().min(0).optional(),
  }),
  output: z.strictObject({
    origin: z.string(),
    verifierKey: z.string(),
    size: z.number().int(),
    checkpoint: z.string().nullable(),
    fault: z.enum(['rows-behind-checkpoint', 'rows-contradict-checkpoint']).nullable(),
    entries: z.array(z.strictObject({ index: z.number().int(), entry: z.record(z.string(), z.unknown()) })),
  }),
  problems: [],

  facts: () => ({ kind: 'log', id: 'log' }),

  async run({ db, publisher }: AuditContext, { before }) {
    const published = publisher.published()
    const size = published?.size ?? 0
    const end = Math.min(before ?? size, size)
    const first = Math.max(0, end - entriesShown)
    const rows = await entriesFrom(db, first, end - first)
    return {
      origin: publisher.origin,
      verifierKey: publisher.verifierKey,
      size,
      checkpoint: published?.checkpoint ?? null,
      fault: publisher.fault() ?? null,
      entries: rows.reverse().map((row) => ({ index: row.index, entry: JSON.parse(row.text) })),
    }
  },
})
