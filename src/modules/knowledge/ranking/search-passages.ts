import type { IndexScope, SearchIndexStore, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { Language } from '../analysis/language.ts'
import { type SignedCandidate, signCandidates } from './candidate-signs.ts'
import { type PassageToRead, type Ranking, rankPassages } from './rank-passages.ts'
import { type SearchQuery, searchQuery } from './search-query.ts'
import { weights } from './weights.ts'

export type PassageSearch = Ranking & { readonly query: SearchQuery; readonly statistics: SearchStatistics }

/** Reads passages that were found. What cannot be read any more is not there to be found. */
export type ReadPassages = (
  candidates: readonly SignedCandidate[],
) => Promise<readonly (PassageToRead | undefined)[]> | readonly (PassageToRead | undefined)[]

/**
 * The passages of the scopes that answer a question best: candidates of the index in a first order, and the best of them
 * read and put in order by what stands in their sentences. Nothing outside the permitted documents has any influence on
 * what is found or on its score.
 *
 * @throws IndexMissing when a scope names an index that is not there.
 */
export async function searchPassages(
  store: SearchIndexStore,
  scopes: readonly IndexScope[],
  question: { readonly text: string; readonly language?: Language },
  read: ReadPassages,
  options: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<PassageSearch> {
  const query = searchQuery(question.text, question.language)
  const answer = await store.search(scopes, query.index, {
    ...options,
    limit: Math.max(weights.candidates, options.limit),
  })
  const candidates = signCandidates(query, answer).slice(0, Math.max(weights.read, options.limit))
  const texts = await read(candidates)
  const there = candidates.flatMap((candidate, i) => {
    const passage = texts[i]
    return passage ? [{ candidate, passage }] : []
  })
  const { passages, confidence } = rankPassages(query, answer.statistics, there)
  return { passages: passages.slice(0, options.limit), confidence, query, statistics: answer.statistics }
}
