import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { parseItems } from '../items-file.ts'
import { type PreparedTask, storeTask } from '../make-task.ts'
import { newTaskFacts, newTaskProblems, preparedTask, readHeader, requireItems } from '../new-task.ts'
import { showTasks } from '../show-tasks.ts'
import { maxHeaderBytes, maxItemsBytes, OrganisationId, Task } from '../task.ts'

export const addTask = operation({
  id: 'evaluation.add-task',
  http: 'POST /evaluation/tasks',
  summary: 'Add a test: a header in YAML, and its items as one JSON object a line; the same test is there once',
  permission: 'evaluation:write',
  effect: 'write',
  // Some thousands of items.
  bodyLimit: 4 * 2 ** 20,
  input: z.strictObject({
    /** Who answers for it; without it, the organisation in whose name the caller acts. */
    organisation: OrganisationId.optional(),
    header: z.string().min(1).max(maxHeaderBytes),
    items: z.string().min(1).max(maxItemsBytes),
  }),
  output: Task,
  problems: newTaskProblems,

  facts: newTaskFacts,

  // Many items take a while to read and to seal: no transaction waits for that.
  async prepare(context: EvaluationContext, { organisation, header: text, items }): Promise<PreparedTask> {
    const header = readHeader(text)
    const read = requireItems(await parseItems(items, header.kind))
    return preparedTask(context, { organisation, header, items: read })
  },

  async run(context: EvaluationContext, _, prepared) {
    const [task] = await showTasks(context, [await storeTask(context.db, context, prepared)])
    return task!
  },
})
