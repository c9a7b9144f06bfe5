import { canonicalJson } from '../canonical-json/index.ts'
import { encodeBase64url } from './base64url.ts'
import { DECISION_RECEIPT_FORMAT, DecisionReceipt } from './decision-receipt.ts'

/** What an installation holds of a decision. `opening`: for whoever may show what it was about. */
export type DecisionReceiptParts = Omit<DecisionReceipt, 'format' | 'opening'> & {
  readonly opening: (Omit<NonNullable<DecisionReceipt['opening']>, 'salt'> & { readonly salt: Uint8Array }) | null
}

/**
 * The receipt's file: canonical JSON and a newline. It is put together, not judged; `verifyDecisionReceipt` judges.
 * @throws ZodError when a part is not of its form.
 */
export function assembleDecisionReceipt({ opening, ...parts }: DecisionReceiptParts): string {
  const receipt: DecisionReceipt = {
    format: DECISION_RECEIPT_FORMAT,
    ...parts,
    opening: opening && { ...opening, salt: encodeBase64url(opening.salt) },
  }
  return `${canonicalJson(DecisionReceipt.parse(receipt))}\n`
}
