import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { addTask, listPlans, listRuns, type Plan, type Run, readPlan } from '../../modules/evaluation/index.ts'
import { listOrganisations } from '../../modules/identity/index.ts'
import type { OwnOrganisation } from '../permits/project-form.tsx'
import { mayPerform } from './asking-rules.ts'
import { ownOrganisations } from './own-organisations.ts'
import type { Visit } from './visit.ts'

/** Somebody without an organisation of their own chooses among so many. */
const mostOrganisations = 100
/** So many plans of a test are looked through for runs beside which another could stand. */
const mostPlans = 50

/** A run with what it is an attempt of. */
export type RunOfPlan = { readonly run: Run; readonly plan: Plan }

/** The reader writes tests and fixes bars, in the name of one organisation at least. */
export async function mayEvaluate(visit: Visit): Promise<boolean> {
  const { principal } = visit.context
  if (principal.kind === 'anonymous') return false
  const memberOf = (principal.memberships ?? []).map(({ organisation }) => organisation)
  for (const organisation of [undefined, ...memberOf]) {
    const input = { header: '', items: '', ...(organisation !== undefined && { organisation }) }
    if (await mayPerform(visit, addTask, input)) return true
  }
  return false
}

/** The organisations in whose name somebody evaluates: their own; of administrators without one, every one. */
export async function evaluatingOrganisations(visit: Visit): Promise<readonly OwnOrganisation[]> {
  const own = await ownOrganisations(visit)
  if (own.length > 0) return own
  const { organisations } = await perform(listOrganisations, visit.context, { limit: mostOrganisations })
  return organisations
}

/** Runs that have come to their end, of plans of a test that the reader may know of; newest first. */
export async function finishedRuns({ context }: Visit, task: string): Promise<RunOfPlan[]> {
  const { plans } = await perform(listPlans, context, { task, limit: mostPlans })
  return plans
    .flatMap((plan) => plan.runs.map((run) => ({ run, plan })))
    .filter(({ run }) => run.state === 'finished')
    .sort((a, b) => Date.parse(b.run.requestedAt) - Date.parse(a.run.requestedAt))
}

/** The newest runs, each with its plan, of which some are known already. */
export async function newestRuns(
  { context }: Visit,
  asked: { readonly limit: number; readonly cursor?: string },
  known: readonly Plan[],
): Promise<{ readonly runs: readonly RunOfPlan[]; readonly next: string | null }> {
  const { runs, next } = await perform(listRuns, context, asked)
  const plans = new Map(known.map((plan) => [plan.id, plan]))
  for (const id of new Set(runs.map(({ plan }) => plan))) {
    if (!plans.has(id)) plans.set(id, await perform(readPlan, context, { id }))
  }
  return { runs: runs.map((run) => ({ run, plan: plans.get(run.plan)! })), next }
}

/** What an operation answers; undefined for what is not the reader's to see. */
export async function whereAllowed<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return undefined
    throw error
  }
}
