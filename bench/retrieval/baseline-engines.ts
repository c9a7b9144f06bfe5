import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, Index, type Table } from '@lancedb/lancedb'
import MiniSearch from 'minisearch'
import { analyse, analyseQuery } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { foldArabic } from '../../src/modules/knowledge/analysis/fold-arabic.ts'
import { foldLatin } from '../../src/modules/knowledge/analysis/fold-latin.ts'
import type { Engine, Found } from './measures.ts'
import type { SetPassage, SetQuery } from './retrieval-set.ts'

const languageNames = { ar: 'Arabic', fr: 'French', en: 'English', zgh: 'Arabic' } as const

/** LanceDB's full-text search with its own stemmer and stop words for the set's language. */
export async function lancedbEngine(): Promise<Engine> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  let passages = new Map<string, SetPassage>()
  let table: Table | undefined
  return {
    async index(set) {
      passages = new Map(set.passages.map((passage) => [passage.id, passage]))
      const database = await connect(directory)
      table = await database.createTable(
        'passages',
        set.passages.map(({ id, title, text }) => ({ id, content: `${title}\n${text}` })),
      )
      await table.createIndex('content', {
        config: Index.fts({
          language: languageNames[set.language],
          stem: true,
          removeStopWords: true,
          lowercase: true,
          asciiFolding: true,
          withPosition: false,
        }),
      })
    },
    async search(query) {
      const rows = await table!.query().fullTextSearch(query.text).select(['id', '_score']).limit(20).toArray()
      return found(
        rows.map((row: { id: string }) => row.id),
        query,
        passages,
      )
    },
    async close() {
      table?.close()
      await rm(directory, { recursive: true })
    },
  }
}

/** MiniSearch over words folded as ours are, without stemming. */
export async function minisearchEngine(): Promise<Engine> {
  let passages = new Map<string, SetPassage>()
  const engine = new MiniSearch<{ id: string; content: string }>({
    fields: ['content'],
    processTerm: (term) => foldArabic(foldLatin(term)) || null,
  })
  return {
    async index(set) {
      passages = new Map(set.passages.map((passage) => [passage.id, passage]))
      engine.addAll(set.passages.map(({ id, title, text }) => ({ id, content: `${title}\n${text}` })))
    },
    async search(query) {
      const results = engine.search(query.text).slice(0, 20)
      return found(
        results.map(({ id }) => String(id)),
        query,
        passages,
      )
    },
    async close() {},
  }
}

/** The quote of an engine that has none of its own: the sentence with most of the question's stems. */
function found(ids: readonly string[], query: SetQuery, passages: ReadonlyMap<string, SetPassage>): Found {
  return {
    ids,
    quote() {
      const passage = passages.get(ids[0] ?? '')
      if (!passage) return undefined
      const wanted = new Set(analyseQuery(query.text, query.lang))
      const shared = (stems: readonly string[]) => new Set(stems.filter((stem) => wanted.has(stem))).size
      const sentences = analyse(passage.text, { language: passage.lang }).sentences.toSorted(
        (a, b) => shared(b.stems) - shared(a.stems),
      )
      const [best] = sentences
      if (!best) return undefined
      const inOrder = sentences.toSorted((a, b) => a.start - b.start)
      const place = inOrder.indexOf(best)
      const around = inOrder
        .slice(Math.max(0, place - 1), place + 2)
        .map((sentence) => sliceSpan(passage.text, sentence))
      return { sentence: sliceSpan(passage.text, best), window: around.join(' ') }
    },
  }
}
