import type { IndexRow, SearchIndexStore } from '../../src/kernel/ports/search-index.ts'
import { analyse } from '../../src/modules/knowledge/analysis/analyse.ts'
import { lamAlefDamage } from '../../src/modules/knowledge/analysis/lam-alef.ts'
import { indexRow } from '../../src/modules/knowledge/ranking/index-row.ts'
import type { RetrievalSet } from './retrieval-set.ts'

/** The documents of a set whose lam-alef pairs are swapped. */
export function damagedDocuments(set: RetrievalSet): Set<string> {
  const damaged = new Set<string>()
  for (const [document, passages] of Map.groupBy(set.passages, ({ document }) => document))
    if (lamAlefDamage(passages.map(({ text }) => text).join('\n')).damaged) damaged.add(document)
  return damaged
}

/** What the index keeps of a set, each passage under its own name, so that each can be left out. */
export function* setRows(set: RetrievalSet, damaged: ReadonlySet<string>): Generator<IndexRow> {
  for (const [ordinal, { id, document, title, text, lang }] of set.passages.entries()) {
    const options = { language: lang, damaged: damaged.has(document) }
    yield indexRow({
      passageId: id,
      document: id,
      ordinal,
      heading: analyse(title, options),
      text: analyse(text, options),
    })
  }
}

/** A store of `setRows` that answers with the documents that the passages are of. */
export function withDocuments(store: SearchIndexStore, set: RetrievalSet): SearchIndexStore {
  const documents = new Map(set.passages.map(({ id, document }) => [id, document]))
  return {
    ...store,
    async search(...asked) {
      const answer = await store.search(...asked)
      const candidates = answer.candidates.map((candidate) => ({
        ...candidate,
        document: documents.get(candidate.passageId)!,
      }))
      return { ...answer, candidates }
    },
  }
}
