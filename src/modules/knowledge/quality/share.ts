/**
 * The share that `found` among `all` proves, in the statistician's lower bound (Wilson, one-sided 95 %): three odd
 * words of five prove little, sixty of a hundred a lot. It is what keeps short pages from being refused for a name.
 */
export function provenShare(found: number, all: number): number {
  if (all === 0 || found === 0) return 0
  const z = 1.645
  const share = found / all
  const centre = share + (z * z) / (2 * all)
  const margin = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return Math.max(0, (centre - margin) / (1 + (z * z) / all))
}
