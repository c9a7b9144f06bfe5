import type { IndexScope, SearchIndexStore, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { Language } from '../analysis/language.ts'
import { type RankedPassage, rescore } from './rescore.ts'
import { type SearchQuery, searchQuery } from './search-query.ts'
import { weights } from './weights.ts'

export type PassageSearch = {
  readonly passages: readonly RankedPassage[]
  /** For `chooseSentences` on the passages found. */
  readonly query: SearchQuery
  readonly statistics: SearchStatistics
}

/**
 * The passages of the scopes that answer a question best. Nothing outside the permitted documents has any influence
 * on what is found or on its score.
 *
 * @throws IndexMissing when a scope names an index that is not there.
 */
export async function searchPassages(
  store: SearchIndexStore,
  scopes: readonly IndexScope[],
  question: { readonly text: string; readonly language?: Language },
  options: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<PassageSearch> {
  const query = searchQuery(question.text, question.language)
  const answer = await store.search(scopes, query.index, {
    ...options,
    limit: Math.max(weights.candidates, options.limit),
  })
  return { passages: rescore(query, answer).slice(0, options.limit), query, statistics: answer.statistics }
}
