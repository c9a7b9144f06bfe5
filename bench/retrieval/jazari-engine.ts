import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../src/adapters/search-index/search-index-store.ts'
import { analyse } from '../../src/modules/knowledge/analysis/analyse.ts'
import { sliceSpan } from '../../src/modules/knowledge/analysis/code-points.ts'
import { indexOptions } from '../../src/modules/knowledge/ranking/index-row.ts'
import { searchPassages } from '../../src/modules/knowledge/ranking/search-passages.ts'
import type { Engine } from './measures.ts'
import type { SetPassage } from './retrieval-set.ts'
import { damagedDocuments, setRows, withDocuments } from './set-rows.ts'

/** The platform's own analysis, index files and ranking, as the product runs them. */
export async function jazariEngine(): Promise<Engine> {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-bench-'))
  let store = searchIndexStore({ directory })
  let passages = new Map<string, SetPassage>()
  let damaged = new Set<string>()
  return {
    async index(set) {
      passages = new Map(set.passages.map((passage) => [passage.id, passage]))
      damaged = damagedDocuments(set)
      store = withDocuments(store, set)
      await store.build(set.name, setRows(set, damaged), indexOptions)
    },
    async search({ text, lang }) {
      const names = await store.list()
      const scopes = names.map(({ name }) => ({ index: name, documents: 'all' as const }))
      const read = (passage: SetPassage) => {
        const { sentences } = analyse(passage.text, { language: passage.lang, damaged: damaged.has(passage.document) })
        return { sentences: sentences.map((sentence) => ({ ...sentence, text: sliceSpan(passage.text, sentence) })) }
      }
      const found = await searchPassages(
        store,
        scopes,
        { text, language: lang },
        (candidates) => candidates.map(({ candidate }) => read(passages.get(candidate.passageId)!)),
        { limit: 20 },
      )
      return {
        ids: found.passages.map(({ passageId }) => passageId),
        quote() {
          const [best] = found.passages
          const passage = passages.get(best?.passageId ?? '')
          if (!passage || !best) return undefined
          const { sentences } = read(passage)
          const chosen = best.sentences[0] ?? sentences[0]
          const place = sentences.findIndex(({ start }) => start === chosen?.start)
          const around = sentences.slice(Math.max(0, place - 1), place + 2)
          return { sentence: sentences[place]?.text ?? '', window: around.map((sentence) => sentence.text).join(' ') }
        },
      }
    },
    async close() {
      await store.close()
      await rm(directory, { recursive: true })
    },
  }
}
