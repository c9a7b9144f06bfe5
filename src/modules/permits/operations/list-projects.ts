import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { isAdministrator } from '../../../kernel/principal.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { ownList } from '../facts.ts'
import { permitCursorUnknown } from '../problems.ts'
import { Project } from '../project.ts'
import { listProjects as listRows } from '../project-store.ts'
import { showProjects } from '../show-projects.ts'

export const listProjects = operation({
  id: 'permits.list-projects',
  http: 'GET /projects',
  summary: 'List the projects that the caller is in, newest first; administrators see all',
  permission: 'permits:project',
  effect: 'read',
  input: z.strictObject(listInput),
  output: z.strictObject({ projects: z.array(Project), next: z.string().nullable() }),
  problems: [permitCursorUnknown],

  facts: ownList('projects'),

  async run(context: PermitsContext, { limit, cursor }) {
    const rows = await listRows(context.db, {
      caller: await callerOf(context),
      every: isAdministrator(context.principal),
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ created_at: at, id }) => cursorAfter({ at, id }))
    return { projects: await showProjects(context, page), next }
  },
})
