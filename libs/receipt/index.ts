/** The receipt of an answer: put together by the server, checked offline by somebody who does not trust it. */
export { assembleReceipt, type ReceiptParts } from './assemble-receipt.ts'
export { commitment, extractionDigest, SALT_SIZE, textDigest } from './digests.ts'
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
export { MAX_RECEIPT_BYTES, verifyReceipt } from './verify-receipt.ts'
