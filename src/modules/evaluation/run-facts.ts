import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { EvaluationQuestion } from './context.ts'
import { dataFactsOf, quotedBySamples } from './data-of.ts'
import { factsOfPlan } from './facts.ts'
import { findPlan, type StoredPlan } from './plan-store.ts'
import { runNotFound } from './problems.ts'
import { findRun } from './run-store.ts'
import { findTask } from './task-store.ts'

type Asked = Pick<EvaluationQuestion, 'db' | 'principal' | 'projects'>
type Named = { readonly id: string }

/** A run is read by whoever may read its plan. */
export async function runFacts(context: Asked, { id }: Named): Promise<ResourceFacts | undefined> {
  const plan = await planOfRun(context, id)
  return plan && factsOfRun(context, id, plan)
}

/** The same of its samples, which say what stands in the data. */
export async function samplesFacts(context: Asked, { id }: Named): Promise<ResourceFacts | undefined> {
  const plan = await planOfRun(context, id)
  const task = plan && (await findTask(context.db, plan.task_digest))
  if (!task) return undefined
  const data = await dataFactsOf(context.db, await quotedBySamples(context.db, plan, task))
  return { ...(await factsOfRun(context, id, plan)), ...data }
}

async function factsOfRun(context: Asked, id: string, plan: StoredPlan): Promise<ResourceFacts> {
  return { ...(await factsOfPlan(context, plan)), kind: 'evaluation-run', id }
}

async function planOfRun({ db }: Pick<Asked, 'db'>, id: string): Promise<StoredPlan | undefined> {
  const run = await findRun(db, id)
  return run && findPlan(db, run.plan_id)
}

export function concealedRun({ id }: Named): Problem {
  return runNotFound({ id })
}

/** What a job is about. */
export async function queuedRunFacts(
  context: Asked,
  { run: id }: { readonly run: string },
): Promise<ResourceFacts | undefined> {
  const plan = await planOfRun(context, id)
  return plan && { kind: 'evaluation-run', id, owner: plan.owner_id }
}

/**
 * Runs beside each other are read by whoever may read each of them: as public or own where every one is, else towards the
 * one organisation that answers for all.
 */
export async function comparedFacts(
  context: Asked,
  { runs }: { readonly runs: readonly string[] },
): Promise<ResourceFacts | undefined> {
  const facts = await Promise.all(runs.map((id) => runFacts(context, { id })))
  if (!facts.every((one) => one !== undefined)) return undefined
  const [first] = facts
  const closed = facts.filter((one) => one.published !== true)
  const owners = new Set(closed.map(({ owner }) => owner))
  return {
    kind: 'evaluation-run',
    id: first!.id,
    ...(owners.size <= 1 && first!.owner !== undefined && { owner: closed[0]?.owner ?? first!.owner }),
    ...(closed.length === 0 && { published: true }),
    ...(closed.every(({ own }) => own === true) && { own: true }),
  }
}
