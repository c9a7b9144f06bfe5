import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { isOfficer } from '../../../kernel/principal.ts'
import { RecordSlug, sectors } from '../../programmes/index.ts'
import type { CallsContext } from '../context.ts'
import { placeOf } from '../cursor.ts'
import { listRows } from '../problem-store.ts'
import { problemCursorUnknown } from '../problems.ts'
import { ProblemId, PublicProblem, RegionCode } from '../public-problem.ts'
import { showProblems } from '../show-problems.ts'
import { ProblemState } from '../state.ts'

const Place = z.tuple([z.iso.datetime(), ProblemId])

export const listProblems = operation({
  id: 'calls.list-problems',
  http: 'GET /public-problems',
  summary: 'List public problems, newest first; proposed and declined ones are for those who lead them',
  permission: 'calls:read',
  effect: 'read',
  input: z.strictObject({
    sector: z.enum(sectors).optional(),
    region: RegionCode.optional(),
    /** Slugs of an axis, and of a record that it follows from. */
    axis: RecordSlug.optional(),
    from: RecordSlug.optional(),
    state: ProblemState.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({ problems: z.array(PublicProblem), next: z.string().nullable() }),
  problems: [problemCursorUnknown],

  facts: () => ({ kind: 'public-problems', id: 'all' }),

  async run(context: CallsContext, { limit, cursor, ...filter }) {
    const place = cursor === undefined ? undefined : placeOf(cursor, Place)
    const after = place && { at: new Date(place[0]), id: place[1] }
    const inside = isOfficer(context.principal)
    // One more than asked for says whether there is another page.
    const rows = await listRows(context.db, filter, { inside, after, limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, ({ proposed_at, id }) => cursorAt([proposed_at.toISOString(), id]))
    return { problems: await showProblems(context, page), next }
  },
})
