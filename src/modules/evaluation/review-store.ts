import { type Kysely, type SqlBool, sql } from 'kysely'
import type { EvaluationTables } from './tables.ts'

/** Runs whose samples are all there and whose result is not, of these organisations and not of hidden tests; oldest first. */
export async function runsToRate(
  db: Kysely<EvaluationTables>,
  {
    owners,
    only,
    limit,
  }: { readonly owners: 'every' | readonly string[]; readonly only: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('evaluation.run')
    .innerJoin('evaluation.plan', 'evaluation.plan.id', 'evaluation.run.plan_id')
    .innerJoin('evaluation.task', 'evaluation.task.digest', 'evaluation.plan.task_digest')
    .select('evaluation.run.id')
    .where('state', '=', 'running')
    .whereRef('done', '=', 'total')
    .where('hidden', '=', false)
    .$if(owners !== 'every', (query) => query.where(sql<SqlBool>`evaluation.plan.owner_id = any (${owners}::text[])`))
    .$if(only !== undefined, (query) => query.where('evaluation.run.id', '=', only!))
    .orderBy('requested_at')
    .orderBy('evaluation.run.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
