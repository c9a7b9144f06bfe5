import { canonicalJson, parseJsonStrict } from '../canonical-json/index.ts'
import { parseVerifierKey, type VerifierKey } from '../transparency-log/index.ts'
import { abstention, idIsBound, quotesVerbatim, sourcesListed } from './answer-checks.ts'
import { type Finding, failed, passed } from './finding.ts'
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
import { RECEIPT_FORMAT, Receipt } from './receipt.ts'
import type { Check, CheckId, Report, Verdict } from './report.ts'

/** Above any honest receipt; bounds the work a hostile file can cause. */
export const MAX_RECEIPT_BYTES = 5_000_000

/**
 * Checks a receipt file offline, trusting nothing but the given log keys. A key inside the file proves nothing, so
 * without one of these keys the best verdict is `consistent-key-not-trusted`.
 *
 * `keys` are verifier keys as C2SP signed-note writes them (vkeys). Hostile bytes never throw: they get a report.
 *
 * @throws RangeError when one of the keys is malformed: that is a mistake of the one who asks, not of the file.
 */
export function verifyReceipt(bytes: Uint8Array, { keys }: { readonly keys: readonly string[] }): Report {
  const trusted = keys.map(readKey)
  const read = readReceipt(bytes)
  if ('finding' in read) return { verdict: 'failed', checks: [{ id: 'format', ...read.finding }], receipt: null }
  const { receipt } = read
  const log = readLog(receipt)
  const notYet: Finding = { status: 'not-applicable' }
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
    permit: notYet,
    evaluation: notYet,
    witnesses: notYet,
  }
  const checks = (Object.entries(findings) as [CheckId, Finding][]).map(([id, finding]): Check => ({ id, ...finding }))
  return { verdict: verdictOf(checks), checks, receipt }
}

function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ status }) => status === 'failed')) return 'failed'
  return checks.some(({ status }) => status === 'untrusted') ? 'consistent-key-not-trusted' : 'verified'
}

function readKey(vkey: string): VerifierKey {
  const key = parseVerifierKey(vkey)
  if (!key) throw new RangeError('not a verifier key')
  return key
}

/** The file's bytes have to be the canonical JSON of what they say, so that one receipt is one file. */
function readReceipt(bytes: Uint8Array): { receipt: Receipt } | { finding: Finding } {
  if (bytes.length > MAX_RECEIPT_BYTES) return { finding: failed('too-large', { bytes: bytes.length }) }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { finding: failed('not-utf8') }
  }
  let value: unknown
  try {
    value = parseJsonStrict(text)
  } catch {
    return { finding: failed('not-json') }
  }
  const parsed = Receipt.safeParse(value)
  if (!parsed.success) {
    const format = value !== null && typeof value === 'object' && 'format' in value ? value.format : undefined
    if (format !== RECEIPT_FORMAT) return { finding: failed('unknown-format') }
    return { finding: failed('not-the-schema', { place: parsed.error.issues[0]?.path.join('.') ?? '' }) }
  }
  // Writing what was understood, not what was read, shows that nothing was passed over.
  const canonical = canonicalJson(parsed.data)
  if (text !== canonical && text !== `${canonical}\n`) return { finding: failed('not-canonical') }
  return { receipt: parsed.data }
}
