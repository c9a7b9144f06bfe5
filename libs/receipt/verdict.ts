import type { Status, Verdict } from './report.ts'

/** What all checks together come to. */
export function verdictOf(checks: readonly { readonly status: Status }[]): Verdict {
  if (checks.some(({ status }) => status === 'failed')) return 'failed'
  return checks.some(({ status }) => status === 'untrusted') ? 'consistent-key-not-trusted' : 'verified'
}
