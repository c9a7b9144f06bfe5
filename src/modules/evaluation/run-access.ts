import type { EvaluationContext } from './context.ts'
import { quotedBySamples, requireReadable, type Treatment } from './data-of.ts'
import { findPlan, type StoredPlan } from './plan-store.ts'
import { itemsHidden, runNotFound } from './problems.ts'
import { findRun, type RunRow } from './run-store.ts'
import { findTask, type StoredTask } from './task-store.ts'

type Asking = Pick<EvaluationContext, 'db' | 'decider' | 'principal' | 'channel' | 'permit' | 'now' | 'site'>

export type RunInSight = { readonly run: RunRow; readonly plan: StoredPlan; readonly task: StoredTask }

/** A run with what it is an attempt of. @throws Problem for one that is not there. */
export async function findRunInSight({ db }: Pick<EvaluationContext, 'db'>, id: string): Promise<RunInSight> {
  const run = await findRun(db, id)
  const plan = run && (await findPlan(db, run.plan_id))
  const task = plan && (await findTask(db, plan.task_digest))
  if (!task) throw runNotFound({ id })
  return { run: run!, plan: plan!, task }
}

/**
 * The same for whoever wants to see samples, with how what identifies people in them reaches the caller: nobody those of a
 * hidden test, and otherwise who may read all that they quote.
 *
 * @throws Problem `evaluation.items-hidden`, `evaluation.data-closed`.
 */
export async function requireSamples(
  context: Asking,
  id: string,
): Promise<RunInSight & { readonly treatment: Treatment }> {
  const inSight = await findRunInSight(context, id)
  const { plan, task } = inSight
  if (task.hidden) throw itemsHidden({ digest: task.digest })
  const treatment = await requireReadable(context, await quotedBySamples(context.db, plan, task))
  return { ...inSight, treatment }
}
