import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchIndexStore } from '../../../adapters/search-index/search-index-store.ts'
import { type AnalysedText, analyse } from '../analysis/analyse.ts'
import { sliceSpan } from '../analysis/code-points.ts'
import { indexOptions, indexRow } from './index-row.ts'
import { questionWords } from './question-words.ts'
import { searchPassages } from './search-passages.ts'

/** An index of texts, one document each; `ask` gives the texts found, best first, and `quote` the best sentence. */
export async function indexOf(texts: readonly string[], { damaged = false } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-ranking-'))
  const store = searchIndexStore({ directory })
  const analysed: AnalysedText[] = texts.map((text) => analyse(text, { damaged }))
  await store.build(
    'texts',
    analysed.map((text, i) => indexRow({ passageId: String(i), document: `d${i}`, ordinal: 0, text })),
    indexOptions,
  )
  const search = (text: string, documents: readonly string[] | 'all' = 'all') =>
    searchPassages(
      store,
      [{ index: 'texts', documents }],
      { text },
      (candidates) =>
        candidates.map(({ candidate }) => {
          const place = Number(candidate.passageId)
          const sentences = analysed[place]!.sentences
          return { sentences: sentences.map((sentence) => ({ ...sentence, text: sliceSpan(texts[place]!, sentence) })) }
        }),
      { limit: 10 },
    )
  return {
    search,
    async ask(text: string, documents?: readonly string[]) {
      const { passages } = await search(text, documents)
      return passages.map(({ passageId }) => texts[Number(passageId)]!)
    },
    async quotes(text: string) {
      const [best] = (await search(text)).passages
      return best ? best.sentences.map((sentence) => sliceSpan(texts[Number(best.passageId)]!, sentence)) : []
    },
    async quote(text: string) {
      return (await this.quotes(text))[0]
    },
    /** What stands for each word of a question, by stem. */
    async alternatives(text: string, documents?: readonly string[]) {
      const { query, statistics } = await search(text, documents)
      return Object.fromEntries(
        questionWords(query, statistics).map(({ stem, alternatives }) => [
          stem,
          alternatives.map((other) => other.stem),
        ]),
      )
    },
    async [Symbol.asyncDispose]() {
      await store.close()
      await rm(directory, { recursive: true })
    },
  }
}
