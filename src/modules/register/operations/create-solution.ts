import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema, newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { maskedWords, ShownWords } from '../../../kernel/shown-words.ts'
import { actingFor } from '../acting-for.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { organisationNotYours, problemNotFound, problemNotOfProject, projectNotYours } from '../problems.ts'
import { showSolution } from '../show-solutions.ts'
import { slugOf } from '../slug-of.ts'
import { Solution } from '../solution.ts'
import { insertSolution } from '../solution-store.ts'
import { maxNameLength, maxWordsLength } from '../text-lengths.ts'

export const createSolution = operation({
  id: 'register.create-solution',
  http: 'POST /solutions',
  summary: 'Enter a solution: what answers a public problem, built by a project or entered by an organisation',
  permission: 'register:write',
  effect: 'write',
  input: z.strictObject({
    /** The project that builds it: the solution is of the organisation in whose name the caller is in it. */
    project: idSchema('prj').optional(),
    problem: idSchema('pb'),
    names: ShownWords(maxNameLength),
    summary: ShownWords(maxWordsLength).optional(),
    /** Without a project: who answers for it; the caller's own unless it is said. */
    organisation: idSchema('org').optional(),
  }),
  output: Solution,
  problems: [projectNotYours, problemNotFound, problemNotOfProject, organisationNotYours],

  redact: ({ personalData }: RegisterQuestion, input) => ({
    ...input,
    names: maskedWords(personalData, input.names, maxNameLength),
    ...(input.summary && { summary: maskedWords(personalData, input.summary, maxWordsLength) }),
  }),

  async facts({ db, principal, projects }: RegisterQuestion, { project, organisation }) {
    const owner =
      project === undefined
        ? actingFor(principal, organisation)
        : (await projects.find(viewOf(db), project, principal))?.own?.organisation
    return { kind: 'solution', id: 'new', own: project !== undefined && owner !== undefined, ...(owner && { owner }) }
  },

  async run(context: RegisterContext, { project: named, problem, names, summary, organisation }) {
    const { db, now, principal, projects, problemFacts } = context
    const project = named === undefined ? undefined : await projects.find(viewOf(db), named, principal)
    if (named !== undefined && (!project?.own || project.ended)) throw projectNotYours({ project: named })
    const owner = project?.own?.organisation ?? actingFor(principal, organisation)
    const by = holderOf(principal)
    if (owner === undefined || by === null) throw organisationNotYours({})
    if (!(await context.organisations.find(viewOf(db), owner))) throw organisationNotYours({})
    if (project && project.problem !== problem) throw problemNotOfProject({ problem })
    if (!(await problemFacts.find(viewOf(db), [problem])).has(problem)) throw problemNotFound({ problem })

    const id = newId('sol')
    const solution = {
      id,
      problem,
      project: project?.id ?? null,
      owner,
      names,
      summary: summary ?? null,
      adoptedFrom: null,
      at: now,
      by,
    }
    const isFree = await insertSolution(db, { ...solution, slug: slugOf(names, id, false) })
    if (!isFree) await insertSolution(db, { ...solution, slug: slugOf(names, id, true) })
    return showSolution(context, id)
  },
})
