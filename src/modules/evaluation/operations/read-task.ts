import { z } from 'zod'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { concealedTask, taskFacts } from '../facts.ts'
import { taskNotFound } from '../problems.ts'
import { showTasks } from '../show-tasks.ts'
import { Task } from '../task.ts'
import { findTask } from '../task-store.ts'

export const readTask = operation({
  id: 'evaluation.read-task',
  http: 'GET /evaluation/tasks/{digest}',
  summary: 'Read what a test says of itself: what it measures, from which source, how many items, which root',
  permission: 'evaluation:read',
  effect: 'read',
  cli: { positional: ['digest'] },
  input: z.strictObject({ digest: Digest }),
  output: Task,
  problems: [taskNotFound],

  facts: taskFacts,
  concealed: concealedTask,

  async run(context: EvaluationContext, { digest }) {
    const row = await findTask(context.db, digest)
    if (!row) throw taskNotFound({ digest })
    const [task] = await showTasks(context, [row])
    return task!
  },
})
