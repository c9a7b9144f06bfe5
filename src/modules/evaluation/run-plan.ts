import { digestOfText } from '../../kernel/identifier.ts'
import { mayLeave, quotedByItems } from './data-of.ts'
import { taskDigest } from './item-digest.ts'
import { itemsRoot } from './items-of.ts'
import { findPlan, type StoredPlan } from './plan-store.ts'
import { planDiffers } from './problems.ts'
import type { RunsContext } from './run-context.ts'
import { requireSameSystem } from './run-solver.ts'
import type { RunRow } from './run-store.ts'
import { metricsOf } from './scorers/score-item.ts'
import type { Metrics } from './scorers/scorer.ts'
import { findTask, type StoredTask } from './task-store.ts'

/** A plan with its test, both as they stand in the database. */
export type PlanInHand = {
  readonly plan: StoredPlan
  readonly task: StoredTask
  readonly metrics: Metrics
}

export async function planInHand({ db }: Pick<RunsContext, 'db'>, run: Pick<RunRow, 'plan_id'>): Promise<PlanInHand> {
  const plan = await findPlan(db, run.plan_id)
  const task = plan && (await findTask(db, plan.task_digest))
  if (!plan || !task) throw new Error(`run of ${run.plan_id} without its plan or test`)
  return { plan, task, metrics: metricsOf(task.header.scorers) }
}

/**
 * Everything is what the plan says: the plan's own text, the test's header, its items, what runs and scores, and the system.
 * Asked before each slice of a run and before its result, since what runs on for days may be changed meanwhile.
 *
 * @throws Problem `evaluation.plan-differs`, which names what is not.
 */
export async function requireAsPlanned(context: RunsContext, { plan, task }: PlanInHand): Promise<void> {
  const { stated } = plan
  if (digestOfText(plan.document) !== plan.digest || stated.id !== plan.id) throw planDiffers({ what: 'plan' })
  if (stated.harness !== context.harness) throw planDiffers({ what: 'harness' })
  if (
    stated.task.digest !== task.digest ||
    stated.task.hidden !== task.hidden ||
    taskDigest(task.header, stated.task.root) !== stated.task.digest
  ) {
    throw planDiffers({ what: 'task' })
  }
  if ((await itemsRoot(context.db, task.digest)) !== stated.task.root) throw planDiffers({ what: 'items' })
  if (stated.system.kind === 'endpoint' && !(await mayLeave(context.db, quotedByItems(task)))) {
    throw planDiffers({ what: 'data' })
  }
  await requireSameSystem(context, stated.system)
}
