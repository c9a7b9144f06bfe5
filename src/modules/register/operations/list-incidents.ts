import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { Incident, IncidentId, incidentStates } from '../incident.ts'
import { type IncidentRow, listIncidents as list } from '../incident-store.ts'
import { registerCursorUnknown } from '../problems.ts'
import { reportCursor, reportPlace } from '../report-cursor.ts'
import { SystemName } from '../system.ts'
import { type Office, officeToSettle, settlesFor } from '../who-settles.ts'

export const listIncidents = operation({
  id: 'register.list-incidents',
  http: 'GET /incidents',
  summary: 'List incidents that were settled, newest first; those who answer for a system also see its reports',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    /** That one alone. */
    id: IncidentId.optional(),
    system: SystemName.optional(),
    state: z.enum(incidentStates).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** `next` of the page before. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    incidents: z.array(Incident),
    next: z.string().nullable(),
  }),
  problems: [registerCursorUnknown],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run({ db, principal }: RegisterContext, { id, system, state, limit, cursor }) {
    const office = officeToSettle(principal)
    const rows = await list(db, office, { id, system, state, after: reportPlace(cursor), limit: limit + 1 })
    const { page, next } = pageOf(rows, limit, ({ reportedAt, id }) => reportCursor({ at: reportedAt, id }))
    return { incidents: page.map((row) => shown(row, office)), next }
  },
})

/** Nobody reads what was reported but those who settle it: it may be wrong, and it may say who somebody is. */
function shown({ owner, ...row }: IncidentRow, office: Office): Incident {
  const maySettle = settlesFor(office, owner)
  return {
    ...row,
    what: maySettle ? row.what : null,
    maySettle,
    reportedAt: row.reportedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }
}
