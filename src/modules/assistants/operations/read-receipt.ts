import { z } from 'zod'
import { assembleReceipt, type LoggedDocumentParts, Receipt } from '../../../../libs/receipt/index.ts'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { type AuditTables, logStopped, type ProvenDecision, proveDecisions } from '../../audit/index.ts'
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
    const { evidence } = answer
    const named = evidence === null ? [] : await context.systemEvidence(viewOf(context.db), evidence)
    const indexes = [answer.decision.index, ...named.map(({ decision }) => decision)]
    const proven = await proveDecisions(viewOf<AuditTables>(context.db), context.publisher, indexes)
    if (!proven) throw receiptNotReady({})
    const [own, ...others] = proven
    const permit = answer.permit === null ? undefined : await context.permitDocument(context.db, answer.permit)
    const documents = named.map(({ document }, i) => partsOf(document, others[i]!))
    const evaluation = evidence === null ? null : { standing: evidence, documents }
    return { answer, proven: own!, permit, evaluation }
  },

  async run({ db }, _input, { answer, proven, permit, evaluation }) {
    const { result, decision } = answer
    const { origin, outcome } = proven
    const file = assembleReceipt({
      result,
      ...(await quotedText(viewOf<KnowledgeTables>(db), result)),
      decision,
      outcome: { index: outcome.index, entry: outcome.entry, salt: outcome.salt },
      log: { origin, decisionProof: proven.decision.proof, outcomeProof: outcome.proof },
      permit: permit ? { document: permit.document, signature: permit.signature } : null,
      evaluation,
    })
    return Receipt.parse(JSON.parse(file))
  },
})

function partsOf(document: string, { decision, outcome }: ProvenDecision): LoggedDocumentParts {
  return { document, decision, outcome, decisionProof: decision.proof, outcomeProof: outcome.proof }
}

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
