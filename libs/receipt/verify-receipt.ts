import { passed, trustedKeys } from '../offline-check/index.ts'
import { abstention, idIsBound, quotesVerbatim, sourcesListed } from './answer-checks.ts'
import { approvalsHold, dutiesMet, readSystem } from './evaluation-check.ts'
import {
  checkpointSignature,
  decisionEntry,
  decisionInclusion,
  inputCommitment,
  outcomeEntry,
  outcomeInclusion,
  readLog,
  resultCommitment,
  rulePacks,
} from './log-checks.ts'
import { extractionDigests, pageDigests } from './page-checks.ts'
import { permitHolds } from './permit-check.ts'
import { readReceiptFile } from './read-receipt-file.ts'
import { RECEIPT_FORMAT, Receipt } from './receipt.ts'
import type { Check, CheckId, Finding, Report } from './report.ts'
import { verdictOf } from './verdict.ts'

/**
 * Checks a receipt file offline, trusting nothing but the given log keys. A key inside the file proves nothing, so
 * without one of these keys the best verdict is `consistent-key-not-trusted`.
 *
 * `keys` are verifier keys as C2SP signed-note writes them (vkeys). Hostile bytes never throw: they get a report.
 *
 * @throws RangeError when one of the keys is malformed: that is a mistake of the one who asks, not of the file.
 */
export function verifyReceipt(bytes: Uint8Array, { keys }: { readonly keys: readonly string[] }): Report {
  const trusted = trustedKeys(keys)
  const read = readReceiptFile(bytes, Receipt, RECEIPT_FORMAT)
  if ('finding' in read) return { verdict: 'failed', checks: [{ id: 'format', ...read.finding }], receipt: null }
  const { receipt } = read
  const log = readLog(receipt)
  const system = readSystem(receipt, log)
  const findings: Record<CheckId, Finding> = {
    format: passed(),
    id: idIsBound(receipt),
    'input-commitment': inputCommitment(receipt, log),
    'result-commitment': resultCommitment(receipt, log),
    'decision-entry': decisionEntry(receipt, log),
    'outcome-entry': outcomeEntry(receipt, log),
    'decision-inclusion': decisionInclusion(receipt, log),
    'outcome-inclusion': outcomeInclusion(receipt, log),
    'checkpoint-signature': checkpointSignature(receipt, log, trusted),
    'rule-packs': rulePacks(receipt, log),
    'quotes-verbatim': quotesVerbatim(receipt),
    'page-digests': pageDigests(receipt),
    'extraction-digests': extractionDigests(receipt),
    'sources-listed': sourcesListed(receipt),
    abstention: abstention(receipt),
    permit: permitHolds(receipt, log, trusted),
    evaluation: dutiesMet(receipt, system),
    approvals: approvalsHold(receipt, system),
    witnesses: { status: 'not-applicable' },
  }
  const checks = (Object.entries(findings) as [CheckId, Finding][]).map(([id, finding]): Check => ({ id, ...finding }))
  return { verdict: verdictOf(checks), checks, receipt }
}
