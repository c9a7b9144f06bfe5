/** Names, numbers and digests, for those who look closer. */
type Detail = Readonly<Record<string, string | number>>

/** It holds. */
export function passed(detail?: Detail): { readonly status: 'passed'; readonly detail?: Detail } {
  return { status: 'passed', ...(detail && { detail }) }
}

/** It does not hold, and why. */
export function failed<Reason extends string>(
  reason: Reason,
  detail?: Detail,
): { readonly status: 'failed'; readonly reason: Reason; readonly detail?: Detail } {
  return { status: 'failed', reason, ...(detail && { detail }) }
}
