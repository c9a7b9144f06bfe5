import { viewOf } from '../../kernel/database.ts'
import { isAdministrator } from '../../kernel/principal.ts'
import { type IdentityTables, namesOfOrganisations, namesOfPeople } from '../identity/index.ts'
import type { PermitsContext } from './context.ts'
import { membersOf } from './member-store.ts'
import type { Project } from './project.ts'
import type { ProjectRow } from './project-store.ts'

/** Projects as this caller may see them; names of people only where the caller is one of them. One query for all of each kind. */
export async function showProjects(context: PermitsContext, rows: readonly ProjectRow[]): Promise<Project[]> {
  const { db, principal, problemFacts } = context
  const members = await membersOf(
    db,
    rows.map(({ id }) => id),
  )
  const identity = viewOf<IdentityTables>(db)
  const seesEverybody = isAdministrator(principal)
  const seen = new Set(rows.filter(({ own }) => seesEverybody || own !== null).map(({ id }) => id))
  const named = members.filter(({ project }) => seen.has(project)).map(({ person }) => person)
  const people = await namesOfPeople(identity, named)
  const organisations = await namesOfOrganisations(
    identity,
    members.map(({ organisation }) => organisation),
  )
  const problems = await problemFacts.find(
    viewOf(db),
    rows.map(({ problem_id }) => problem_id),
  )
  return rows.map((row) => {
    const inIt = members.filter(({ project }) => project === row.id)
    const leading = new Set(inIt.filter(({ role }) => role === 'lead').map(({ organisation }) => organisation))
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      summary: row.summary,
      // A problem that was admitted stays public.
      problem: problems.get(row.problem_id)!,
      organisations: [...new Set(inIt.map(({ organisation }) => organisation))].flatMap((id) => {
        const names = organisations.get(id)
        return names ? [{ id, names, lead: leading.has(id) }] : []
      }),
      members: inIt.map(({ person, organisation, role, since }) => ({
        person,
        // An erased person has no name.
        name: people.get(person) || null,
        organisation,
        role,
        since: since.toISOString(),
      })),
      createdAt: row.created_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      endReason: row.end_reason,
      own: row.own,
    }
  })
}

export async function showProject(context: PermitsContext, row: ProjectRow): Promise<Project> {
  const [shown] = await showProjects(context, [row])
  return shown!
}
