import type { Kysely } from 'kysely'
import { EvaluationPlan, EvaluationResult } from '../../../libs/receipt/index.ts'
import type { EvaluationTables } from './tables.ts'

/** A result with the plan that it is of, and the places in the log of the decisions that made the two. */
export type ResultOfSystem = {
  readonly duty: string | null
  readonly plan: string
  readonly planDigest: string
  readonly planDocument: string
  /** Who fixed the bar, by their holder. */
  readonly registeredBy: string
  /** Who wrote what was asked, by their holder. */
  readonly taskCreatedBy: string
  readonly result: EvaluationResult
  readonly resultDigest: string
  readonly resultDocument: string
  readonly passed: boolean
  readonly expiresAt: Date
  readonly run: string
  readonly decisionIndexes: { readonly plan: number; readonly result: number }
}

/** Every result of a system in one version, newest first: whether it still holds is for whoever asks to say. */
export async function resultsFor(
  db: Kysely<EvaluationTables>,
  { system, version }: { readonly system: string; readonly version: string },
): Promise<ResultOfSystem[]> {
  const rows = await db
    .selectFrom('evaluation.run')
    .innerJoin('evaluation.plan', 'evaluation.plan.id', 'evaluation.run.plan_id')
    .innerJoin('evaluation.task', 'evaluation.task.digest', 'evaluation.plan.task_digest')
    .select([
      'evaluation.run.id as run',
      'evaluation.run.result',
      'evaluation.run.result_digest',
      'evaluation.run.result_decision',
      'evaluation.run.passed',
      'evaluation.run.expires_at',
      'evaluation.plan.id as plan',
      'evaluation.plan.digest as plan_digest',
      'evaluation.plan.document',
      'evaluation.plan.decision_index',
      'evaluation.plan.registered_by',
      'evaluation.task.created_by',
    ])
    .where('evaluation.plan.system_id', '=', system)
    .where('evaluation.plan.system_version', '=', version)
    .where('evaluation.run.state', '=', 'finished')
    .orderBy('evaluation.run.finished_at', 'desc')
    .orderBy('evaluation.run.id', 'desc')
    .execute()
  return rows.map((row) => ({
    duty: EvaluationPlan.parse(JSON.parse(row.document)).duty,
    plan: row.plan,
    planDigest: row.plan_digest,
    registeredBy: row.registered_by,
    taskCreatedBy: row.created_by,
    planDocument: row.document,
    result: EvaluationResult.parse(JSON.parse(row.result!)),
    resultDigest: row.result_digest!,
    resultDocument: row.result!,
    passed: row.passed!,
    expiresAt: row.expires_at!,
    run: row.run,
    decisionIndexes: { plan: Number(row.decision_index), result: Number(row.result_decision) },
  }))
}
