import { canonicalJson } from '../canonical-json/index.ts'
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
}

/**
 * The receipt's file: canonical JSON and a newline. It is put together, not judged; `verifyReceipt` judges.
 * @throws RangeError when a page of the result has no text or no extraction here; ZodError when a part is not of its form.
 */
export function assembleReceipt({
  result,
  texts,
  extractions,
  decision,
  outcome,
  log,
  permit = null,
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
    evaluation: NOT_YET,
    witnesses: NOT_YET,
  }
  return `${canonicalJson(Receipt.parse(receipt))}\n`
}
