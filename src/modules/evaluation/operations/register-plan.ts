import { EvaluationPlan } from '../../../../libs/receipt/index.ts'
import { operation } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { actingFor } from '../acting.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { registerNewPlan } from '../new-plan.ts'
import { NewPlan } from '../plan.ts'
import {
  attemptsTooMany,
  barTooWeak,
  dataStays,
  drawChosen,
  drawExists,
  dutyUnknown,
  endpointEnded,
  hiddenPlanExists,
  itemsTooMany,
  metricUnknown,
  organisationNeeded,
  organisationNotFound,
  projectNotFound,
  sliceUnknown,
  systemNotFound,
  taskNotFound,
  thresholdSenseless,
} from '../problems.ts'
import { findSystem } from '../system-under-test.ts'

export const registerPlan = operation({
  id: 'evaluation.register-plan',
  http: 'POST /evaluation/plans',
  summary:
    'Fix the bar before anything is shown: test, system, criteria, seed, items and attempts, in the log and never changed',
  permission: 'evaluation:write',
  effect: 'write',
  input: NewPlan,
  // The outcome's entry in the log commits to what is answered: to the plan itself, and to nothing beside it.
  output: EvaluationPlan,
  problems: [
    taskNotFound,
    systemNotFound,
    endpointEnded,
    organisationNeeded,
    organisationNotFound,
    projectNotFound,
    itemsTooMany,
    metricUnknown,
    sliceUnknown,
    thresholdSenseless,
    dutyUnknown,
    barTooWeak,
    dataStays,
    attemptsTooMany,
    hiddenPlanExists,
    drawChosen,
    drawExists,
  ],

  async facts(context: EvaluationQuestion, { system, organisation }) {
    const owner = (await ownerOf(context, system)) ?? actingFor(context.principal, organisation)
    return { kind: 'evaluation-plan', id: 'new', ...(owner !== undefined && { owner }) }
  },

  run: (context: EvaluationContext, input) => registerNewPlan(context, input),
})

/** Who answers for the system; null for what is not there, which is answered as such to whoever fixes bars. */
async function ownerOf(context: EvaluationQuestion, system: NewPlan['system']): Promise<string | null> {
  try {
    return (await findSystem(context, system)).owner
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
