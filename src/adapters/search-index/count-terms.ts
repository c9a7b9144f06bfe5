import type { IndexQuery, SearchStatistics } from '../../kernel/ports/search-index.ts'
import type { Pace } from './pace.ts'
import type { OpenScope } from './score.ts'

/** The statistics of a search without the search: no postings are read where all documents are permitted. */
export async function countTerms(
  scopes: readonly OpenScope[],
  { terms }: IndexQuery,
  pace: Pace,
): Promise<SearchStatistics> {
  const frequencies = new Array<number>(terms.length).fill(0)
  let passages = 0
  let words = 0
  for (const { reader, permitted } of scopes) {
    passages += permitted?.passages ?? reader.passages
    words += (permitted?.totals ?? reader.totals).words
    for (const [i, { field, text }] of terms.entries()) {
      const term = reader.term(field, text)
      if (term < 0) continue
      if (pace.isDue()) await pace.rest()
      frequencies[i]! += permitted
        ? (permitted.knownFrequency(term) ?? permitted.count(term, await reader.postings(field, term)))
        : reader.frequency(term)
    }
  }
  return { passages, averageWords: words / Math.max(1, passages), frequencies }
}
