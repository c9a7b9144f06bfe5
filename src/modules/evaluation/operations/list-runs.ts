import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { officesOf } from '../acting.ts'
import type { EvaluationContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { PlanId } from '../plan.ts'
import { cursorUnknown } from '../problems.ts'
import { Run } from '../run.ts'
import { listRuns as listRows, showRun } from '../run-store.ts'

export const listRuns = operation({
  id: 'evaluation.list-runs',
  http: 'GET /evaluation/runs',
  summary: 'List runs, newest first: of public plans, of one’s projects, and of the organisations of one’s offices',
  permission: 'evaluation:read',
  effect: 'read',
  input: z.strictObject({ plan: PlanId.optional(), task: Digest.optional(), ...listInput }),
  output: z.strictObject({ runs: z.array(Run), next: z.string().nullable() }),
  problems: [cursorUnknown],

  // The list shows what the caller may know of, and nothing else.
  facts: () => ({ kind: 'evaluation-runs', id: 'all', published: true }),

  async run({ db, principal, projects }: EvaluationContext, { plan, task, limit, cursor }) {
    const rows = await listRows(db, {
      owners: officesOf(principal),
      projects: await projects.ofCaller(viewOf(db), principal),
      plan,
      task,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ requested_at: at, id }) => cursorAfter({ at, id }))
    return { runs: page.map(showRun), next }
  },
})
