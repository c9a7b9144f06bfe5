import { viewOf } from '../../kernel/database.ts'
import type { RegisterContext } from './context.ts'
import { preparesFor, seeSolution } from './facts.ts'
import { solutionNotFound } from './problems.ts'
import { namesOfOwners, summariesOf, withStanding } from './show-systems.ts'
import type { Solution } from './solution.ts'
import { findSolution } from './solution-store.ts'

/**
 * A solution as this caller may see it.
 *
 * @throws Problem for one that they may not know of.
 */
export async function showSolution(context: RegisterContext, named: string): Promise<Solution> {
  const seen = await seeSolution(context, named)
  if (!seen) throw solutionNotFound({ solution: named })
  const { db, principal, projects, problemFacts } = context
  const { row, own } = seen
  const problems = await problemFacts.find(viewOf(db), [row.problem_id])
  // What people call their work among themselves stays with them: the solution has names of its own.
  const isInside = own || preparesFor(principal, row.owner_id)
  const project =
    row.project_id === null || !isInside ? undefined : await projects.find(viewOf(db), row.project_id, principal)
  const origin = row.adopted_from === null ? undefined : await findSolution(db, row.adopted_from)
  const names = await namesOfOwners(context, [row.owner_id])
  const systems = []
  for (const system of seen.systems) systems.push(await withStanding(context, system))
  return {
    id: row.id,
    slug: row.slug,
    // A problem that was admitted stays public.
    problem: problems.get(row.problem_id)!,
    project: project ? { id: project.id, name: project.name } : null,
    owner: { id: row.owner_id, names: names.get(row.owner_id)! },
    names: row.names,
    summary: row.summary,
    adoptedFrom: origin ? { id: origin.id, slug: origin.slug, names: origin.names } : null,
    systems: [...(await summariesOf(context, systems))],
    createdAt: row.created_at.toISOString(),
    own,
  }
}
