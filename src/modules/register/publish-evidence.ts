import { viewOf } from '../../kernel/database.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import { type EvaluationTables, publishPlans } from '../evaluation/index.ts'
import type { RegisterContext } from './context.ts'
import type { StandingSystem } from './show-systems.ts'

/**
 * Makes the plans public that the versions of a live entry were held to, with their results: what was tried and did not pass,
 * or was cancelled before anybody knew, is part of what everybody may know.
 */
export async function publishEvidence(
  { db, now }: Pick<RegisterContext, 'db' | 'now'>,
  { row, stages }: StandingSystem,
): Promise<void> {
  if (row.state !== 'live') return
  for (const stage of systemStages) {
    const { named } = stages[stage].facts
    if (!named) continue
    const of = { system: named.assistant, version: named.version }
    await publishPlans(viewOf<EvaluationTables>(db), of, now)
  }
}
