/** The sum of the signs, each by its weight. */
export function dot<Sign extends string>(
  weights: Readonly<Record<Sign, number>>,
  signs: Readonly<Record<Sign, number>>,
): number {
  let sum = 0
  for (const sign in weights) sum += weights[sign] * signs[sign]
  return sum
}
