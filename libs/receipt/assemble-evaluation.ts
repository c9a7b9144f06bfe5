import { canonicalJson } from '../canonical-json/index.ts'
import { encodeBase64url } from './base64url.ts'
import { textDigest } from './digests.ts'
import { namedBy } from './evaluation-check.ts'
import {
  EVALUATION_RECEIPT_FORMAT,
  EvaluationReceipt,
  type LoggedDocument,
  SystemEvidence,
  SystemStandingDocument,
} from './evaluation-documents.ts'

/** A document as an installation holds it, with its two entries and their proofs. */
export type LoggedDocumentParts = {
  /** Canonical JSON, as it was answered. */
  readonly document: string
  readonly decision: { readonly index: number; readonly entry: string }
  readonly outcome: { readonly index: number; readonly entry: string; readonly salt: Uint8Array }
  readonly decisionProof: string
  readonly outcomeProof: string
}

/**
 * The file of an evaluation: canonical JSON and a newline. All proofs have to be under one checkpoint. It is put together,
 * not judged; `verifyEvaluation` judges.
 * @throws ZodError when a part is not of its form.
 */
export function assembleEvaluationReceipt(parts: {
  readonly plan: LoggedDocumentParts
  readonly result: LoggedDocumentParts | null
  readonly log: EvaluationReceipt['log']
}): string {
  const receipt: EvaluationReceipt = {
    format: EVALUATION_RECEIPT_FORMAT,
    plan: loggedDocument(parts.plan),
    result: parts.result && loggedDocument(parts.result),
    log: parts.log,
  }
  return `${canonicalJson(EvaluationReceipt.parse(receipt))}\n`
}

/**
 * What an answer's receipt carries of the system: the documents that the standing names, in its order. They may come in any
 * order, and more than needed; all proofs have to be under the checkpoint of the answer's.
 * @throws RangeError when one is missing; ZodError when a part is not of its form.
 */
export function assembleSystemEvidence(standing: string, documents: readonly LoggedDocumentParts[]): SystemEvidence {
  const byDigest = new Map(documents.map((parts) => [textDigest(parts.document), parts]))
  const needed = namedBy(SystemStandingDocument.parse(JSON.parse(standing))).map((digest) => {
    const parts = byDigest.get(digest)
    if (!parts) throw new RangeError(`no document ${digest}`)
    return loggedDocument(parts)
  })
  return SystemEvidence.parse({ standing, documents: needed })
}

function loggedDocument({
  document,
  decision,
  outcome,
  decisionProof,
  outcomeProof,
}: LoggedDocumentParts): LoggedDocument {
  return {
    document,
    decision: { index: decision.index, entry: decision.entry },
    outcome: { index: outcome.index, entry: outcome.entry, salt: encodeBase64url(outcome.salt) },
    decisionProof,
    outcomeProof,
  }
}
