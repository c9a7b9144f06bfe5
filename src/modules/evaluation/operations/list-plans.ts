import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { officesOf } from '../acting.ts'
import type { EvaluationContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { catalogueFacts } from '../facts.ts'
import { Plan, SystemId } from '../plan.ts'
import { listPlans as listRows } from '../plan-store.ts'
import { cursorUnknown } from '../problems.ts'
import { showPlans } from '../show-plans.ts'

export const listPlans = operation({
  id: 'evaluation.list-plans',
  http: 'GET /evaluation/plans',
  summary: 'List registered plans, newest first: public ones, those of one’s projects, and those of one’s office',
  permission: 'evaluation:read',
  effect: 'read',
  input: z.strictObject({ task: Digest.optional(), system: SystemId.optional(), ...listInput }),
  output: z.strictObject({ plans: z.array(Plan), next: z.string().nullable() }),
  problems: [cursorUnknown],

  facts: catalogueFacts('evaluation-plans'),

  async run(context: EvaluationContext, { task, system, limit, cursor }) {
    const { db, principal, projects } = context
    const rows = await listRows(db, {
      owners: officesOf(principal),
      projects: await projects.ofCaller(viewOf(db), principal),
      task,
      system,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ registered_at: at, id }) => cursorAfter({ at, id }))
    return { plans: await showPlans(context, page), next }
  },
})
