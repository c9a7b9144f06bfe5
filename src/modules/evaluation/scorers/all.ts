import { exact } from './exact.ts'
import type { Scorer } from './scorer.ts'

/** Every scorer, in the order in which they are offered. */
export const scorers: readonly Scorer[] = [exact]

/** The scorer that a task names. */
export function scorerNamed(name: string): Scorer | undefined {
  return scorers.find((scorer) => scorer.name === name)
}
