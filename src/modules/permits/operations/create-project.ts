import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords } from '../../../kernel/shown-words.ts'
import { callerOf } from '../caller.ts'
import type { PermitsContext, PermitsQuestion } from '../context.ts'
import { insertMember } from '../member-store.ts'
import { needNotFound, organisationNotYours } from '../problems.ts'
import {
  maxNameLength,
  maxWordsLength,
  OrganisationId,
  ProblemId,
  Project,
  ProjectKind,
  ProjectName,
  ProjectSummary,
} from '../project.ts'
import { findProject, insertProject } from '../project-store.ts'
import { showProject } from '../show-projects.ts'
import { actingFor } from '../standing.ts'

export const createProject = operation({
  id: 'permits.create-project',
  http: 'POST /projects',
  summary: 'Start a project on a public problem, in the name of an organisation; whoever starts it leads it',
  permission: 'permits:create-project',
  effect: 'write',
  input: z.strictObject({
    problem: ProblemId,
    kind: ProjectKind,
    name: ProjectName,
    summary: ProjectSummary.optional(),
    /** One that the caller is a member of; without it, their own. */
    organisation: OrganisationId.optional(),
  }),
  output: Project,
  problems: [needNotFound, organisationNotYours],

  redact: ({ personalData }: PermitsQuestion, input) => ({
    ...input,
    name: maskedWords(personalData, input.name, maxNameLength),
    ...(input.summary && { summary: maskedWords(personalData, input.summary, maxWordsLength) }),
  }),

  facts({ principal }: PermitsQuestion, { organisation }) {
    const owner = actingFor(principal, organisation)
    return { kind: 'project', id: 'new', ...(owner !== undefined && { owner }) }
  },

  async run(context: PermitsContext, { problem, kind, name, summary, organisation: named }) {
    const { db, now, principal, problemFacts } = context
    const organisation = actingFor(principal, named)
    const person = holderOf(principal)
    if (organisation === undefined || person === null) throw organisationNotYours({})
    if (!(await problemFacts.find(viewOf(db), [problem])).has(problem)) throw needNotFound({ id: problem })

    const id = newId('prj')
    await insertProject(db, { id, kind, name, summary: summary ?? null, problem }, now)
    await insertMember(db, { project: id, person, organisation, role: 'lead' }, now)
    return showProject(context, (await findProject(db, id, await callerOf(context)))!)
  },
})
