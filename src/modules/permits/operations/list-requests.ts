import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { officeOf } from '../../../kernel/principal.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { ownList } from '../facts.ts'
import { permitCursorUnknown } from '../problems.ts'
import { ProjectId } from '../project.ts'
import { PermitRequest } from '../request.ts'
import { listOwnRequests, listWaitingRequests } from '../request-store.ts'
import { showRequests } from '../show-requests.ts'

export const listRequests = operation({
  id: 'permits.list-requests',
  http: 'GET /permit-requests',
  summary: 'List requests for permits, newest first: those of one’s projects, or those that wait for one’s office',
  permission: 'permits:project',
  effect: 'read',
  input: z.strictObject({
    /** `inbox`: what waits for the organisations whose officer the caller is; for an administrator, for any. */
    box: z.enum(['mine', 'inbox']).default('mine'),
    project: ProjectId.optional(),
    ...listInput,
  }),
  output: z.strictObject({ requests: z.array(PermitRequest), next: z.string().nullable() }),
  problems: [permitCursorUnknown],

  facts: ownList('permit-requests'),

  async run(context: PermitsContext, { box, project, limit, cursor }) {
    const wanted = { caller: await callerOf(context), project, after: placeOf(cursor), limit: limit + 1 }
    const rows =
      box === 'mine'
        ? await listOwnRequests(context.db, wanted)
        : await listWaitingRequests(context.db, { ...wanted, owners: officeOf(context.principal) })
    const { page, next } = pageOf(rows, limit, ({ created_at: at, id }) => cursorAfter({ at, id }))
    return { requests: await showRequests(context, page), next }
  },
})
