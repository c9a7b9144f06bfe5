import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import { holderOf, type Principal, rolesTowards } from '../../kernel/principal.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { RegisterContext, RegisterQuestion } from './context.ts'
import { solutionNotFound, systemNotFound } from './problems.ts'
import { findSolution, type StoredSolution } from './solution-store.ts'
import { stageRows } from './stage-store.ts'
import { decidesAlone, knownVersion, makersOf } from './standing-facts.ts'
import { findSystem, isPublished, type StoredSystem, systemsOfSolution } from './system-store.ts'
import { withAppointed } from './with-appointed.ts'

type Asking = Pick<RegisterContext | RegisterQuestion, 'db' | 'principal' | 'projects'>

export type NamedSystem = { readonly system: string }
export type NamedSolution = { readonly solution: string }

/** A system as this caller may know of it, and whether they are in the project that built it. */
export type SeenSystem = { readonly row: StoredSystem; readonly own: boolean }

/** Undefined for one that they may not know of, like one that is not there: no rule tells the two apart. */
export async function seeSystem(
  context: Asking,
  named: string,
  find: typeof findSystem = findSystem,
): Promise<SeenSystem | undefined> {
  const row = await find(context.db, named)
  if (!row) return undefined
  const own = await isInProject(context, row.project_id)
  return own || isPublished(row) || preparesFor(context.principal, row.owner_id) ? { row, own } : undefined
}

/** The same for a solution, which everybody may know of as soon as one of its systems is public. */
export async function seeSolution(
  context: Asking,
  named: string,
): Promise<
  { readonly row: StoredSolution; readonly systems: readonly StoredSystem[]; readonly own: boolean } | undefined
> {
  const row = await findSolution(context.db, named)
  if (!row) return undefined
  const own = await isInProject(context, row.project_id)
  const every = await systemsOfSolution(context.db, row.id)
  const prepares = own || preparesFor(context.principal, row.owner_id)
  const systems = prepares ? every : every.filter(isPublished)
  return prepares || systems.length > 0 ? { row, systems, own } : undefined
}

export async function systemFacts(
  context: RegisterQuestion,
  { system }: NamedSystem,
): Promise<ResourceFacts | undefined> {
  const seen = await seeSystem(context, system)
  return seen && factsOf(context.principal, seen)
}

export function factsOf(principal: Principal, { row, own }: SeenSystem): ResourceFacts {
  return {
    kind: 'system',
    id: row.id,
    owner: row.owner_id,
    published: isPublished(row),
    // Who is in which project is not said of everybody who reads what is public.
    ...(principal.kind !== 'anonymous' && { own }),
  }
}

/** The same for those who answer for it: what they did to which system is told by the log. */
export async function answeringFacts(
  context: RegisterQuestion,
  { system }: NamedSystem,
): Promise<ResourceFacts | undefined> {
  const seen = await seeSystem(context, system)
  return seen && { kind: 'system', id: seen.row.id, owner: seen.row.owner_id }
}

/** The same, where whoever made something of it, or was made an approver by one who did, is said to be its author. */
export async function approvingFacts(
  context: RegisterQuestion,
  { system, stage }: NamedSystem & { readonly stage: SystemStage },
): Promise<ResourceFacts | undefined> {
  const { db, principal } = context
  const seen = await seeSystem(context, system)
  if (!seen) return undefined
  const { row } = seen
  const rows = await stageRows(db, row.id, stage)
  const tested = rows.named ? await knownVersion(viewOf(db), rows.named.version) : undefined
  const holder = holderOf(principal)
  const people = holder === null ? [] : [holder]
  const makers = await withAppointed(context, row.owner_id, makersOf(row, rows, tested), people)
  const author = holder !== null && makers.includes(holder) ? holder : row.created_by
  return { kind: 'system', id: row.id, owner: row.owner_id, author, decidesAlone: decidesAlone(row) }
}

export async function solutionFacts(
  context: RegisterQuestion,
  { solution }: NamedSolution,
): Promise<ResourceFacts | undefined> {
  const seen = await seeSolution(context, solution)
  if (!seen) return undefined
  const { row, systems, own } = seen
  return {
    kind: 'solution',
    id: row.id,
    owner: row.owner_id,
    published: systems.some(isPublished),
    ...(context.principal.kind !== 'anonymous' && { own }),
  }
}

export function concealedSystem({ system }: NamedSystem): Problem {
  return systemNotFound({ system })
}
export function concealedSolution({ solution }: NamedSolution): Problem {
  return solutionNotFound({ solution })
}

/** The organisations of which somebody sees what they have not made public yet. */
export function officesOf(principal: Principal): 'every' | readonly string[] {
  if (principal.kind === 'anonymous') return []
  const { roles, memberships = [] } = principal
  if (roles.some((role) => role !== 'member')) return 'every'
  return memberships.map(({ organisation }) => organisation).filter((one) => preparesFor(principal, one))
}

/** Somebody who sees what an organisation has not made public yet. */
export function preparesFor(principal: Principal, owner: string): boolean {
  const offices = ['evaluator', 'approver', 'data-officer', 'manager', 'administrator'] as const
  const roles = rolesTowards(principal, owner)
  return offices.some((office) => roles.includes(office))
}

async function isInProject({ db, principal, projects }: Asking, project: string | null): Promise<boolean> {
  if (project === null || holderOf(principal) === null) return false
  const found = await projects.find(viewOf(db), project, principal)
  return found?.own !== null && found?.own !== undefined
}
