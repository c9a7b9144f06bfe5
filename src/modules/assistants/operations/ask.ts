import { z } from 'zod'
import { ReceiptResult } from '../../../../libs/receipt/index.ts'
import { newSecretId } from '../../../kernel/identifier.ts'
import { Language } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import { systemStages } from '../../../kernel/ports/systems.ts'
import { indexMissing, type Reader } from '../../knowledge/index.ts'
import { readershipOf, rulesAllow } from '../../policy/index.ts'
import { readerOf } from '../../programmes/index.ts'
import { answerIdPrefix } from '../answer-id.ts'
import { answerResult } from '../answer-result.ts'
import { asking } from '../assistant-reader.ts'
import type { AssistantsContext, AssistantsQuestion } from '../context.ts'
import { findAnswer } from '../find-answer.ts'
import { systemDrifted, systemNotAnswering, systemNotFound } from '../problems.ts'
import { insertAnswer } from '../store.ts'
import { type AskedSystem, resolveSystem, systemFacts, throughSystem } from '../through-system.ts'

export const ask = operation({
  ...asking,
  http: 'POST /ask',
  summary: 'Answer a question with sentences of published documents, quoted to the letter, or say that there is none',
  effect: 'write',
  cli: { alias: 'ask', positional: ['question'] },
  input: z
    .strictObject({
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
      /** A registered system, by id or slug, which answers from its own data sets alone. */
      system: z
        .string()
        .regex(/^[a-z0-9_-]{1,80}$/)
        .optional(),
      /** The system as citizens are answered by it, unless it is tried by those of its organisation. */
      stage: z.enum(systemStages).optional(),
    })
    .refine(({ system, in: only }) => system === undefined || only === undefined, { path: ['in'] })
    .refine(({ system, stage }) => system !== undefined || stage === undefined, { path: ['stage'] }),
  output: ReceiptResult,
  problems: [indexMissing, systemNotFound, systemNotAnswering, systemDrifted],

  redact: ({ personalData }: AssistantsQuestion, input) => ({
    ...input,
    question: personalData.mask(input.question).text,
  }),
  facts: (context: AssistantsQuestion, { system, stage }) =>
    // The whole catalogue: what of it may be read is asked again when it is searched.
    system === undefined ? { kind: 'catalogue', id: 'catalogue' } : systemFacts(context, { system, stage }),
  concealed: ({ system = '' }) => systemNotFound({ system }),

  async prepare(context: AssistantsContext, { question, in: only, language = context.language, system: named, stage }) {
    const masked = context.personalData.maskedIn(question)
    const system = named === undefined ? null : await resolveSystem(context, { system: named, stage })
    const documents = { readership: readershipOf(context), mayUse: rulesAllow(context, asking) }
    const answer = await findAnswer(
      context,
      system
        ? { documents: throughSystem(context, documents, system), records: null }
        : { documents, records: recordsOf(context, documents) },
      { text: question, masked: masked.length > 0, in: system ? dataSetsOf(system) : only, language },
      (progress) => {
        // Whoever waited has gone, or the permit has ended: nothing more is told.
        if (!context.signal.aborted) context.emit?.(progress)
      },
    )
    return { ...answer, system, masked: masked.map(({ type, count }) => ({ type, count })) }
  },

  async run(context, input, { found, masked, askedRecords, system }) {
    const { db, now, decision, permit } = context
    if (system) await requireUnchanged(context, input, system)
    const result = answerResult({
      receipt: newSecretId(answerIdPrefix),
      now,
      language: input.language ?? context.language,
      question: input.question,
      masked,
      found,
      askedRecords,
      system,
      packs: decision.packs,
    })
    const { index, entry, inputSalt } = decision.logged
    await insertAnswer(db, {
      result,
      decision: { index, entry, inputSalt, input },
      permit: permit?.id ?? null,
      evidence: system?.evidence ?? null,
    })
    return result
  },
})

/** What is cited by records is both read and used for an answer: the rules are asked for both. */
function recordsOf(context: AssistantsContext, { readership, mayUse }: Reader): Reader {
  const records = readerOf(context)
  return { readership, mayUse: (resource) => mayUse(resource) && records.mayUse(resource) }
}

function dataSetsOf({ version }: AskedSystem): string[] {
  return version.document.dataSets.map(({ dataSet }) => dataSet)
}

/**
 * The alias still resolves to what was asked, in the transaction that keeps the answer: whoever stops a system while it is
 * searching gets no answer of it any more.
 */
async function requireUnchanged(
  context: AssistantsContext,
  { system, stage }: { readonly system?: string | undefined; readonly stage?: AskedSystem['stage'] | undefined },
  asked: AskedSystem,
): Promise<void> {
  const now = await resolveSystem(context, { system: system ?? asked.id, stage })
  if (now.evidence !== asked.evidence) throw systemNotAnswering({ system: asked.slug })
}
