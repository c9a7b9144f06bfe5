import { z } from 'zod'
import { cursorAt, pageOf } from '../../../kernel/cursor.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import type { EvaluationContext } from '../context.ts'
import { covered } from '../covered.ts'
import { countedPlaceOf, listInput } from '../cursor.ts'
import { quotedByItems, requireReadable } from '../data-of.ts'
import { concealedTask, itemsFacts } from '../facts.ts'
import { Item } from '../item.ts'
import { cursorUnknown, dataClosed, itemsHidden, taskNotFound } from '../problems.ts'
import { findTask, listOpenItems } from '../task-store.ts'

export const listItems = operation({
  id: 'evaluation.list-items',
  http: 'GET /evaluation/tasks/{digest}/items',
  summary: 'List the items of a test in their order; those of a hidden test are shown to nobody',
  permission: 'evaluation:read-items',
  effect: 'read',
  cli: { positional: ['digest'] },
  input: z.strictObject({
    digest: Digest,
    language: z.string().max(40).optional(),
    slice: z.string().max(80).optional(),
    ...listInput,
  }),
  output: z.strictObject({ items: z.array(Item), next: z.string().nullable() }),
  problems: [taskNotFound, itemsHidden, dataClosed, cursorUnknown],

  facts: itemsFacts,
  concealed: concealedTask,

  async run(context: EvaluationContext, { digest, language, slice, limit, cursor }) {
    const task = await findTask(context.db, digest)
    if (!task) throw taskNotFound({ digest })
    if (task.hidden) throw itemsHidden({ digest })
    const treatment = await requireReadable(context, quotedByItems(task))
    const rows = await listOpenItems(context.db, digest, {
      language,
      slice,
      after: countedPlaceOf(cursor),
      limit: limit + 1,
    })
    const { page, next } = pageOf(rows, limit, ({ place }) => cursorAt([place]))
    const shown = page.map(({ item }) => Item.parse(covered(context.personalData, treatment, item)))
    return { items: shown, next }
  },
})
