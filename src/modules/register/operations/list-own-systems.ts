import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { idSchema } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { officesOf } from '../facts.ts'
import { summariesOf, withStanding } from '../show-systems.ts'
import { SystemSummary } from '../system.ts'
import { systemsPreparedBy } from '../system-store.ts'

export const listOwnSystems = operation({
  id: 'register.list-own',
  http: 'GET /own-systems',
  summary:
    'List the systems of one’s projects and of the organisations where one holds an office, drafts too, newest first',
  permission: 'register:list',
  effect: 'read',
  input: z.strictObject({
    project: idSchema('prj').optional(),
    assistant: idSchema('ast').optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({ systems: z.array(SystemSummary) }),
  problems: [],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: RegisterContext, { project, assistant, limit }) {
    const { db, principal, projects } = context
    const rows = await systemsPreparedBy(db, {
      projects: await projects.ofCaller(viewOf(db), principal),
      owners: officesOf(principal),
      project,
      assistant,
      limit,
    })
    const systems = []
    for (const row of rows) systems.push(await withStanding(context, row))
    return { systems: [...(await summariesOf(context, systems))] }
  },
})
