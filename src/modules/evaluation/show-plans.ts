import { viewOf } from '../../kernel/database.ts'
import type { EvaluationContext } from './context.ts'
import { isOwn } from './facts.ts'
import type { Plan } from './plan.ts'
import type { StoredPlan } from './plan-store.ts'
import { runsOfPlans, showRun } from './run-store.ts'
import { showTasks } from './show-tasks.ts'
import { systemName } from './system-under-test.ts'
import { findTasks } from './task-store.ts'

type Showing = Pick<EvaluationContext, 'db' | 'organisations' | 'principal' | 'projects' | 'language'>

/** Plans as people see them, each with its runs. */
export async function showPlans(context: Showing, plans: readonly StoredPlan[]): Promise<Plan[]> {
  const { db, language } = context
  const found = await findTasks(
    db,
    plans.map((plan) => plan.task_digest),
  )
  const tasks = new Map((await showTasks(context, [...found.values()])).map((task) => [task.digest, task]))
  const runs = await runsOfPlans(
    db,
    plans.map(({ id }) => id),
  )
  const names = new Map<string, string | null>()
  const own = new Map<string, boolean>()
  for (const plan of plans) {
    const { system_kind: kind, system_id: id, project_id: project } = plan
    if (!names.has(id)) names.set(id, await systemName(viewOf(db), { kind, id }, language))
    if (project !== null && !own.has(project)) own.set(project, await isOwn(context, plan))
  }
  return plans.map((plan) => {
    const ofPlan = runs.filter((run) => run.plan_id === plan.id)
    return {
      id: plan.id,
      digest: plan.digest,
      document: plan.stated,
      task: tasks.get(plan.task_digest)!,
      system: {
        kind: plan.system_kind,
        id: plan.system_id,
        version: plan.system_version,
        name: names.get(plan.system_id) ?? null,
      },
      attempts: { used: ofPlan.length, allowed: plan.attempts },
      project: plan.project_id,
      public: plan.public_since !== null,
      registeredAt: plan.registered_at.toISOString(),
      log: { index: plan.decision_index },
      runs: ofPlan.map(showRun),
      own: plan.project_id !== null && own.get(plan.project_id) === true,
    }
  })
}
