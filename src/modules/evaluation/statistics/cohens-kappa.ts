export type Agreement = {
  /** Rated by both. */
  readonly n: number
  /** The share of items on which both say the same; null of nothing. */
  readonly same: number | null
  /** Cohen's kappa (1960): 1 is agreement on everything, 0 what chance gives; null where chance alone agrees on everything. */
  readonly kappa: number | null
}

/** How far two raters agree on the items that both rated, in pairs; ratings are names of categories. */
export function cohensKappa(pairs: readonly (readonly [number, number])[]): Agreement {
  const n = pairs.length
  if (n === 0) return { n, same: null, kappa: null }
  const first = new Map<number, number>()
  const second = new Map<number, number>()
  let agreed = 0
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
    if (a === b) agreed++
  }
  let byChance = 0
  for (const [category, count] of first) byChance += count * (second.get(category) ?? 0)
  const same = agreed / n
  // n² − byChance is whole, so that no rounding hides a zero.
  const beyond = n * n - byChance
  return { n, same, kappa: beyond === 0 ? null : (agreed * n - byChance) / beyond }
}
