import type { PermitDocument } from './permit-document.ts'

/** Everything that is checked, in the order in which it is told. Their sentences are in `words/`. */
export const PERMIT_CHECKS = [
  'format',
  'document',
  'digest',
  'signed-text',
  'signature',
  'grants',
  'dates',
  'revocation',
] as const
export type PermitCheckId = (typeof PERMIT_CHECKS)[number]

/** Why a check did not pass. Their sentences are in `words/`. */
export const PERMIT_REASONS = [
  'too-large',
  'not-utf8',
  'not-json',
  'unknown-format',
  'not-the-schema',
  'not-a-permit',
  'not-canonical',
  'digest-differs',
  'not-a-note',
  'text-differs',
  'more-than-one-signature',
  'bad-signature',
  'unknown-key',
  'owner-missing',
  'owner-superfluous',
  'log-place-differs',
  'dates-reversed',
  'not-yet',
  'over',
  'revoked',
] as const
export type PermitReason = (typeof PERMIT_REASONS)[number]

/** `untrusted`: sound, but by a key nobody here trusts. `over`: sound, but not to be acted on now. */
export type PermitStatus = 'passed' | 'failed' | 'untrusted' | 'over'

export type PermitCheck = {
  readonly id: PermitCheckId
  readonly status: PermitStatus
  readonly reason?: PermitReason
  /** What was found: names, numbers and dates for those who look closer. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/**
 * `verified`: genuine under a trusted key, and in force. `not-in-force`: genuine, and its time has not come or is over, or
 * the file says that it was revoked. `consistent-key-not-trusted`: nothing contradicts anything, but it could have been
 * made up whole. `failed`: it is not what was signed.
 */
export type PermitVerdict = 'verified' | 'not-in-force' | 'consistent-key-not-trusted' | 'failed'

export type PermitReport = {
  readonly verdict: PermitVerdict
  /** Those that could be made: only `format` when the file is no permit. */
  readonly checks: readonly PermitCheck[]
  /** What the file says, whether or not it is true; null when it is no permit. */
  readonly permit: PermitDocument | null
}
