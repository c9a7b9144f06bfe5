import { z } from 'zod'
import { assembleDecisionReceipt, DecisionReceipt } from '../../../../libs/receipt/index.ts'
import { operation } from '../../../kernel/operation.ts'
import { type PackInForce, statementOf } from '../../policy/index.ts'
import { findKept, type KeptDecision } from '../body-store.ts'
import type { AuditContext } from '../context.ts'
import { DecisionIndex, packsOf } from '../decision.ts'
import { ownDecisionFacts } from '../decision-facts.ts'
import { isCommitment } from '../entry.ts'
import { decisionNotFound, logStopped } from '../problems.ts'
import { proveWithOutcome } from '../proof.ts'

export const readDecisionReceipt = operation({
  id: 'audit.read-decision-receipt',
  http: 'GET /decisions/{index}/receipt',
  summary: 'Read the receipt of a decision of yours: one file that anybody checks without this server',
  permission: 'audit:own-decision',
  effect: 'read',
  cli: { positional: ['index'] },
  input: z.strictObject({ index: DecisionIndex }),
  output: DecisionReceipt,
  problems: [decisionNotFound, logStopped],

  facts: (context: AuditContext, input) => ownDecisionFacts(context, input),
  concealed: decisionNotFound,

  // May have the log's next checkpoint made, which no transaction should wait for.
  async prepare({ db, publisher }, { index }) {
    return proveWithOutcome(db, publisher, index)
  },

  async run({ db, publisher, packs }, { index }, { decision, outcome }) {
    const kept = await findKept(db, index)
    if (!kept) throw decisionNotFound({ index })
    const file = assembleDecisionReceipt({
      decision: { index, entry: decision.entry },
      outcome: outcome && { index: outcome.index, entry: outcome.entry },
      opening: openingOf(kept),
      packs: statementsOf(kept, packs),
      log: { origin: publisher.origin, decisionProof: decision.proof, outcomeProof: outcome?.proof ?? null },
    })
    return DecisionReceipt.parse(JSON.parse(file))
  },
})

/**
 * What opens the entry's commitments to the thing. Nothing for what was answered like a thing that is not there: its
 * entry stays closed for whoever asked.
 */
function openingOf({ text, salt, details }: KeptDecision) {
  const { resource, label = null, concealed } = details
  const isHidden = isCommitment(JSON.parse(text).resource)
  return salt && resource && isHidden && !concealed ? { salt, resource, label } : null
}

/** The texts of the packs that decided, as far as they are still the ones in force. */
function statementsOf({ text }: KeptDecision, packs: readonly PackInForce[]) {
  const digests = new Set(packsOf(text).map(({ digest }) => digest))
  return packs
    .filter(({ reference }) => digests.has(reference.digest))
    .map((pack) => ({ id: pack.id, statement: statementOf(pack) }))
}
