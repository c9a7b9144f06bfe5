/**
 * McNemar's exact test on pairs of shares: `onlyA` items hold for a alone, `onlyB` for b alone. The two-sided probability of
 * a split at least as uneven when either is as likely (binomial with ½); 1 when they never differ.
 */
export function mcnemarExact(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB
  const fewer = Math.min(onlyA, onlyB)
  // In logarithms: 2^-n has no double from n = 1075 on.
  let log = -n * Math.LN2
  let sum = Math.exp(log)
  for (let i = 1; i <= fewer; i++) {
    log += Math.log(n - i + 1) - Math.log(i)
    sum += Math.exp(log)
  }
  return Math.min(1, 2 * sum)
}
