/**
 * The quantile of the standard normal distribution: below it lies the share `p`, 0 < p < 1. Acklam's rational
 * approximation (2003) with one step of Halley's method on the error function; within 1e-9 of tables.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile of ${p} is not finite`)
  if (p > 0.5) return -normalQuantile(1 - p)
  const x = approximately(p)
  const error = normalTail(-x) - p
  const step = error * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2)
  return x - step / (1 + (x * step) / 2)
}

/** For p ≤ 0.5. */
function approximately(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    const above = [
      -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ]
    const below = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1]
    return polynomial(above, q) / polynomial(below, q)
  }
  const q = p - 0.5
  const r = q * q
  const above = [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ]
  const below = [
    -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
  ]
  return (q * polynomial(above, r)) / polynomial(below, r)
}

/** Highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
}

/**
 * The share of the standard normal distribution above `x`. Series for small `x`, continued fraction (Abramowitz and Stegun
 * 26.2.11 and 26.2.14) for large: full double precision but for the last digits.
 */
export function normalTail(x: number): number {
  if (x < 0) return 1 - normalTail(-x)
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (x < 3) {
    let term = x
    let sum = x
    for (let i = 3; Math.abs(term) > 1e-18; i += 2) {
      term *= (x * x) / i
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = x
  for (let i = 60; i > 0; i--) fraction = x + i / fraction
  return density / fraction
}
