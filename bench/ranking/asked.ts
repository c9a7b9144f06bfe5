import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import type { SearchStatistics } from '../../src/kernel/ports/search-index.ts'
import { analyse } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { signCandidates } from '../../src/modules/knowledge/ranking/candidate-signs.ts'
import { findAlternatives } from '../../src/modules/knowledge/ranking/find-alternatives.ts'
import { indexOptions } from '../../src/modules/knowledge/ranking/index-row.ts'
import { type ReadCandidate, readCandidate } from '../../src/modules/knowledge/ranking/rank-passages.ts'
import { type SearchQuery, searchQuery } from '../../src/modules/knowledge/ranking/search-query.ts'
import {
  type ReadSentence,
  type SentenceReader,
  sentenceReader,
} from '../../src/modules/knowledge/ranking/sentence-signs.ts'
import { weights } from '../../src/modules/knowledge/ranking/weights.ts'
import type { RetrievalSet, SetPassage, SetQuery } from '../retrieval/retrieval-set.ts'
import { damagedDocuments, setRows, withDocuments } from '../retrieval/set-rows.ts'

/** A question of a set as the platform reads it, before anything is weighed. */
export type Asked = {
  readonly query: SetQuery
  readonly asked: SearchQuery
  readonly statistics: SearchStatistics
  readonly reader: SentenceReader
  readonly candidates: readonly ReadCandidate[]
  /** Which part of a cross-check it belongs to: the questions of one document are in one. */
  readonly part: number
  /** Whether the passage or sentence answers the question. */
  readonly isRelevant: (candidate: ReadCandidate) => boolean
}

/** How many parts a cross-check has. */
export const parts = 3

/** More than are read in the platform, so that the weights see what they have to keep below. */
const read = 30

/**
 * Every n-th question of a set. `without`: as if the passages that answer it were not in the corpus, their words not counted
 * either; or all passages of their document.
 */
export async function askedOf(
  set: RetrievalSet,
  options: { readonly every: number; readonly without?: 'passages' | 'document' },
): Promise<Asked[]> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  const store = withDocuments(searchIndexStore({ directory }), set)
  const passages = new Map(set.passages.map((passage) => [passage.id, passage]))
  const damaged = damagedDocuments(set)
  await store.build(set.name, setRows(set, damaged), indexOptions)
  const sentences = new Map<string, readonly ReadSentence[]>()
  const sentencesOf = (passage: SetPassage) => {
    const known = sentences.get(passage.id)
    if (known) return known
    const options = { language: passage.lang, damaged: damaged.has(passage.document) }
    const made = analyse(passage.text, options).sentences.map((sentence) => ({
      ...sentence,
      text: sliceSpan(passage.text, sentence),
    }))
    sentences.set(passage.id, made)
    return made
  }

  const { signal } = new AbortController()
  const result: Asked[] = []
  for (const [number, query] of set.queries.entries()) {
    if (number % options.every !== 0) continue
    const document = passages.get([...query.relevant][0] ?? '')?.document ?? query.id
    const gone = (passage: SetPassage) =>
      options.without === 'document'
        ? passage.document === document
        : options.without === 'passages' && query.relevant.has(passage.id)
    // A passage is one document to this index, so that each can be left out by itself, uncounted.
    const documents = options.without ? set.passages.filter((passage) => !gone(passage)).map(({ id }) => id) : 'all'
    const scopes = [{ index: set.name, documents }] as const
    const asked = await findAlternatives(store, scopes, searchQuery(query.text, query.lang), signal)
    const answer = await store.search(scopes, asked.index, { limit: weights.candidates })
    const reader = sentenceReader(asked, answer.statistics)
    const candidates = signCandidates(asked, answer)
      .slice(0, read)
      .map((candidate) =>
        readCandidate(asked, reader, candidate, {
          sentences: sentencesOf(passages.get(candidate.candidate.passageId)!),
        }),
      )
    result.push({
      query,
      asked,
      statistics: answer.statistics,
      reader,
      candidates,
      part: partOf(document),
      isRelevant: ({ candidate }) => query.relevant.has(candidate.candidate.passageId),
    })
  }
  await store.close()
  await rm(directory, { recursive: true })
  return result
}

/** Which part of a cross-check what is about a document belongs to. */
export function partOf(document: string): number {
  let hash = 7
  for (const letter of document) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619) >>> 0
  return hash % parts
}
