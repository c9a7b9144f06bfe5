/**
 * Whether a number can be a tree size or an index here. Logs count in uint64, JavaScript exactly only up to 2^53-1:
 * more is refused, never rounded. A log of 10,000 entries a second reaches that in 28,000 years.
 */
export function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** Reads an ASCII decimal without leading zeroes, as checkpoints and proofs write it; `undefined` for anything else. */
export function parseSize(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const value = Number(text)
  return isSize(value) ? value : undefined
}

/** The largest power of two below `n`, for n ≥ 2: where RFC 6962 splits a tree of n leaves. */
export function splitPoint(n: number): number {
  let k = 1
  // Shifting would wrap at 2^31.
  while (k * 2 < n) k *= 2
  return k
}
