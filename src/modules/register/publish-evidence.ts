import { viewOf } from '../../kernel/database.ts'
import { type EvaluationTables, publishPlans } from '../evaluation/index.ts'
import type { RegisterContext } from './context.ts'
import type { StandingSystem } from './show-systems.ts'

/**
 * Makes the plans public that a live entry rests on, with their results, failed ones too: what was tried and did not pass is
 * part of what everybody may know.
 */
export async function publishEvidence(
  { db, now }: Pick<RegisterContext, 'db' | 'now'>,
  { row, stages }: StandingSystem,
): Promise<void> {
  if (row.state !== 'live') return
  const results = [...stages.staff.results, ...stages.production.results]
  const plans = [...new Set(results.filter(({ duty }) => duty !== null).map(({ plan }) => plan))]
  if (plans.length > 0) await publishPlans(viewOf<EvaluationTables>(db), plans, now)
}
