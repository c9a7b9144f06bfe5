import { type Database, viewOf } from '../../kernel/database.ts'
import type { ProjectFact, Projects } from '../../kernel/ports/projects.ts'
import type { Principal } from '../../kernel/principal.ts'
import { callerOf } from './caller.ts'
import { findProjectOfCaller, projectsOfCaller } from './project-store.ts'
import type { PermitTables } from './tables.ts'

/** Projects as other modules know them, with those that a caller is in now. */
export type OpenProjects = Projects & {
  ofCaller(db: Database, principal: Principal): Promise<readonly string[]>
}

export function openProjects(): OpenProjects {
  return {
    find: findProjectFact,
    async ofCaller(database, principal) {
      const db = viewOf<PermitTables>(database)
      return projectsOfCaller(db, await callerOf({ db, principal }))
    },
  }
}

/**
 * A project, whoever asks: what the caller is in it stands in `own`, and what follows from that is the rules' to say.
 * Whoever left their organisation, or the project, is not in it any more.
 */
async function findProjectFact(database: Database, id: string, principal: Principal): Promise<ProjectFact | undefined> {
  const db = viewOf<PermitTables>(database)
  const row = await findProjectOfCaller(db, id, await callerOf({ db, principal }))
  if (!row) return undefined
  const { own: role, own_organisation: organisation } = row
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    problem: row.problem_id,
    organisations: row.organisations,
    own: role === null || organisation === null ? null : { role, organisation },
    ended: row.ended_at !== null,
  }
}
