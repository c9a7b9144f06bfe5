import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import type { IndexRow } from '../../src/kernel/ports/search-index.ts'
import { analyse } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { lamAlefDamage } from '../../src/modules/knowledge/analysis/lam-alef.ts'
import { chooseSentences } from '../../src/modules/knowledge/ranking/choose-sentences.ts'
import { indexRow } from '../../src/modules/knowledge/ranking/index-row.ts'
import { searchPassages } from '../../src/modules/knowledge/ranking/search-passages.ts'
import type { Engine } from './measures.ts'
import type { RetrievalSet, SetPassage } from './retrieval-set.ts'

/** The platform's own analysis, index files and ranking, as the product runs them. */
export async function jazariEngine(): Promise<Engine> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  const store = searchIndexStore({ directory })
  let passages = new Map<string, SetPassage>()
  let damaged = new Set<string>()
  return {
    async index(set) {
      passages = new Map(set.passages.map((passage) => [passage.id, passage]))
      damaged = damagedDocuments(set)
      await store.build(set.name, rows(set, damaged))
    },
    async search({ text, lang }) {
      const names = await store.list()
      const scopes = names.map(({ name }) => ({ index: name, documents: 'all' as const }))
      const found = await searchPassages(store, scopes, { text, language: lang }, { limit: 20 })
      return {
        ids: found.passages.map(({ passageId }) => passageId),
        quote() {
          const passage = passages.get(found.passages[0]?.passageId ?? '')
          if (!passage) return undefined
          const analysed = analyse(passage.text, { language: passage.lang, damaged: damaged.has(passage.document) })
          const sentence = chooseSentences(found.query, found.statistics, analysed)[0] ?? analysed.sentences[0]
          return sentence && sliceSpan(passage.text, sentence)
        },
      }
    },
    async close() {
      await store.close()
      await rm(directory, { recursive: true })
    },
  }
}

function damagedDocuments(set: RetrievalSet): Set<string> {
  const texts = Map.groupBy(set.passages, ({ document }) => document)
  const damaged = new Set<string>()
  for (const [document, passages] of texts)
    if (lamAlefDamage(passages.map(({ text }) => text).join('\n')).damaged) damaged.add(document)
  return damaged
}

function* rows(set: RetrievalSet, damaged: ReadonlySet<string>): Generator<IndexRow> {
  for (const [ordinal, { id, document, title, text, lang }] of set.passages.entries()) {
    const options = { language: lang, damaged: damaged.has(document) }
    yield indexRow({
      passageId: id,
      document,
      ordinal,
      heading: analyse(title, options),
      text: analyse(text, options),
    })
  }
}
