import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { EvaluationPlan } from '../../../libs/receipt/index.ts'
import type { EvaluationTables } from './tables.ts'

type EvaluationDatabase = Kysely<EvaluationTables>

/** A plan as it is stored; `document` is the canonical JSON that the log commits to, `stated` what it says. */
export type StoredPlan = Omit<Selectable<EvaluationTables['evaluation.plan']>, 'decision_index'> & {
  readonly decision_index: number
  readonly stated: EvaluationPlan
}

export async function insertPlan(
  db: EvaluationDatabase,
  plan: Omit<StoredPlan, 'stated' | 'public_since'>,
): Promise<void> {
  await db
    .insertInto('evaluation.plan')
    .values({ ...plan, public_since: null })
    .execute()
}

export async function findPlan(db: EvaluationDatabase, id: string): Promise<StoredPlan | undefined> {
  const row = await db.selectFrom('evaluation.plan').selectAll().where('id', '=', id).executeTakeFirst()
  return row && planOf(row)
}

/**
 * The plans that put a test to a version for a duty by this harness. Of two that are registered at once, the second sees the
 * first: the test is locked until its transaction ends.
 */
export async function findSamePlans(
  db: EvaluationDatabase,
  { task, version, duty, harness }: { task: string; version: string; duty: string | null; harness: string },
): Promise<StoredPlan[]> {
  await db.selectFrom('evaluation.task').select('digest').where('digest', '=', task).forUpdate().execute()
  const rows = await db
    .selectFrom('evaluation.plan')
    .selectAll()
    .where('task_digest', '=', task)
    .where('system_version', '=', version)
    .where(sql<SqlBool>`duty is not distinct from ${duty}`)
    .execute()
  return rows.map(planOf).filter(({ stated }) => stated.harness === harness)
}

/** The place after a plan in a list whose newest come first. */
export type PlanPlace = { readonly at: Date; readonly id: string }

/** Plans that are public, of these organisations or of these projects; newest first. */
export async function listPlans(
  db: EvaluationDatabase,
  wanted: {
    readonly owners: 'every' | readonly string[]
    readonly projects: readonly string[]
    readonly task: string | undefined
    readonly system: string | undefined
    readonly after: PlanPlace | undefined
    readonly limit: number
  },
): Promise<StoredPlan[]> {
  const { owners, projects, task, system, after, limit } = wanted
  const rows = await db
    .selectFrom('evaluation.plan')
    .selectAll()
    .$if(owners !== 'every', (query) =>
      query.where((columns) =>
        columns.or([
          columns('public_since', 'is not', null),
          sql<SqlBool>`owner_id = any (${owners}::text[])`,
          sql<SqlBool>`project_id = any (${projects}::text[])`,
        ]),
      ),
    )
    .$if(task !== undefined, (query) => query.where('task_digest', '=', task!))
    .$if(system !== undefined, (query) => query.where('system_id', '=', system!))
    .$if(after !== undefined, (query) =>
      query.where((columns) =>
        columns(columns.refTuple('registered_at', 'id'), '<', columns.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(planOf)
}

/**
 * Everybody may read every plan that a version was held to for a duty, with its runs, from now on: those that failed, and those
 * that were cancelled before they could. What was public before stays so since then.
 */
export async function publishPlans(
  db: EvaluationDatabase,
  { system, version }: { readonly system: string; readonly version: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('evaluation.plan')
    .set({ public_since: now })
    .where('system_id', '=', system)
    .where('system_version', '=', version)
    .where('duty', 'is not', null)
    .where('public_since', 'is', null)
    .execute()
}

function planOf(row: Selectable<EvaluationTables['evaluation.plan']>): StoredPlan {
  return {
    ...row,
    decision_index: Number(row.decision_index),
    stated: EvaluationPlan.parse(JSON.parse(row.document)),
  }
}
