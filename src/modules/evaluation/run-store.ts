import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { EvaluationResult } from '../../../libs/receipt/index.ts'
import type { Run } from './run.ts'
import type { EvaluationTables, RunState } from './tables.ts'

type EvaluationDatabase = Kysely<EvaluationTables>
export type RunRow = Selectable<EvaluationTables['evaluation.run']>

/** The end of a run may come from several sides at once; it is `queued` or `running` until the first. */
const underWay: readonly RunState[] = ['queued', 'running']

export async function findRun(db: EvaluationDatabase, id: string): Promise<RunRow | undefined> {
  return db.selectFrom('evaluation.run').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same, held until the transaction ends: what it leads to is decided by one caller at a time. */
export async function lockRun(db: EvaluationDatabase, id: string): Promise<RunRow | undefined> {
  return db.selectFrom('evaluation.run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Takes the next attempt of a plan. `undefined` when all are used: of many at once, each gets one of its own or none. */
export async function takeAttempt(
  db: EvaluationDatabase,
  plan: { readonly id: string; readonly attempts: number; readonly items: number },
  run: { readonly id: string; readonly at: Date; readonly by: string },
): Promise<RunRow | undefined> {
  await db.selectFrom('evaluation.plan').select('id').where('id', '=', plan.id).forUpdate().execute()
  const used = (await attemptsUsed(db, [plan.id])).get(plan.id) ?? 0
  if (used >= plan.attempts) return undefined
  return db
    .insertInto('evaluation.run')
    .values({
      id: run.id,
      plan_id: plan.id,
      attempt: used + 1,
      state: 'queued',
      total: plan.items,
      requested_at: run.at,
      requested_by: run.by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** How many attempts of each plan were begun, however they ended. */
export async function attemptsUsed(
  db: EvaluationDatabase,
  plans: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (plans.length === 0) return new Map()
  const rows = await db
    .selectFrom('evaluation.run')
    .select(['plan_id', (count) => count.fn.countAll<string>().as('used')])
    .where('plan_id', 'in', plans)
    .groupBy('plan_id')
    .execute()
  return new Map(rows.map(({ plan_id: plan, used }) => [plan, Number(used)]))
}

/** The first slice of a run begins it. */
export async function beginRun(db: EvaluationDatabase, id: string, at: Date): Promise<void> {
  await db
    .updateTable('evaluation.run')
    .set({ state: 'running', started_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

export async function countSamples(
  db: EvaluationDatabase,
  id: string,
  more: { readonly done: number; readonly errors: number },
): Promise<void> {
  await db
    .updateTable('evaluation.run')
    .set({ done: sql<number>`done + ${more.done}`, errors: sql<number>`errors + ${more.errors}` })
    .where('id', '=', id)
    .execute()
}

/** `false` when it had come to its end before. */
export async function endRun(
  db: EvaluationDatabase,
  id: string,
  end:
    | { readonly state: 'failed'; readonly problem: string; readonly at: Date }
    | { readonly state: 'cancelled'; readonly at: Date },
): Promise<boolean> {
  const ended = await db
    .updateTable('evaluation.run')
    .set({ state: end.state, finished_at: end.at, ...(end.state === 'failed' && { problem: end.problem }) })
    .where('id', '=', id)
    .where('state', 'in', underWay)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** `false` when it was not running any more. */
export async function finishRun(
  db: EvaluationDatabase,
  id: string,
  recorded: {
    readonly document: string
    readonly digest: string
    readonly decision: number
    readonly passed: boolean
    readonly finishedAt: Date
    readonly expiresAt: Date
  },
): Promise<boolean> {
  const finished = await db
    .updateTable('evaluation.run')
    .set({
      state: 'finished',
      finished_at: recorded.finishedAt,
      result: recorded.document,
      result_digest: recorded.digest,
      result_decision: recorded.decision,
      passed: recorded.passed,
      expires_at: recorded.expiresAt,
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return finished.numUpdatedRows === 1n
}

/** The runs of some plans, newest first. */
export async function runsOfPlans(db: EvaluationDatabase, plans: readonly string[]): Promise<RunRow[]> {
  if (plans.length === 0) return []
  return db
    .selectFrom('evaluation.run')
    .selectAll()
    .where('plan_id', 'in', plans)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** A run as people see it. */
export function showRun(row: RunRow): Run {
  const { result } = row
  return {
    id: row.id,
    plan: row.plan_id,
    attempt: row.attempt,
    state: row.state,
    total: row.total,
    done: row.done,
    errors: row.errors,
    requestedAt: row.requested_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    problem: row.problem,
    result: result === null ? null : EvaluationResult.parse(JSON.parse(result)),
    resultDigest: row.result_digest,
    passed: row.passed,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}

/** The place after a run in a list whose newest come first. */
export type RunPlace = { readonly at: Date; readonly id: string }

/** Runs of plans that are public, of these organisations or of these projects; newest first. */
export async function listRuns(
  db: EvaluationDatabase,
  wanted: {
    readonly owners: 'every' | readonly string[]
    readonly projects: readonly string[]
    readonly plan: string | undefined
    readonly task: string | undefined
    readonly after: RunPlace | undefined
    readonly limit: number
  },
): Promise<RunRow[]> {
  const { owners, projects, plan, task, after, limit } = wanted
  return db
    .selectFrom('evaluation.run')
    .innerJoin('evaluation.plan', 'evaluation.plan.id', 'evaluation.run.plan_id')
    .selectAll('evaluation.run')
    .$if(owners !== 'every', (query) =>
      query.where((columns) =>
        columns.or([
          columns('evaluation.plan.public_since', 'is not', null),
          sql<SqlBool>`evaluation.plan.owner_id = any (${owners}::text[])`,
          sql<SqlBool>`evaluation.plan.project_id = any (${projects}::text[])`,
        ]),
      ),
    )
    .$if(plan !== undefined, (query) => query.where('evaluation.run.plan_id', '=', plan!))
    .$if(task !== undefined, (query) => query.where('evaluation.plan.task_digest', '=', task!))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(
          columns.refTuple('evaluation.run.requested_at', 'evaluation.run.id'),
          '<',
          columns.tuple(after!.at, after!.id),
        ),
      ),
    )
    .orderBy('evaluation.run.requested_at', 'desc')
    .orderBy('evaluation.run.id', 'desc')
    .limit(limit)
    .execute()
}
