import type { Digest } from '../../../kernel/identifier.ts'
import type { DocumentToEmbed } from '../../../kernel/ports/vector-store.ts'
import { sliceSpan } from '../analysis/code-points.ts'
import type { KnowledgeContext } from '../context.ts'
import { pagesOf, passagesOf } from '../extraction-store.ts'
import { findIndexing, indexedDocuments } from '../index-store.ts'
import { meaningSettings } from './settings.ts'

/** Others wait while vectors are made: after this long the job makes room and asks for its next slice. */
const sliceMs = 60_000

/**
 * Makes the vectors of the index that answers for a version, beside it. `whole`: nothing is left to do; otherwise what was
 * done is kept, and another call goes on from there.
 *
 * @throws Error when the model does not answer: the index answers without vectors until the queue tries again.
 */
export async function embedVersion(
  { db, meaning, signal }: KnowledgeContext,
  version: Digest,
): Promise<{ readonly whole: boolean; readonly embedded: number }> {
  const index = (await findIndexing(db, version))?.activeIndex
  if (!meaning?.dense || !index) return { whole: true, embedded: 0 }
  const { embedder, vectors, space } = meaning.dense
  if ((await vectors.list()).some((set) => set.whole && set.index === index && set.space === space))
    return { whole: true, embedded: 0 }

  const documents: DocumentToEmbed[] = []
  for (const { path, extraction } of await indexedDocuments(db, version)) {
    const passages = await passagesOf(db, extraction)
    documents.push({
      document: path,
      source: extraction,
      ordinals: passages.map(({ ordinal }) => ordinal),
      async embed() {
        signal.throwIfAborted()
        const pages = new Map((await pagesOf(db, extraction)).map((page) => [page.number, page]))
        const texts = passages.map((passage) => {
          const { text, repaired } = pages.get(passage.page)!
          return sliceSpan(repaired ?? text, passage).slice(0, meaningSettings.mostCharacters)
        })
        return embedder.embed(texts, 'passage', { signal })
      },
    })
  }
  const begun = performance.now()
  const isTimeUp = () => performance.now() - begun > sliceMs
  return vectors.build({ index, space }, documents, { dimensions: embedder.dimensions, isTimeUp })
}
