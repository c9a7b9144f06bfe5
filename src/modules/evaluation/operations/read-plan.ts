import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { concealedPlan, planFacts } from '../facts.ts'
import { Plan, PlanId } from '../plan.ts'
import { findPlan } from '../plan-store.ts'
import { planNotFound } from '../problems.ts'
import { showPlans } from '../show-plans.ts'

export const readPlan = operation({
  id: 'evaluation.read-plan',
  http: 'GET /evaluation/plans/{id}',
  summary: 'Read a registered plan: the bar, the system, the attempts used, and what came of them',
  permission: 'evaluation:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PlanId }),
  output: Plan,
  problems: [planNotFound],

  facts: (context: EvaluationQuestion, input) => planFacts(context, input),
  concealed: concealedPlan,

  async run(context: EvaluationContext, { id }) {
    const found = await findPlan(context.db, id)
    if (!found) throw planNotFound({ id })
    const [plan] = await showPlans(context, [found])
    return plan!
  },
})
