import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { PermitsContext } from '../context.ts'
import { concealedProject, findWithStanding, projectFacts } from '../facts.ts'
import { projectNotFound } from '../problems.ts'
import { Project, ProjectId } from '../project.ts'
import { showProject } from '../show-projects.ts'

export const readProject = operation({
  id: 'permits.read-project',
  http: 'GET /projects/{id}',
  summary: 'Read a project: what it works on, and who is in it',
  permission: 'permits:project',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: ProjectId }),
  output: Project,
  problems: [projectNotFound],

  facts: projectFacts,
  concealed: concealedProject,

  async run(context: PermitsContext, { id }) {
    const found = await findWithStanding(context, id)
    if (!found) throw projectNotFound({ id })
    return showProject(context, found.row)
  },
})
