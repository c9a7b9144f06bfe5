import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import { type AssistantTables, findVersion } from '../assistants/index.ts'
import type { StoredPlan } from './plan-store.ts'
import type { EvaluationTables } from './tables.ts'

/** Whether somebody registered this plan, or made the version that it puts to the test: they rate nothing of it. */
export async function ratesOwnWork(
  db: Kysely<EvaluationTables>,
  plan: Pick<StoredPlan, 'registered_by' | 'system_kind' | 'system_version'>,
  holder: string | null,
): Promise<boolean> {
  if (plan.registered_by === holder) return true
  if (plan.system_kind !== 'assistant') return false
  const version = await findVersion(viewOf<AssistantTables>(db), plan.system_version)
  return version?.madeBy === holder
}
