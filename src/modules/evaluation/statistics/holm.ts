/**
 * Holm's step-down adjustment of p-values (S. Holm 1979): with it, the chance of even one false difference among all that
 * are compared stays below the level. In the order given.
 */
export function holm(values: readonly number[]): number[] {
  const adjusted = new Array<number>(values.length)
  const ascending = values.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p)
  let least = 0
  for (const [rank, { p, place }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, p * (values.length - rank)))
    adjusted[place] = least
  }
  return adjusted
}
