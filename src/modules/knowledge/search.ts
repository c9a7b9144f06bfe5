import type { Kysely } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { IndexDamaged, IndexMissing, type SearchIndexStore } from '../../kernel/ports/search-index.ts'
import {
  type DatasetFile,
  type DatasetTables,
  type PermittedVersion,
  permittedFacts,
  permittedVersions,
} from '../datasets/index.ts'
import type { Readership } from '../policy/index.ts'
import type { AnalysedSentence } from './analysis/analyse.ts'
import type { ExtractedPage } from './extraction.ts'
import { findExtractions, findPages, findPassages } from './extraction-store.ts'
import { activeIndexes, extractionsAt } from './index-store.ts'
import type { Passage } from './passage.ts'
import { passageText } from './passage-text.ts'
import { indexMissing } from './problems.ts'
import { chooseSentences, type ScoredSentence } from './ranking/choose-sentences.ts'
import { searchPassages } from './ranking/search-passages.ts'
import { termRarities } from './ranking/search-query.ts'
import type { KnowledgeTables } from './tables.ts'

/** A passage that was found, with everything a quote from it must say. */
export type FoundPassage = {
  readonly source: PermittedVersion
  readonly file: DatasetFile
  readonly extraction: Digest
  readonly page: ExtractedPage
  readonly passage: Passage
  /** Comparable within one search only. */
  readonly score: number
  /** Share of the question's words, weighed by their rarity, that stand in the passage: 0 to 1. */
  readonly coverage: number
  /** Its sentences that share something with the question, best first; spans over the page. */
  readonly sentences: readonly ScoredSentence[]
  /** All sentences that may be quoted, in reading order. */
  readonly quotable: readonly AnalysedSentence[]
}

export type Search = {
  readonly found: readonly FoundPassage[]
  /** What was searched: versions the reader may use that have an index. */
  readonly searched: readonly PermittedVersion[]
  /** The question's distinct words that carry meaning, each with its rarity in what was searched. */
  readonly words: readonly QuestionWord[]
}

/** In whose name is searched: what labels let them read, and of that what the rules let them use. */
export type Reader = { readonly readership: Readership; readonly mayUse: (resource: ResourceFacts) => boolean }

/** `isKnown`: it stands somewhere in what was searched. */
export type QuestionWord = { readonly stem: string; readonly rarity: number; readonly isKnown: boolean }

/**
 * Finds the passages that answer a question best, in what their labels let them read and the rules let be used at this moment.
 * Both are asked before the search and limit it from the inside: nothing else influences what is found or how it scores.
 */
export async function search(
  ports: { readonly db: Database; readonly searchIndexes: SearchIndexStore; readonly signal: AbortSignal },
  { readership, mayUse }: Reader,
  question: { readonly text: string; readonly only?: readonly string[] },
  limit: number,
): Promise<Search> {
  const { searchIndexes, signal } = ports
  const db: Kysely<KnowledgeTables> = viewOf<KnowledgeTables>(ports.db)
  const { only } = question
  const covered = await permittedVersions(viewOf<DatasetTables>(ports.db), readership, only ? { only } : {})
  const versions = covered.filter((version) => mayUse(permittedFacts(version)))
  const indexes = await activeIndexes(
    db,
    versions.map(({ version }) => version),
  )
  const indexOf = new Map(indexes.map(({ version, index }) => [version, index]))
  const searched = versions.filter(({ version }) => indexOf.has(version))

  // Two data sets with the same content share an index: the first one, in the catalogue's order, speaks for it.
  const sourceOf = new Map<string, PermittedVersion>()
  for (const source of searched) {
    const index = indexOf.get(source.version)!
    if (!sourceOf.has(index)) sourceOf.set(index, source)
  }
  const scopes = [...sourceOf].map(([index, { files }]) => ({ index, documents: files.map((file) => file.path) }))
  const { passages, query, statistics } = await searchPassages(searchIndexes, scopes, question, {
    limit,
    signal,
  }).catch((error: unknown) => {
    throw error instanceof IndexMissing || error instanceof IndexDamaged ? indexMissing({}) : error
  })

  const documents = await extractionsAt(
    db,
    passages.map(({ index, document }) => ({ version: sourceOf.get(index)!.version, path: document })),
  )
  const placed = passages.flatMap((ranked) => {
    const source = sourceOf.get(ranked.index)!
    const extraction = documents.get(`${source.version} ${ranked.document}`)
    const file = source.files.find(({ path }) => path === ranked.document)
    return extraction && file ? [{ ranked, source, file, extraction }] : []
  })
  const wanted = placed.map(({ extraction, ranked }) => ({ extraction, ordinal: ranked.ordinal }))
  const rows = new Map((await findPassages(db, wanted)).map((row) => [`${row.extraction} ${row.ordinal}`, row]))
  const pages = new Map(
    (await findPages(db, [...rows.values()])).map((page) => [`${page.extraction} ${page.number}`, page]),
  )

  const heads = new Map(
    (await findExtractions(db, [...new Set(documents.values())])).map((head) => [head.digest, head]),
  )

  const found = placed.flatMap(({ ranked, source, file, extraction }) => {
    const passage = rows.get(`${extraction} ${ranked.ordinal}`)
    const page = passage && pages.get(`${extraction} ${passage.page}`)
    const head = heads.get(extraction)
    if (!page || !head) return []
    const { language, quotable } = passageText(head, page, passage)
    const sentences = chooseSentences(query, statistics, { language, sentences: quotable })
    const { score, coverage } = ranked
    return [{ source, file, extraction, page, passage, score, coverage, sentences, quotable }]
  })
  const rarities = termRarities(query, statistics)
  const words = query.stems.map((stem, place) => ({
    stem,
    rarity: rarities[place]!,
    isKnown: statistics.frequencies[place]! > 0,
  }))
  return { found, searched, words }
}
