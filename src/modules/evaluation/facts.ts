import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { EvaluationQuestion } from './context.ts'
import { areKnownOf, dataFactsOf, quotedByItems } from './data-of.ts'
import { findPlan, type StoredPlan } from './plan-store.ts'
import { planNotFound, taskNotFound } from './problems.ts'
import { findTask, type StoredTask } from './task-store.ts'

type Asked = Pick<EvaluationQuestion, 'db' | 'principal' | 'projects'>
type Named = { readonly id: string }
type NamedTask = { readonly digest: string }

/**
 * The header of a test is open to everybody, unless the test is hidden or is about data that not everybody may know of: then
 * to the offices of whoever answers for it.
 */
export async function factsOfTask(
  db: EvaluationQuestion['db'],
  { digest, owner_id, hidden, data_sets: dataSets }: StoredTask,
): Promise<ResourceFacts> {
  const isPublic = !hidden && (await areKnownOf(db, dataSets))
  return { kind: 'evaluation-task', id: digest, owner: owner_id, ...(isPublic && { published: true }) }
}

export async function taskFacts({ db }: Asked, { digest }: NamedTask): Promise<ResourceFacts | undefined> {
  const task = await findTask(db, digest)
  return task && factsOfTask(db, task)
}

/** The same of its items, which say what stands in the data. */
export async function itemsFacts({ db }: Asked, { digest }: NamedTask): Promise<ResourceFacts | undefined> {
  const task = await findTask(db, digest)
  return task && { ...(await factsOfTask(db, task)), ...(await dataFactsOf(db, quotedByItems(task))) }
}

/** A plan is everybody's to read once the register rests on it; before, its project's and the offices' of its owner. */
export async function factsOfPlan(context: Asked, plan: StoredPlan): Promise<ResourceFacts> {
  return {
    kind: 'evaluation-plan',
    id: plan.id,
    owner: plan.owner_id,
    ...(plan.public_since !== null && { published: true }),
    ...((await isOwn(context, plan)) && { own: true }),
  }
}

export async function planFacts(context: Asked, { id }: Named): Promise<ResourceFacts | undefined> {
  const plan = await findPlan(context.db, id)
  return plan && factsOfPlan(context, plan)
}

/** The caller is in the project that the plan is for. */
export async function isOwn({ db, principal, projects }: Asked, plan: StoredPlan): Promise<boolean> {
  if (plan.project_id === null) return false
  const project = await projects.find(viewOf(db), plan.project_id, principal)
  return project !== undefined && project.own !== null
}

/** Lists show what somebody may know of, and nothing else. */
export function catalogueFacts(kind: 'evaluation-tasks' | 'evaluation-plans' | 'evaluation-runs') {
  return (): ResourceFacts => ({ kind, id: 'all', published: true })
}

export function concealedTask({ digest }: NamedTask): Problem {
  return taskNotFound({ digest })
}
export function concealedPlan({ id }: Named): Problem {
  return planNotFound({ id })
}
