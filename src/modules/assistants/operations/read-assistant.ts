import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import { Assistant, AssistantId } from '../assistant.ts'
import { assistantFacts } from '../assistant-facts.ts'
import { findAssistant } from '../assistant-store.ts'
import type { AssistantsContext } from '../context.ts'
import { assistantNotFound } from '../problems.ts'
import { showAssistant } from '../show-assistants.ts'

export const readAssistant = operation({
  id: 'assistants.read',
  http: 'GET /assistants/{id}',
  summary: 'Read what an assistant is put together from, with its versions',
  permission: 'assistants:inspect',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: AssistantId }),
  output: Assistant,
  problems: [assistantNotFound],

  facts: assistantFacts,
  concealed: ({ id }) => assistantNotFound({ id }),

  async run(context: AssistantsContext, { id }) {
    const assistant = await findAssistant(context.db, id)
    if (!assistant) throw assistantNotFound({ id })
    return showAssistant(context, assistant)
  },
})
