import { parseVerifierKey, type VerifierKey } from '../transparency-log/index.ts'
import type { Status, Verdict } from './report.ts'

/** What all checks together come to. */
export function verdictOf(checks: readonly { readonly status: Status }[]): Verdict {
  if (checks.some(({ status }) => status === 'failed')) return 'failed'
  return checks.some(({ status }) => status === 'untrusted') ? 'consistent-key-not-trusted' : 'verified'
}

/** @throws RangeError for what is no verifier key: a mistake of the one who asks, not of the file. */
export function trustedKeys(keys: readonly string[]): VerifierKey[] {
  return keys.map((vkey) => {
    const key = parseVerifierKey(vkey)
    if (!key) throw new RangeError('not a verifier key')
    return key
  })
}
