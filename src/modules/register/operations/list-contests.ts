import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { Contest, ContestId, contestStates } from '../contest.ts'
import type { ContestContext } from '../contest-context.ts'
import { shownContest } from '../contest-shown.ts'
import { listContests as list } from '../contest-store.ts'
import { registerCursorUnknown } from '../problems.ts'
import { reportCursor, reportPlace } from '../report-cursor.ts'

import { SystemName } from '../system.ts'
import { officeToSettle } from '../who-settles.ts'

export const listContests = operation({
  id: 'register.list-contests',
  http: 'GET /contests',
  summary: 'List the contested answers that you settle for your organisation, newest first',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    /** That one alone. */
    id: ContestId.optional(),
    system: SystemName.optional(),
    state: z.enum(contestStates).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    /** Nobody else's: an answer that was contested is between who asked and who answers for it. */
    contests: z.array(Contest),
    next: z.string().nullable(),
  }),
  problems: [registerCursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: ContestContext, { id, system, state, limit, cursor }) {
    const office = officeToSettle(context.principal)
    const wanted = { id, system, state, after: reportPlace(cursor), limit: limit + 1 }
    const rows = await list(context.db, office, wanted)
    const { page, next } = pageOf(rows, limit, ({ openedAt, id }) => reportCursor({ at: openedAt, id }))
    return { contests: await Promise.all(page.map((row) => shownContest(context, row))), next }
  },
})
