import { z } from 'zod'
import { assembleReceipt, Receipt } from '../../../../libs/receipt/index.ts'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { type AuditTables, logStopped, proveDecision } from '../../audit/index.ts'
import { findExtraction, findPages, type KnowledgeTables, pageDigests } from '../../knowledge/index.ts'
import { receiptFacts } from '../answer-facts.ts'
import { AnswerId } from '../answer-id.ts'
import type { AssistantsContext } from '../context.ts'
import { answerNotFound, receiptNotReady } from '../problems.ts'
import { findAnswer, type StoredAnswer } from '../store.ts'

export const readReceipt = operation({
  id: 'assistants.read-receipt',
  http: 'GET /receipts/{id}',
  summary: 'Read the receipt of an answer: one file that anybody checks without this server',
  permission: 'assistants:read',
  effect: 'read',
  cli: { alias: 'receipt', positional: ['id'] },
  input: z.strictObject({ id: AnswerId }),
  output: Receipt,
  problems: [answerNotFound, receiptNotReady, logStopped],

  facts: receiptFacts,
  concealed: () => answerNotFound({}),

  // May have the log's next checkpoint made, which no transaction should wait for.
  async prepare(context: AssistantsContext, { id }) {
    const answer = await findAnswer(context.db, id)
    if (!answer) throw answerNotFound({})
    const { index } = answer.decision
    const proven = await proveDecision(viewOf<AuditTables>(context.db), context.publisher, index)
    if (!proven) throw receiptNotReady({})
    const permit = answer.permit === null ? undefined : await context.permitDocument(context.db, answer.permit)
    return { answer, proven, permit }
  },

  async run({ db }, _input, { answer, proven, permit }) {
    const { result, decision } = answer
    const { origin, outcome } = proven
    const file = assembleReceipt({
      result,
      ...(await quotedText(viewOf<KnowledgeTables>(db), result)),
      decision,
      outcome: { index: outcome.index, entry: outcome.entry, salt: outcome.salt },
      log: { origin, decisionProof: proven.decision.proof, outcomeProof: outcome.proof },
      permit: permit ? { document: permit.document, signature: permit.signature } : null,
    })
    return Receipt.parse(JSON.parse(file))
  },
})

/** The texts of the pages quoted, and the extractions that name them. */
async function quotedText(db: Parameters<typeof findPages>[0], { pages }: StoredAnswer['result']) {
  const texts = await findPages(
    db,
    pages.map(({ extraction, page }) => ({ extraction, page })),
  )
  const extractions = await Promise.all(
    [...new Set(pages.map(({ extraction }) => extraction))].map(async (digest) => {
      const { file, recipe } = (await findExtraction(db, digest))!
      return { file, recipe, pages: await pageDigests(db, digest) }
    }),
  )
  return { texts: texts.map(({ extraction, number, text }) => ({ extraction, page: number, text })), extractions }
}
