import type { Wanted } from '../../knowledge/index.ts'
import type { Candidate } from './candidates.ts'

/** How well the best of the quotes states the kind of thing wanted, 0 to 1. */
export function bestSuit(wanted: Wanted, quotes: readonly Candidate[]): number {
  return Math.max(0, ...quotes.map(({ suits }) => suits.get(wanted) ?? 0))
}
