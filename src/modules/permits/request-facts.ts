import type { RequestFacts } from '../../kernel/ports/decider.ts'
import { isSmall, type RequestContent } from './request.ts'

/** What the rules need to know of what is asked; undefined as long as it says neither for what nor for how long. */
export function requestFactsOf(content: RequestContent, owners: readonly string[]): RequestFacts | undefined {
  const { purpose, days, egress } = content
  if (purpose === null || days === null) return undefined
  return { purpose, days, egress, owners, small: isSmall(content) }
}
