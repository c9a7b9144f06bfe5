import { meaningSettings } from './settings.ts'

/**
 * Reciprocal rank fusion: what stands in several lists at good places comes first, without their scores being compared. Each
 * list names an item once, best first; the answer holds every item, with the sum of 1 / (60 + rank) over the lists.
 */
export function fuseRanks(
  lists: readonly (readonly string[])[],
): readonly { readonly key: string; readonly score: number }[] {
  const scores = new Map<string, number>()
  for (const list of lists)
    for (const [place, key] of list.entries())
      scores.set(key, (scores.get(key) ?? 0) + 1 / (meaningSettings.flattening + place + 1))
  return [...scores].map(([key, score]) => ({ key, score })).sort((a, b) => b.score - a.score)
}
