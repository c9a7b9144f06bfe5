import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { AssistantsContext } from '../context.ts'
import { countAnswers as count } from '../store.ts'

export const countAnswers = operation({
  id: 'assistants.count-answers',
  http: 'GET /answers/count',
  summary: 'Count the questions answered and declined here, from zero',
  permission: 'assistants:read',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    since: z.iso.datetime(),
    answered: z.number().int().nonnegative(),
    abstained: z.number().int().nonnegative(),
  }),
  problems: [],

  facts: () => ({ kind: 'answers', id: 'all' }),

  async run({ db }: AssistantsContext) {
    const { since, answered, abstained } = await count(db)
    return { since: since.toISOString(), answered, abstained }
  },
})
