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
import { sliceSpan } from './analysis/code-points.ts'
import type { ExtractedPage } from './extraction.ts'
import { findExtractions, findPages, findPassages } from './extraction-store.ts'
import { activeIndexes, extractionsAt, placeKey } from './index-store.ts'
import type { Meaning, MeaningUse } from './meaning/meaning.ts'
import type { Passage } from './passage.ts'
import { passageText } from './passage-text.ts'
import { indexMissing } from './problems.ts'
import { type QuestionWord, questionWords } from './ranking/question-words.ts'
import type { ScoredSentence } from './ranking/rank-passages.ts'
import { searchPassages } from './ranking/search-passages.ts'
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
  /** How sure it is that the best passage answers the question, 0 to 1. */
  readonly confidence: number
  /** What models had in it. */
  readonly meaning: MeaningUse
}

/** In whose name is searched: what labels let them read, and of that what the rules let them use. */
export type Reader = { readonly readership: Readership; readonly mayUse: (resource: ResourceFacts) => boolean }

/**
 * Finds the passages that answer a question best, in what their labels let them read and the rules let be used at this moment.
 * Both are asked before the search and limit it from the inside: nothing else influences what is found or how it scores.
 */
export async function search(
  ports: {
    readonly db: Database
    readonly searchIndexes: SearchIndexStore
    readonly meaning?: Meaning | undefined
    readonly signal: AbortSignal
  },
  { readership, mayUse }: Reader,
  question: { readonly text: string; readonly only?: readonly string[] },
  limit: number,
): Promise<Search> {
  const { searchIndexes, meaning, signal } = ports
  const db: Kysely<KnowledgeTables> = viewOf<KnowledgeTables>(ports.db)
  const { only } = question
  const covered = await permittedVersions(viewOf<DatasetTables>(ports.db), readership, only ? { only } : {})
  const versions = covered.filter((version) => mayUse(permittedFacts(version)))
  const indexes = await activeIndexes(db, versions)
  const indexOf = ({ dataSet, version }: PermittedVersion) => indexes.get(`${dataSet} ${version}`)
  const searched = versions.filter((version) => indexOf(version) !== undefined)

  // Two data sets whose content is the same, and read the same, share an index: the first one, in the catalogue's order,
  // speaks for it.
  const sourceOf = new Map<string, PermittedVersion>()
  for (const source of searched) {
    const index = indexOf(source)!
    if (!sourceOf.has(index)) sourceOf.set(index, source)
  }
  const scopes = [...sourceOf].map(([index, { files }]) => ({ index, documents: files.map((file) => file.path) }))
  const read = new Map<string, Omit<FoundPassage, 'score' | 'coverage' | 'sentences'>>()
  const { passages, confidence, query, statistics, use } = await searchPassages(
    searchIndexes,
    scopes,
    question,
    async (candidates) => {
      const loaded = await loadPassages(
        db,
        candidates.map(({ candidate }) => ({ ...candidate, source: sourceOf.get(candidate.index)! })),
      )
      return loaded.map((passage, i) => {
        if (passage === undefined) return undefined
        read.set(keyOf(candidates[i]!.candidate), passage)
        const { page, quotable } = passage
        return { sentences: quotable.map((sentence) => ({ ...sentence, text: sliceSpan(page.text, sentence) })) }
      })
    },
    { limit, signal, meaning },
  ).catch((error: unknown) => {
    throw error instanceof IndexMissing || error instanceof IndexDamaged ? indexMissing({}) : error
  })

  const found = passages.map(({ score, coverage, sentences, ...place }) => ({
    ...read.get(keyOf(place))!,
    score,
    coverage,
    sentences,
  }))
  return {
    found,
    searched,
    words: questionWords(query, statistics),
    confidence,
    meaning: use,
  }
}

function keyOf({ index, passageId }: { readonly index: string; readonly passageId: string }): string {
  return `${index} ${passageId}`
}

/** Passages that the index named, as they are stored: in the order asked for, nothing for one that is not there any more. */
async function loadPassages(
  db: Kysely<KnowledgeTables>,
  wanted: readonly {
    readonly index: string
    readonly document: string
    readonly ordinal: number
    readonly source: PermittedVersion
  }[],
): Promise<(Omit<FoundPassage, 'score' | 'coverage' | 'sentences'> | undefined)[]> {
  const documents = await extractionsAt(
    db,
    wanted.map(({ source, document: path }) => ({ ...source, path })),
  )
  const extractionOf = ({ source, document: path }: (typeof wanted)[number]) =>
    documents.get(placeKey({ ...source, path }))
  const places = wanted.flatMap((candidate) => {
    const extraction = extractionOf(candidate)
    return extraction ? [{ extraction, ordinal: candidate.ordinal }] : []
  })
  const rows = new Map((await findPassages(db, places)).map((row) => [`${row.extraction} ${row.ordinal}`, row]))
  const pages = new Map(
    (await findPages(db, [...rows.values()])).map((page) => [`${page.extraction} ${page.number}`, page]),
  )
  const heads = new Map(
    (await findExtractions(db, [...new Set(documents.values())])).map((head) => [head.digest, head]),
  )
  return wanted.map((candidate) => {
    const { source, document, ordinal } = candidate
    const extraction = extractionOf(candidate)
    const file = source.files.find(({ path }) => path === document)
    const passage = extraction && rows.get(`${extraction} ${ordinal}`)
    const page = passage && pages.get(`${extraction} ${passage.page}`)
    const head = extraction && heads.get(extraction)
    if (!extraction || !file || !page || !head) return undefined
    return { source, file, extraction, page, passage, quotable: passageText(head, page, passage).quotable }
  })
}
