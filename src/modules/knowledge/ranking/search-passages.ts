import type { IndexScope, SearchIndexStore, SearchStatistics } from '../../../kernel/ports/search-index.ts'
import type { Language } from '../analysis/language.ts'
import { byBothWays, nearAndFound, rerankedBy } from '../meaning/hybrid.ts'
import type { Meaning, MeaningUse } from '../meaning/meaning.ts'
import { meaningSettings } from '../meaning/settings.ts'
import { type SignedCandidate, signCandidates } from './candidate-signs.ts'
import { findAlternatives } from './find-alternatives.ts'
import { type PassageToRead, type Ranking, rankPassages } from './rank-passages.ts'
import { type SearchQuery, searchQuery } from './search-query.ts'
import { weights } from './weights.ts'

export type PassageSearch = Ranking & {
  readonly query: SearchQuery
  readonly statistics: SearchStatistics
  /** What models had in it. */
  readonly use: MeaningUse
}

/** Reads passages that were found. What cannot be read any more is not there to be found. */
export type ReadPassages = (
  candidates: readonly SignedCandidate[],
) => Promise<readonly (PassageToRead | undefined)[]> | readonly (PassageToRead | undefined)[]

/**
 * The passages of the scopes that answer a question best: candidates of the index in a first order, and the best of them
 * read and put in order by what stands in their sentences. Where models are configured, the passages nearest in meaning are
 * candidates too, and both orders are fused. Nothing outside the permitted documents has any influence on what is found
 * or on its score.
 *
 * @throws IndexMissing when a scope names an index that is not there. A model that does not answer is no error.
 */
export async function searchPassages(
  store: SearchIndexStore,
  scopes: readonly IndexScope[],
  question: { readonly text: string; readonly language?: Language | undefined },
  read: ReadPassages,
  options: { readonly limit: number; readonly signal?: AbortSignal; readonly meaning?: Meaning | undefined },
): Promise<PassageSearch> {
  const { limit, meaning, signal = new AbortController().signal } = options
  const asked = searchQuery(question.text, question.language)
  const query = await findAlternatives(store, scopes, asked, signal)
  const [answer, near] = await Promise.all([
    store.search(scopes, query.index, { limit: Math.max(weights.candidates, limit), signal }),
    meaning?.nearest(scopes, question.text, signal) ?? { neighbours: [], use: 'off' as const },
  ])
  const { neighbours } = near
  const signed = nearAndFound(signCandidates(query, answer), neighbours)
  const most = neighbours.length > 0 ? meaningSettings.read : meaning ? meaningSettings.reranked : weights.read
  const candidates = signed.slice(0, Math.max(most, limit))
  const texts = await read(candidates)
  const there = candidates.flatMap((candidate, i) => {
    const passage = texts[i]
    return passage ? [{ candidate, passage }] : []
  })
  const ranking = rankPassages(query, answer.statistics, there)
  const fused = byBothWays(ranking.passages, neighbours)
  const { passages, use } = await rerankedBy(meaning, question.text, fused, there, near.use, signal)
  return {
    passages: passages.slice(0, limit),
    confidence: ranking.confidence,
    query,
    statistics: answer.statistics,
    use,
  }
}
