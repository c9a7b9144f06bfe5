import { randomInt } from 'node:crypto'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { EvaluationPlan } from '../../../libs/receipt/index.ts'
import { viewOf } from '../../kernel/database.ts'
import { digestOfText, newId } from '../../kernel/identifier.ts'
import { holderOf } from '../../kernel/principal.ts'
import { rulesAllow } from '../policy/index.ts'
import { actingFor } from './acting.ts'
import type { EvaluationContext } from './context.ts'
import { requireSensible } from './criteria.ts'
import { mayLeave, quotedByItems } from './data-of.ts'
import { meetsBar } from './duty-bar.ts'
import { factsOfTask } from './facts.ts'
import { maxHiddenAttempts, type NewPlan } from './plan.ts'
import { findSamePlans, insertPlan } from './plan-store.ts'
import {
  attemptsTooMany,
  barTooWeak,
  dataStays,
  drawChosen,
  drawExists,
  dutyUnknown,
  hiddenPlanExists,
  itemsTooMany,
  organisationNeeded,
  organisationNotFound,
  projectNotFound,
  taskNotFound,
} from './problems.ts'
import { findSystem, type SystemUnderTest } from './system-under-test.ts'
import { findTask, type StoredTask } from './task-store.ts'

/**
 * Fixes the bar: from here on nothing of it changes, and what would be changed is another plan with another place in the
 * log. In the transaction of the decision whose outcome commits to it.
 *
 * @throws Problem for whatever cannot be put to the test like this.
 */
export async function registerNewPlan(context: EvaluationContext, given: NewPlan): Promise<EvaluationPlan> {
  const { db, now, principal, harness, decision } = context
  const task = await requireTask(context, given.task)
  const system = await findSystem(context, given.system)
  const owner = await requireOwner(context, system, given.organisation)
  const project = await requireProject(context, system, given.project)
  const items = given.items ?? task.items
  if (items > task.items) throw itemsTooMany({ items, has: task.items })
  requireSensible(given.criteria, task)
  if (given.duty != null) requireBar(context, given.duty, { criteria: given.criteria, items })
  if (system.kind === 'endpoint' && !(await mayLeave(db, quotedByItems(task)))) throw dataStays({ digest: task.digest })
  if (task.hidden) await requireFewAttempts(context, task, system, given)
  if (given.duty != null && items < task.items) await requireOneDraw(context, task, system, given)

  const plan = EvaluationPlan.parse({
    v: 1,
    kind: 'evaluation-plan',
    id: newId('evp'),
    owner,
    task: { slug: task.slug, digest: task.digest, items: task.items, root: task.root, hidden: task.hidden },
    system: { kind: system.kind, id: system.id, version: system.version },
    harness,
    criteria: given.criteria,
    interval: given.interval,
    seed: given.seed ?? randomInt(2 ** 31),
    items,
    attempts: given.attempts,
    validDays: given.validDays,
    duty: given.duty ?? null,
    registeredAt: now.toISOString(),
  })
  const document = canonicalJson(plan)
  await insertPlan(db, {
    id: plan.id,
    digest: digestOfText(document),
    document,
    task_digest: task.digest,
    system_kind: system.kind,
    system_id: system.id,
    system_version: system.version,
    duty: plan.duty,
    owner_id: owner,
    project_id: project,
    attempts: plan.attempts,
    registered_at: now,
    registered_by: holderOf(principal) ?? 'anonymous',
    decision_index: decision.logged.index,
  })
  return plan
}

/** A plan that is for a duty asks for at least what the duty asks for. */
function requireBar(
  { riskQuestionnaire }: EvaluationContext,
  duty: string,
  plan: Pick<EvaluationPlan, 'criteria' | 'items'>,
): void {
  const wanted = riskQuestionnaire.duties.find(({ id, kind }) => id === duty && kind === 'evaluation')
  if (!wanted) throw dutyUnknown({ duty })
  if (wanted.bar && !meetsBar(plan, wanted.bar)) throw barTooWeak({ duty })
}

/** One that the caller may know of. */
async function requireTask(context: EvaluationContext, digest: string): Promise<StoredTask> {
  const task = await findTask(context.db, digest)
  const mayRead = rulesAllow(context, { id: 'evaluation.read-task', permission: 'evaluation:read' })
  if (!task || !mayRead(await factsOfTask(context.db, task))) throw taskNotFound({ digest })
  return task
}

/** For an assistant the bar is fixed by whoever answers for it; for a model by the organisation that wants to know. */
async function requireOwner(
  { db, principal, organisations }: EvaluationContext,
  system: SystemUnderTest,
  named: string | undefined,
): Promise<string> {
  const id = system.owner ?? actingFor(principal, named)
  if (id === undefined) throw organisationNeeded({})
  if (!(await organisations.find(viewOf(db), id))) throw organisationNotFound({ id })
  return id
}

async function requireProject(
  { db, principal, projects }: EvaluationContext,
  system: SystemUnderTest,
  named: string | undefined,
): Promise<string | null> {
  if (named === undefined || named === system.project) return system.project
  const project = system.project === null ? await projects.find(viewOf(db), named, principal) : undefined
  if (!project || project.own === null || project.ended) throw projectNotFound({ id: named })
  return named
}

/** Whoever could register one plan after the other would have as many attempts as they like. */
async function requireFewAttempts(
  { db, harness }: EvaluationContext,
  { digest: task }: StoredTask,
  { version }: SystemUnderTest,
  { attempts, duty }: NewPlan,
): Promise<void> {
  if (attempts > maxHiddenAttempts) throw attemptsTooMany({ attempts, most: maxHiddenAttempts })
  const [same] = await findSamePlans(db, { task, version, duty: duty ?? null, harness })
  if (same) throw hiddenPlanExists({ id: same.id })
}

/** Whoever chose the seed, or drew until they liked what was drawn, would choose the items that a duty is met by. */
async function requireOneDraw(
  { db, harness }: EvaluationContext,
  { digest: task }: StoredTask,
  { version }: SystemUnderTest,
  { seed, duty }: NewPlan,
): Promise<void> {
  if (seed !== undefined) throw drawChosen({})
  const same = await findSamePlans(db, { task, version, duty: duty ?? null, harness })
  const drawn = same.find(({ stated }) => stated.items < stated.task.items)
  if (drawn) throw drawExists({ id: drawn.id })
}
