import { z } from 'zod'
import { ReceiptResult } from '../../../../libs/receipt/index.ts'
import { newSecretId } from '../../../kernel/identifier.ts'
import { Language } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { indexMissing, type Reader } from '../../knowledge/index.ts'
import { readershipOf, rulesAllow } from '../../policy/index.ts'
import { readerOf } from '../../programmes/index.ts'
import { answerIdPrefix } from '../answer-id.ts'
import { answererVersion, settings } from '../answering/settings.ts'
import type { AssistantsContext, AssistantsQuestion } from '../context.ts'
import { findAnswer } from '../find-answer.ts'
import { insertAnswer } from '../store.ts'

const asking = { id: 'assistants.ask', permission: 'assistants:ask' } as const

export const ask = operation({
  ...asking,
  http: 'POST /ask',
  summary: 'Answer a question with sentences of published documents, quoted to the letter, or say that there is none',
  effect: 'write',
  cli: { alias: 'ask', positional: ['question'] },
  input: z.strictObject({
    question: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .refine((text) => !text.includes('\0')),
    /** Only these data sets, by id or slug. */
    in: z
      .array(z.string().regex(/^[a-z0-9_-]{1,80}$/))
      .min(1)
      .max(20)
      .optional(),
    /** Of titles and dates around the quotes; quotes stay in their own. */
    language: Language.optional(),
  }),
  output: ReceiptResult,
  problems: [indexMissing],

  redact: ({ personalData }: AssistantsQuestion, input) => ({
    ...input,
    question: personalData.mask(input.question).text,
  }),
  // The whole catalogue: what of it may be read is asked again when it is searched.
  facts: () => ({ kind: 'catalogue', id: 'catalogue' }),

  async prepare(context: AssistantsContext, { question, in: only, language = context.language }) {
    const masked = context.personalData.maskedIn(question)
    const asked = { text: question, masked: masked.length > 0, in: only, language }
    const documents = { readership: readershipOf(context), mayUse: rulesAllow(context, asking) }
    const answer = await findAnswer(
      context,
      { documents, records: recordsOf(context, documents) },
      asked,
      (progress) => {
        // Whoever waited has gone, or the permit has ended: nothing more is told.
        if (!context.signal.aborted) context.emit?.(progress)
      },
    )
    return { ...answer, masked: masked.map(({ type, count }) => ({ type, count })) }
  },

  async run({ db, now, decision, language, permit }, input, { found, masked, askedRecords }) {
    const result: ReceiptResult = {
      receipt: { id: newSecretId(answerIdPrefix) },
      operation: 'assistants.ask',
      answeredAt: now.toISOString(),
      language: input.language ?? language,
      question: input.question,
      masked,
      ...found,
      answerer: { name: 'extractive', version: answererVersion, settings: { ...settings, askedRecords } },
      rulePacks: decision.packs.map(({ id, version, digest }) => ({ id, version, digest })),
    }
    const { index, entry, inputSalt } = decision.logged
    await insertAnswer(db, { result, decision: { index, entry, inputSalt, input }, permit: permit?.id ?? null })
    return result
  },
})

/** What is cited by records is both read and used for an answer: the rules are asked for both. */
function recordsOf(context: AssistantsContext, { readership, mayUse }: Reader): Reader {
  const records = readerOf(context)
  return { readership, mayUse: (resource) => mayUse(resource) && records.mayUse(resource) }
}
