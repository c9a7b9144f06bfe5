import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema, newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { actingFor } from '../acting-for.ts'
import type { RegisterContext, RegisterQuestion } from '../context.ts'
import { concealedSolution, seeSolution } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { nothingToAdopt, organisationNotYours, solutionNotFound } from '../problems.ts'
import { showSolution } from '../show-solutions.ts'
import { Solution, SolutionName } from '../solution.ts'
import { insertSolution } from '../solution-store.ts'
import { insertSystem } from '../system-store.ts'

export const adoptSolution = operation({
  id: 'register.adopt',
  http: 'POST /solutions/{solution}/adoption',
  summary:
    'Adopt the solution of another administration: drafts of its live systems, to be evaluated and approved here',
  permission: 'register:adopt',
  effect: 'write',
  cli: { positional: ['solution'] },
  input: z.strictObject({
    solution: SolutionName,
    /** The one that adopts; the caller's own unless it is said. */
    organisation: idSchema('org').optional(),
  }),
  output: Solution,
  problems: [solutionNotFound, nothingToAdopt, organisationNotYours],

  async facts(context: RegisterQuestion, { solution, organisation }) {
    const seen = await seeSolution(context, solution)
    const owner = actingFor(context.principal, organisation)
    return seen && { kind: 'solution', id: seen.row.id, ...(owner !== undefined && { owner }) }
  },
  concealed: concealedSolution,

  async run(context: RegisterContext, { solution: named, organisation }) {
    const { db, now, principal, decision } = context
    const seen = await seeSolution(context, named)
    if (!seen) throw solutionNotFound({ solution: named })
    const owner = actingFor(principal, organisation)
    const by = holderOf(principal)
    if (owner === undefined || by === null) throw organisationNotYours({})
    if (!(await context.organisations.find(viewOf(db), owner))) throw organisationNotYours({})
    const live = seen.systems.filter(({ state }) => state === 'live')
    if (live.length === 0) throw nothingToAdopt({ solution: named })

    const { row } = seen
    const id = newId('sol')
    await insertSolution(db, {
      id,
      slug: adopted(row.slug, id),
      problem: row.problem_id,
      project: null,
      owner,
      names: row.names,
      summary: row.summary,
      adoptedFrom: row.id,
      at: now,
      by,
    })
    for (const system of live) {
      const copy = newId('sys')
      await insertSystem(db, {
        id: copy,
        slug: adopted(system.slug, copy),
        solution: id,
        owner,
        names: system.names,
        // Whom to write to and who answers for it are those of the administration that it comes from.
        declared: { ...system.declared, contact: null, accountableRole: null },
        assistant: null,
        at: now,
        by,
      })
      await tellHistory(db, copy, { kind: 'adopted', from: system.slug }, { at: now, decision: decision.logged.index })
    }
    return showSolution(context, id)
  },
})

/** Free: it ends as the new id does. */
function adopted(slug: string, id: string): string {
  return `${slug.slice(0, 52)}-${id.slice(-6)}`
}
