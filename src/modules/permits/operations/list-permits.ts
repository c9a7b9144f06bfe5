import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { officeOf } from '../../../kernel/principal.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { ownList } from '../facts.ts'
import { Permit } from '../permit.ts'
import { listPermits as listRows } from '../permit-store.ts'
import { permitCursorUnknown } from '../problems.ts'
import { ProjectId } from '../project.ts'
import { showPermits } from '../show-permits.ts'

export const listPermits = operation({
  id: 'permits.list',
  http: 'GET /permits',
  summary: 'List permits, newest first: those of one’s projects, and those over the data of one’s office',
  permission: 'permits:read',
  effect: 'read',
  input: z.strictObject({ project: ProjectId.optional(), ...listInput }),
  output: z.strictObject({ permits: z.array(Permit), next: z.string().nullable() }),
  problems: [permitCursorUnknown],

  facts: ownList('permits'),

  async run(context: PermitsContext, { project, limit, cursor }) {
    const rows = await listRows(context.db, {
      caller: await callerOf(context),
      owners: officeOf(context.principal),
      project,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ granted_at: at, id }) => cursorAfter({ at, id }))
    return { permits: await showPermits(context, page), next }
  },
})
