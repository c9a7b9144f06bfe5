import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { maskedWords } from '../../../kernel/shown-words.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { concealedProject, ledProjectFacts } from '../facts.ts'
import { projectEnded, projectNotFound } from '../problems.ts'
import { maxNameLength, maxWordsLength, Project, ProjectId, ProjectName, ProjectSummary } from '../project.ts'
import { lockProject, updateWords } from '../project-store.ts'
import { showProject } from '../show-projects.ts'

export const changeProject = operation({
  id: 'permits.change-project',
  http: 'POST /projects/{id}',
  summary: 'Change what a project is called and what is said of it',
  permission: 'permits:lead',
  effect: 'write',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: ProjectId,
    name: ProjectName.optional(),
    /** Null: nothing is said. */
    summary: ProjectSummary.nullable().optional(),
  }),
  output: Project,
  problems: [projectNotFound, projectEnded],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    ...(input.name && { name: maskedWords(personalData, input.name, maxNameLength) }),
    ...(input.summary && { summary: maskedWords(personalData, input.summary, maxWordsLength) }),
  }),
  facts: ledProjectFacts,
  concealed: concealedProject,

  async run(context: PermitsContext, { id, name, summary }) {
    const row = await lockProject(context.db, id, await callerOf(context))
    if (row?.own !== 'lead') throw projectNotFound({ id })
    if (row.ended_at) throw projectEnded({ id })
    const words = { name: name ?? row.name, summary: summary === undefined ? row.summary : summary }
    await updateWords(context.db, id, words)
    return showProject(context, { ...row, ...words })
  },
})
