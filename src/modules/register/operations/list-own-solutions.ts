import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { officesOf } from '../facts.ts'
import { Solution } from '../solution.ts'
import { solutionsPreparedBy } from '../solution-store.ts'

export const listOwnSolutions = operation({
  id: 'register.list-own-solutions',
  http: 'GET /own-solutions',
  summary: 'List the solutions of one’s projects and of the organisations where one holds an office, oldest first',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    project: idSchema('prj').optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.strictObject({ solutions: z.array(Solution.pick({ id: true, slug: true, names: true })) }),
  problems: [],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: RegisterContext, { project, limit }) {
    const { db, principal, projects } = context
    const rows = await solutionsPreparedBy(db, {
      projects: await projects.ofCaller(viewOf(db), principal),
      owners: officesOf(principal),
      project,
      limit,
    })
    return { solutions: rows.map(({ id, slug, names }) => ({ id, slug, names })) }
  },
})
