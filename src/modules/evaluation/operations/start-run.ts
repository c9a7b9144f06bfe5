import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { type AuditTables, logStopped, proveDecision } from '../../audit/index.ts'
import { concealedPlan, planFacts } from '../facts.ts'
import { PlanId } from '../plan.ts'
import { findPlan } from '../plan-store.ts'
import { attemptsUsed, notInLog, planDiffers, planNotFound } from '../problems.ts'
import { Run } from '../run.ts'
import type { RunsContext } from '../run-context.ts'
import { workOn } from '../run-queue.ts'
import { showRun, takeAttempt } from '../run-store.ts'

export const startRun = operation({
  id: 'evaluation.start-run',
  http: 'POST /evaluation/plans/{id}/runs',
  summary: 'Begin an attempt of a plan: it is used up, however the run ends',
  permission: 'evaluation:run',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PlanId }),
  output: Run,
  problems: [planNotFound, notInLog, logStopped, attemptsUsed, planDiffers],

  facts: planFacts,
  concealed: concealedPlan,

  // The plan comes before anything of a run in the log, whatever clocks say. May have the log's next checkpoint made.
  async prepare({ db, publisher }: RunsContext, { id }) {
    const plan = await findPlan(db, id)
    if (!plan) throw planNotFound({ id })
    const proven = await proveDecision(viewOf<AuditTables>(db), publisher, plan.decision_index)
    if (!proven) throw notInLog({ id })
    return plan
  },

  async run({ db, jobs, now, principal, harness }: RunsContext, { id }, { stated, attempts }) {
    // An attempt that could only fail is not used up.
    if (stated.harness !== harness) throw planDiffers({ what: 'harness' })
    const begun = { id: newId('evr'), at: now, by: holderOf(principal) ?? 'anonymous' }
    const run = await takeAttempt(db, { id, attempts, items: stated.items }, begun)
    if (!run) throw attemptsUsed({ attempts })
    await workOn(db, jobs, run.id)
    return showRun(run)
  },
})
