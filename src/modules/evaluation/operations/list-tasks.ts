import { z } from 'zod'
import { pageOf } from '../../../kernel/cursor.ts'
import { operation } from '../../../kernel/operation.ts'
import { rulesAllow } from '../../policy/index.ts'
import { officesOf } from '../acting.ts'
import type { EvaluationContext } from '../context.ts'
import { cursorAfter, listInput, placeOf } from '../cursor.ts'
import { catalogueFacts, factsOfTask } from '../facts.ts'
import { cursorUnknown } from '../problems.ts'
import { showTasks } from '../show-tasks.ts'
import { Task } from '../task.ts'
import { listTasks as listRows } from '../task-store.ts'

export const listTasks = operation({
  id: 'evaluation.list-tasks',
  http: 'GET /evaluation/tasks',
  summary:
    'List tests, newest first; hidden ones, and those about data that not everybody may know of, to whoever may read them',
  permission: 'evaluation:read',
  effect: 'read',
  input: z.strictObject(listInput),
  output: z.strictObject({ tasks: z.array(Task), next: z.string().nullable() }),
  problems: [cursorUnknown],

  facts: catalogueFacts('evaluation-tasks'),

  async run(context: EvaluationContext, { limit, cursor }) {
    const rows = await listRows(context.db, {
      hiddenOf: officesOf(context.principal),
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ created_at: at, digest: id }) => cursorAfter({ at, id }))
    const mayRead = rulesAllow(context, { id: 'evaluation.read-task', permission: 'evaluation:read' })
    const facts = await Promise.all(page.map((row) => factsOfTask(context.db, row)))
    const shown = page.filter((_, i) => mayRead(facts[i]!))
    return { tasks: await showTasks(context, shown), next }
  },
})
