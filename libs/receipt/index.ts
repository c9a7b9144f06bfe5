/** Receipts of answers, of decisions and of evaluations: put together by the server, checked offline by somebody who does not trust it. */
export { assembleDecisionReceipt, type DecisionReceiptParts } from './assemble-decision-receipt.ts'
export { assembleEvaluationReceipt, type LoggedDocumentParts } from './assemble-evaluation.ts'
export { assembleReceipt, type ReceiptParts } from './assemble-receipt.ts'
export { correctedRecipe, isCorrectedIn } from './corrected-recipe.ts'
export { DECISION_RECEIPT_FORMAT, DecisionReceipt } from './decision-receipt.ts'
export {
  DECISION_CHECKS,
  DECISION_REASONS,
  type DecisionCheck,
  type DecisionCheckId,
  type DecisionReason,
  type DecisionReport,
  type StatedDecision,
  type StatedRule,
} from './decision-report.ts'
export { commitment, extractionDigest, SALT_SIZE, textDigest } from './digests.ts'
export {
  Approval,
  Criterion,
  EVALUATION_RECEIPT_FORMAT,
  EvaluationPlan,
  EvaluationReceipt,
  EvaluationResult,
  type LoggedDocument,
  type Measured,
  SystemStandingDocument,
} from './evaluation-documents.ts'
export {
  EVALUATION_CHECKS,
  EVALUATION_REASONS,
  type EvaluationCheck,
  type EvaluationCheckId,
  type EvaluationReason,
  type EvaluationReport,
  type StatedEvaluation,
} from './evaluation-report.ts'
export { formatOf, MAX_RECEIPT_BYTES } from './read-receipt-file.ts'
export { Extraction, Quote, RECEIPT_FORMAT, Receipt, ReceiptResult } from './receipt.ts'
export {
  CHECKS,
  type Check,
  type CheckId,
  REASONS,
  type Reason,
  type Report,
  type Status,
  type Verdict,
} from './report.ts'
export { verifyDecisionReceipt } from './verify-decision-receipt.ts'
export { verifyEvaluation } from './verify-evaluation.ts'
export { verifyReceipt } from './verify-receipt.ts'
