import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { readCsv } from '../importing/read-csv.ts'
import { readInspect } from '../importing/read-inspect.ts'
import { parseItems } from '../items-file.ts'
import { type PreparedTask, storeTask } from '../make-task.ts'
import { newTaskFacts, newTaskProblems, preparedTask, readHeader, requireItems } from '../new-task.ts'
import { showTasks } from '../show-tasks.ts'
import { maxHeaderBytes, maxItemsBytes, OrganisationId, Task } from '../task.ts'

const readers = { csv: readCsv, jsonl: parseItems, inspect: readInspect } as const

export const importItems = operation({
  id: 'evaluation.import-items',
  http: 'POST /evaluation/imports',
  summary: 'Add a test whose items stand in a table, in JSON lines, or in a log that Inspect wrote',
  permission: 'evaluation:write',
  effect: 'write',
  // Some thousands of items.
  bodyLimit: 4 * 2 ** 20,
  input: z.strictObject({
    organisation: OrganisationId.optional(),
    format: z.enum(['csv', 'jsonl', 'inspect']),
    header: z.string().min(1).max(maxHeaderBytes),
    text: z.string().min(1).max(maxItemsBytes),
  }),
  output: Task,
  problems: newTaskProblems,

  facts: newTaskFacts,

  // Many items take a while to read and to seal: no transaction waits for that.
  async prepare(context: EvaluationContext, { organisation, format, header: written, text }): Promise<PreparedTask> {
    const header = readHeader(written)
    const items = requireItems(await readers[format](text, header.kind))
    return preparedTask(context, { organisation, header, items })
  },

  async run(context: EvaluationContext, _, prepared) {
    const [task] = await showTasks(context, [await storeTask(context.db, context, prepared)])
    return task!
  },
})
