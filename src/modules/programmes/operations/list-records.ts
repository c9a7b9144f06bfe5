import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { ProgrammesContext } from '../context.ts'
import { listPublished, type RecordFilter } from '../facet-store.ts'
import { recordsFacts } from '../facts.ts'
import { cursorAfter, placeAfter, placeOf } from '../list-cursor.ts'
import { recordCursorUnknown } from '../problems.ts'
import { readerOf } from '../reader.ts'
import { RecordSlug, ShownRecord, Statement } from '../record.ts'
import type { RecordRow } from '../record-store.ts'
import { showRecords } from '../show-records.ts'

/** Pages of rows that are read for one page of records: where nearly nothing may be shown, the page is short. */
const mostRead = 5

export const listRecords = operation({
  id: 'programmes.list',
  http: 'GET /records',
  summary: 'List the records in force that the caller may read, by their codes',
  permission: 'programmes:read',
  effect: 'read',
  input: z.strictObject({
    kind: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
    /** Slugs of an axis, and of an organisation that takes part. */
    axis: RecordSlug.optional(),
    partner: RecordSlug.optional(),
    /** The slug of a record that they lead to, by whichever field. */
    linked: RecordSlug.optional(),
    sector: Statement.shape.term.unwrap().optional(),
    region: Statement.shape.region.unwrap().optional(),
    /** A source by its short name, as the catalogue knows it: `S1`. */
    source: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(400).optional(),
  }),
  /** A page may hold fewer than `limit`, and even none, while there is a next one. */
  output: z.strictObject({ records: z.array(ShownRecord), next: z.string().nullable() }),
  problems: [recordCursorUnknown],

  facts: recordsFacts,

  async run(context: ProgrammesContext, { limit, cursor, ...filter }) {
    const reader = readerOf(context)
    const records: ShownRecord[] = []
    let last: RecordRow | undefined
    let after = cursor === undefined ? undefined : await placeOf(context.db, cursor)
    for (let read = 0; read < mostRead; read++) {
      const wanted = limit - records.length
      // One more than asked for says whether there is another page.
      const rows = await listPublished(context.db, filter, { after, limit: wanted + 1 })
      const page = rows.slice(0, wanted)
      const shown = await showRecords(context.db, reader, page)
      records.push(...shown.filter((record) => meets(record, filter)))
      if (rows.length <= wanted) return { records, next: null }
      last = page.at(-1)!
      after = placeAfter(last)
      if (records.length === limit) break
    }
    return { records, next: cursorAfter(last!) }
  },
})

/**
 * Whether what is shown of a record meets the conditions. The list was narrowed by all that is in force: what this reader
 * may not see must not be found out by asking for it.
 */
function meets({ fields }: ShownRecord, { axis, partner, linked, sector, region, source }: RecordFilter): boolean {
  const values = Object.values(fields).flat()
  const leadTo = (slug: string, among = values) => among.some(({ record }) => record?.slug === slug)
  return (
    (axis === undefined || leadTo(axis, fields.axis)) &&
    (partner === undefined || leadTo(partner)) &&
    (linked === undefined || leadTo(linked)) &&
    (sector === undefined || fields.sector?.some(({ term }) => term === sector) === true) &&
    (region === undefined || values.some((value) => value.region === region)) &&
    (source === undefined ||
      values.some(({ citations }) => citations.some(({ sources }) => sources.some((one) => one.source === source))))
  )
}
