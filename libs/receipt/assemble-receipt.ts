import { canonicalJson } from '../canonical-json/index.ts'
import { assembleSystemEvidence, type LoggedDocumentParts } from './assemble-evaluation.ts'
import { encodeBase64url } from './base64url.ts'
import { extractionDigest } from './digests.ts'
import { type Extraction, NOT_YET, RECEIPT_FORMAT, Receipt, type ReceiptResult } from './receipt.ts'

/** What an installation holds of an answered question. Texts and extractions may come in any order, and more than needed. */
export type ReceiptParts = {
  readonly result: ReceiptResult
  readonly texts: readonly Receipt['texts'][number][]
  readonly extractions: readonly Extraction[]
  readonly decision: {
    readonly index: number
    readonly entry: string
    readonly inputSalt: Uint8Array
    readonly input: Readonly<Record<string, unknown>>
  }
  readonly outcome: { readonly index: number; readonly entry: string; readonly salt: Uint8Array }
  readonly log: Receipt['log']
  /** The permit that the decision names; null or left out when it names none. */
  readonly permit?: { readonly document: string; readonly signature: string } | null
  /** The standing that let the system answer, and what it names, proved under the checkpoint of the answer's own entries; null or left out when no system was asked. */
  readonly evaluation?: { readonly standing: string; readonly documents: readonly LoggedDocumentParts[] } | null
}

/**
 * The receipt's file: canonical JSON and a newline. It is put together, not judged; `verifyReceipt` judges.
 * @throws RangeError when a page of the result has no text or no extraction here, or the standing no document that it names; ZodError when a part is not of its form.
 */
export function assembleReceipt({
  result,
  texts,
  extractions,
  decision,
  outcome,
  log,
  permit = null,
  evaluation = null,
}: ReceiptParts): string {
  const byDigest = new Map(extractions.map((extraction) => [extractionDigest(extraction), extraction]))
  const needed = [...new Set(result.pages.map(({ extraction }) => extraction))]
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    id: result.receipt.id,
    result,
    texts: result.pages.map(({ extraction, page }) => {
      const text = texts.find((text) => text.extraction === extraction && text.page === page)
      if (!text) throw new RangeError(`no text for page ${page} of ${extraction}`)
      return text
    }),
    extractions: needed.map((digest) => {
      const extraction = byDigest.get(digest)
      if (!extraction) throw new RangeError(`no extraction ${digest}`)
      return extraction
    }),
    decision: { ...decision, input: { ...decision.input }, inputSalt: encodeBase64url(decision.inputSalt) },
    outcome: { ...outcome, salt: encodeBase64url(outcome.salt) },
    log,
    permit,
    evaluation: evaluationOf(result, evaluation),
    witnesses: NOT_YET,
  }
  return `${canonicalJson(Receipt.parse(receipt))}\n`
}

/** A result from before systems were registered does not say that none was asked: neither does its receipt. */
function evaluationOf({ system }: ReceiptResult, evaluation: ReceiptParts['evaluation']): Receipt['evaluation'] {
  if (evaluation) return assembleSystemEvidence(evaluation.standing, evaluation.documents)
  return system === undefined ? NOT_YET : null
}
