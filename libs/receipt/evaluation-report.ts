import type { EvaluationPlan, EvaluationResult } from './evaluation-documents.ts'
import type { Reason, Status, Verdict } from './report.ts'

/** Everything that is checked of an evaluation's file, in the order in which it is told. Their sentences are in `evaluation-words/`. */
export const EVALUATION_CHECKS = [
  'format',
  'plan',
  'plan-inclusion',
  'result',
  'result-inclusion',
  'checkpoint-signature',
  'plan-first',
  'same-test',
  'measures',
  'criteria',
  'expiry',
] as const
export type EvaluationCheckId = (typeof EVALUATION_CHECKS)[number]

/** Why a check of an evaluation did not pass, beside the reasons of every receipt. */
export const EVALUATION_REASONS = ['result-not-carried'] as const
export type EvaluationReason = (typeof EVALUATION_REASONS)[number] | Reason

export type EvaluationCheck = {
  readonly id: EvaluationCheckId
  readonly status: Status
  readonly reason?: EvaluationReason
  readonly detail?: Readonly<Record<string, string | number>>
}

/** A document with what the log says of it. */
type Stated<Document> = {
  readonly document: Document
  readonly digest: string
  /** The place of the outcome that commits to it. */
  readonly index: number
  /** The pseudonym of whoever made it, in this log. */
  readonly by: string
}

/** What the file says. It is to be believed as far as the verdict goes. */
export type StatedEvaluation = {
  readonly plan: Stated<EvaluationPlan>
  /** Null when the file carries none. */
  readonly result: Stated<EvaluationResult> | null
}

export type EvaluationReport = {
  readonly verdict: Verdict
  /** Only `format` when the file proves no evaluation. */
  readonly checks: readonly EvaluationCheck[]
  /** Null when the plan, or the result that is carried, cannot be read. */
  readonly evaluation: StatedEvaluation | null
}
