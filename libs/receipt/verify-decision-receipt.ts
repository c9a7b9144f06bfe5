import { bytesToHex } from '@noble/hashes/utils.js'
import { failed, passed, trustedKeys } from '../offline-check/index.ts'
import { leafHash, parseTlogProof, type TlogProof } from '../transparency-log/index.ts'
import { decodeBase64url } from './base64url.ts'
import { DECISION_RECEIPT_FORMAT, DecisionReceipt } from './decision-receipt.ts'
import type {
  DecisionCheck,
  DecisionCheckId,
  DecisionReason,
  DecisionReport,
  StatedDecision,
  StatedRule,
} from './decision-report.ts'
import { type PackRule, parseStatedEntry, readPack, type StatedEntry } from './decision-statement.ts'
import { commitment } from './digests.ts'
import { type OutcomeEntry, parseOutcomeEntry } from './log-entries.ts'
import { inclusion, readCheckpoint, signedCheckpoint } from './log-proof.ts'
import { readReceiptFile } from './read-receipt-file.ts'
import { verdictOf } from './verdict.ts'

type Finding = Omit<DecisionCheck, 'id'>
/** The file leaves it out, or there is nothing to check: what is left out is not shown as if it were known. */
const notApplicable = (reason: DecisionReason): Finding => ({ status: 'not-applicable', reason })

/** What is read of the file, once; `undefined` for a part that cannot be read. */
type Parts = {
  readonly receipt: DecisionReceipt
  readonly entry: StatedEntry | undefined
  readonly outcome: OutcomeEntry | undefined
  readonly decisionLeaf: Uint8Array
  readonly decisionProof: TlogProof | undefined
  readonly outcomeProof: TlogProof | undefined
  readonly rules: ReadonlyMap<string, PackRule>
}

/**
 * Checks the receipt of a decision offline, trusting nothing but the given log keys (C2SP vkeys), and says what was
 * decided: who, by pseudonym; what, when, by which rules of which law, under which permit, and what came of it. Hostile
 * bytes never throw: they get a report.
 *
 * @throws RangeError when one of the keys is malformed: that is a mistake of the one who asks, not of the file.
 */
export function verifyDecisionReceipt(
  bytes: Uint8Array,
  { keys }: { readonly keys: readonly string[] },
): DecisionReport {
  const trusted = trustedKeys(keys)
  const read = readReceiptFile(bytes, DecisionReceipt, DECISION_RECEIPT_FORMAT)
  if ('finding' in read) return { verdict: 'failed', checks: [{ id: 'format', ...read.finding }], decision: null }
  const { receipt } = read
  const parts = readParts(receipt)
  const checkpoint = parts.decisionProof && readCheckpoint(parts.decisionProof.checkpoint)
  const { decision, outcome, log } = receipt
  const proofs = log.outcomeProof === null ? [parts.decisionProof] : [parts.decisionProof, parts.outcomeProof]
  const findings: Record<DecisionCheckId, Finding> = {
    format: passed(),
    'decision-entry': parts.entry ? passed() : failed('not-an-entry'),
    'decision-inclusion': inclusion(decision.index, parts.decisionLeaf, parts.decisionProof, checkpoint),
    'outcome-entry': outcomeFollows(parts),
    'outcome-inclusion': outcome
      ? outcome.index > decision.index
        ? inclusion(outcome.index, leafOf(outcome.entry), parts.outcomeProof, checkpoint)
        : failed('outcome-before-decision', { index: outcome.index })
      : withoutOutcome(parts),
    'checkpoint-signature': signedCheckpoint(proofs, log.origin, trusted),
    rules: rulesAreOfTheirPacks(parts),
    opening: openingHolds(parts),
  }
  const checks = (Object.entries(findings) as [DecisionCheckId, Finding][]).map(([id, finding]) => ({ id, ...finding }))
  return { verdict: verdictOf(checks), checks, decision: parts.entry ? stated(parts, parts.entry) : null }
}

function readParts(receipt: DecisionReceipt): Parts {
  const { decision, outcome, packs, log } = receipt
  return {
    receipt,
    entry: parseStatedEntry(decision.entry),
    outcome: outcome ? parseOutcomeEntry(outcome.entry) : undefined,
    decisionLeaf: leafOf(decision.entry),
    decisionProof: parseTlogProof(log.decisionProof),
    outcomeProof: log.outcomeProof === null ? undefined : parseTlogProof(log.outcomeProof),
    rules: new Map(packs.flatMap(({ statement }) => [...(readPack(statement)?.rules ?? [])])),
  }
}

function leafOf(entry: string): Uint8Array {
  return leafHash(new TextEncoder().encode(entry))
}

function outcomeFollows(parts: Parts): Finding {
  const { receipt, entry, outcome, decisionLeaf } = parts
  if (!receipt.outcome) return withoutOutcome(parts)
  if (!outcome) return failed('not-an-entry')
  if (entry?.effect === 'deny') return failed('outcome-of-refusal')
  if (outcome.decision !== receipt.decision.index || outcome.decisionLeaf !== bytesToHex(decisionLeaf)) {
    return failed('decision-differs', { decision: outcome.decision })
  }
  return passed()
}

function withoutOutcome({ receipt, entry }: Parts): Finding {
  if (receipt.log.outcomeProof !== null) return failed('not-an-entry')
  return notApplicable(entry?.effect === 'deny' ? 'refusal-has-no-outcome' : 'outcome-not-carried')
}

/** The texts of the packs are those that decided, and each rule that spoke stands in the text of its pack. */
function rulesAreOfTheirPacks({ receipt, entry, rules }: Parts): Finding {
  if (!entry) return failed('not-an-entry')
  const carried = new Set<string>()
  for (const { id, statement } of receipt.packs) {
    const pack = readPack(statement)
    if (!pack) return failed('pack-not-readable', { pack: id })
    const decided = entry.packs.find((one) => one.id === id)
    if (carried.has(id) || decided?.digest !== pack.digest) return failed('packs-differ', { pack: id })
    carried.add(id)
  }
  for (const { rule } of entry.reasons) {
    if (carried.has(rule.split('.')[0] ?? '') && !rules.has(rule)) return failed('rule-not-in-pack', { rule })
  }
  return entry.packs.every(({ id }) => carried.has(id)) ? passed() : notApplicable('pack-not-carried')
}

/** What the receipt shows of the thing is what the entry committed to. */
function openingHolds({ receipt: { opening }, entry }: Parts): Finding {
  if (!entry) return failed('not-an-entry')
  const { resource, label } = entry
  const isHidden = resource?.startsWith('sha256:') === true
  if (!opening) return notApplicable(isHidden ? 'not-opened' : 'nothing-to-open')
  if (!isHidden) return failed('nothing-to-open')
  const salt = decodeBase64url(opening.salt)
  if (!salt || commitment(salt, nameOf(opening.resource)) !== resource) return failed('commitment-differs')
  if (opening.label === null) return label === undefined ? passed() : failed('commitment-differs')
  return commitment(salt, opening.label) === label ? passed() : failed('commitment-differs')
}

function nameOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}/${id}`
}

function stated({ receipt, outcome, rules }: Parts, entry: StatedEntry): StatedDecision {
  const { resource, label, concealed } = entry
  const isHidden = concealed !== undefined || resource?.startsWith('sha256:') === true
  const opened = receipt.opening && nameOf(receipt.opening.resource)
  return {
    index: receipt.decision.index,
    at: entry.at,
    operation: entry.operation,
    permission: entry.permission,
    effect: entry.effect,
    who: entry.principal,
    about: opened ?? (isHidden ? 'hidden' : (resource ?? null)),
    label: receipt.opening?.label ?? (typeof label === 'object' ? label : null),
    rules: entry.reasons.map(({ rule, effect }): StatedRule => {
      const of = rules.get(rule)
      const { law = null, article = null, status = null } = of?.citation ?? {}
      return { rule, effect, sentence: of?.sentence ?? null, law, article, status }
    }),
    missing: entry.missing,
    permit: entry.permit ?? null,
    outcome: outcome ? { result: outcome.result, problem: outcome.problem ?? null, at: outcome.at } : null,
  }
}
