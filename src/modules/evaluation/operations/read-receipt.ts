import { z } from 'zod'
import {
  assembleEvaluationReceipt,
  EvaluationReceipt,
  type LoggedDocumentParts,
} from '../../../../libs/receipt/index.ts'
import { viewOf } from '../../../kernel/database.ts'
import { operation } from '../../../kernel/operation.ts'
import { type AuditTables, logStopped, proveDecisions } from '../../audit/index.ts'
import type { EvaluationContext, EvaluationQuestion } from '../context.ts'
import { concealedPlan, planFacts } from '../facts.ts'
import { PlanId } from '../plan.ts'
import { findPlan } from '../plan-store.ts'
import { notInLog, planNotFound, runNotFound } from '../problems.ts'
import { RunId } from '../run.ts'
import { type RunRow, runsOfPlans } from '../run-store.ts'

/** A document with the decision that made it. */
type Made = { readonly document: string; readonly decision: number }

export const readReceipt = operation({
  id: 'evaluation.read-receipt',
  http: 'GET /evaluation/plans/{id}/receipt',
  summary:
    'Read the receipt of a plan and of its result, the last one or that of a run: one file that anybody checks without this server',
  permission: 'evaluation:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PlanId, run: RunId.optional() }),
  output: EvaluationReceipt,
  problems: [planNotFound, runNotFound, notInLog, logStopped],

  facts: (context: EvaluationQuestion, input) => planFacts(context, input),
  concealed: concealedPlan,

  // May have the log's next checkpoint made, which no transaction should wait for.
  async prepare({ db, publisher }: EvaluationContext, { id, run }) {
    const plan = await findPlan(db, id)
    if (!plan) throw planNotFound({ id })
    const result = resultIn(await runsOfPlans(db, [id]), run)
    const made: Made[] = [{ document: plan.document, decision: plan.decision_index }, ...(result ? [result] : [])]
    const proven = await proveDecisions(
      viewOf<AuditTables>(db),
      publisher,
      made.map(({ decision }) => decision),
    )
    if (!proven) throw notInLog({ id })
    const [first, second] = made.map(({ document }, i): LoggedDocumentParts => {
      const { decision, outcome } = proven[i]!
      return { document, decision, outcome, decisionProof: decision.proof, outcomeProof: outcome.proof }
    })
    return assembleEvaluationReceipt({ plan: first!, result: second ?? null, log: { origin: publisher.origin } })
  },

  async run(_: EvaluationContext, __, file) {
    return EvaluationReceipt.parse(JSON.parse(file))
  },
})

/** The result of the named run, or the newest there is. @throws Problem for a run that is not the plan's, or has no result. */
function resultIn(runs: readonly RunRow[], named: string | undefined): Made | undefined {
  const run = named === undefined ? runs.find(({ result }) => result !== null) : runs.find(({ id }) => id === named)
  if (named !== undefined && (!run || run.result === null)) throw runNotFound({ id: named })
  if (!run || run.result === null || run.result_decision === null) return undefined
  return { document: run.result, decision: Number(run.result_decision) }
}
