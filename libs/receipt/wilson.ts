/**
 * Wilson's score interval for a share of which `k` of `n` hold (E. B. Wilson 1927), at a level between 0 and 1: what a
 * result says of a share is recomputed here, without the harness that said it. Of nothing, everything is possible.
 */
export function wilsonInterval(k: number, n: number, level: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 }
  const z = reachOf(level)
  const share = k / n
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2)
  const middle = share + (z * z) / (2 * n)
  const whole = 1 + (z * z) / n
  return {
    low: k === 0 ? 0 : Math.max(0, (middle - spread) / whole),
    high: k === n ? 1 : Math.min(1, (middle + spread) / whole),
  }
}

/** The level that was asked last: a result has hundreds of shares at one. */
let known = { level: Number.NaN, reach: Number.NaN }

/** How many standard deviations about the mean hold that much of the normal distribution, by bisection. */
function reachOf(level: number): number {
  if (known.level === level) return known.reach
  let [below, above] = [0, 10]
  for (let step = 0; step < 60; step++) {
    const middle = (below + above) / 2
    if (withinReach(middle) < level) below = middle
    else above = middle
  }
  known = { level, reach: above }
  return above
}

/** The share of the standard normal distribution between −x and x (Abramowitz and Stegun 26.2.11), 0 ≤ x ≤ 10. */
function withinReach(x: number): number {
  let term = x
  let sum = x
  for (let i = 3; term > sum * 1e-17; i += 2) {
    term *= (x * x) / i
    sum += term
  }
  return sum * Math.sqrt(2 / Math.PI) * Math.exp((-x * x) / 2)
}
