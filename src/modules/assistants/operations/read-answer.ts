import { z } from 'zod'
import { ReceiptResult } from '../../../../libs/receipt/index.ts'
import { operation } from '../../../kernel/operation.ts'
import { answerFacts } from '../answer-facts.ts'
import { AnswerId } from '../answer-id.ts'
import type { AssistantsContext } from '../context.ts'
import { answerNotFound } from '../problems.ts'
import { findAnswer } from '../store.ts'

export const readAnswer = operation({
  id: 'assistants.read-answer',
  http: 'GET /answers/{id}',
  summary: 'Read an answer again, while what it quotes may be read',
  permission: 'assistants:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: AnswerId }),
  output: z.strictObject({
    answer: ReceiptResult,
    /** Where its decision stands in the log. */
    decision: z.number().int(),
  }),
  problems: [answerNotFound],

  facts: answerFacts,
  concealed: () => answerNotFound({}),

  async run({ db }: AssistantsContext, { id }) {
    const found = await findAnswer(db, id)
    if (!found) throw answerNotFound({})
    return { answer: found.result, decision: found.decision.index }
  },
})
