import type { Receipt } from './receipt.ts'

/** Everything that is checked, in the order in which it is told. Their sentences are in `words/`. */
export const CHECKS = [
  'format',
  'id',
  'input-commitment',
  'result-commitment',
  'decision-entry',
  'outcome-entry',
  'decision-inclusion',
  'outcome-inclusion',
  'checkpoint-signature',
  'rule-packs',
  'quotes-verbatim',
  'page-digests',
  'extraction-digests',
  'sources-listed',
  'abstention',
  'permit',
  'evaluation',
  'approvals',
  'witnesses',
] as const
export type CheckId = (typeof CHECKS)[number]

/** Why a check did not pass, or why there was nothing to hold against it. Their sentences are in `words/`. */
export const REASONS = [
  'too-large',
  'not-utf8',
  'not-json',
  'unknown-format',
  'not-the-schema',
  'not-canonical',
  'id-differs',
  'commitment-differs',
  'question-differs',
  'not-an-entry',
  'operation-differs',
  'not-allowed',
  'decision-differs',
  'not-done',
  'not-a-proof',
  'index-differs',
  'not-included',
  'outcome-before-decision',
  'not-a-checkpoint',
  'checkpoints-differ',
  'origin-differs',
  'more-than-one-signature',
  'bad-signature',
  'unknown-key',
  'packs-differ',
  'page-not-carried',
  'text-differs',
  'digest-differs',
  'order-differs',
  'extraction-not-carried',
  'page-not-in-extraction',
  'document-differs',
  'correction-differs',
  'source-not-listed',
  'page-unused',
  'listed-twice',
  'quotes-while-abstaining',
  'answer-without-quotes',
  'reason-while-answering',
  'abstention-without-reason',
  'nearby-while-answering',
  'one-quote-cannot-differ',
  'open-data',
  'permit-not-named',
  'permit-not-carried',
  'permit-differs',
  'permit-not-readable',
  'permit-not-in-force',
  'version-not-permitted',
  'unknown-permit-key',
  'no-system',
  'evidence-not-named',
  'evidence-not-carried',
  'standing-differs',
  'standing-not-readable',
  'system-differs',
  'named-twice',
  'document-not-named',
  'document-not-carried',
  'document-not-readable',
  'document-of-another-kind',
  'no-duty',
  'duty-differs',
  'plan-after-result',
  'times-contradict',
  'plan-contradicts-itself',
  'plan-differs',
  'task-differs',
  'harness-differs',
  'seed-differs',
  'items-differ',
  'attempt-beyond-plan',
  'count-beyond-items',
  'metric-twice',
  'share-differs',
  'criteria-differ',
  'criterion-not-measured',
  'criterion-misjudged',
  'pass-misjudged',
  'expiry-differs',
  'not-passed',
  'result-expired',
  'review-overdue',
  'approval-differs',
  'approver-not-a-person',
  'approver-took-part',
  'approval-before-result',
  'approval-after-answer',
  'not-two-approvers',
] as const
export type Reason = (typeof REASONS)[number]

/** `not-applicable`: the platform does not have it yet. `untrusted`: sound, but by a key nobody here trusts. */
export type Status = 'passed' | 'failed' | 'not-applicable' | 'untrusted'

export type Check = {
  readonly id: CheckId
  readonly status: Status
  /** Why it did not pass, or passed without more. */
  readonly reason?: Reason
  /** What was found, or where it fails: names, numbers and digests for those who look closer. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** What a check found, before it is told under its name. */
export type Finding = Omit<Check, 'id'>

/**
 * `verified`: every check passed under a trusted key. `consistent-key-not-trusted`: nothing contradicts anything, but it
 * could have been made up whole. `failed`: it is not what the log holds.
 */
export type Verdict = 'verified' | 'consistent-key-not-trusted' | 'failed'

export type Report = {
  readonly verdict: Verdict
  /** Only `format` when the file is no receipt. */
  readonly checks: readonly Check[]
  /** What the file says, whether or not it is true; `null` when it is no receipt. */
  readonly receipt: Receipt | null
}
