import type { Digest } from '../../../kernel/identifier.ts'
import type { DocumentToEmbed } from '../../../kernel/ports/vector-store.ts'
import type { KnowledgeContext } from '../context.ts'
import type { ExtractedPage } from '../extraction.ts'
import { findExtraction, pagesOf, passagesOf } from '../extraction-store.ts'
import { indexRecipe } from '../index-recipe.ts'
import { findIndexing, indexedDocuments, type VersionOf } from '../index-store.ts'
import { decisionsOn } from '../page-decision-store.ts'
import { cutOf } from '../structure-store.ts'
import { embeddedText } from './embedded-text.ts'

/** Others wait while vectors are made: after this long the job makes room and asks for its next slice. */
const sliceMs = 60_000

/**
 * Makes the vectors of the index that answers for a version, beside it. `whole`: nothing is left to do; otherwise what was
 * done is kept, and another call goes on from there.
 *
 * @throws Error when the model does not answer: the index answers without vectors until the queue tries again.
 */
export async function embedVersion(
  { db, documentReader, meaning, signal }: KnowledgeContext,
  wanted: VersionOf,
): Promise<{ readonly whole: boolean; readonly embedded: number }> {
  const indexing = await findIndexing(db, wanted)
  const index = indexing?.activeIndex
  // An index of a former recipe has other passages; the next one asks for its vectors when it is whole.
  const isCurrent = indexing?.state === 'ready' && indexing.recipe === indexRecipe(documentReader)
  if (!meaning?.dense || !index || !isCurrent) return { whole: true, embedded: 0 }
  const { embedder, vectors, space } = meaning.dense
  if ((await vectors.list()).some((set) => set.whole && set.index === index && set.space === space))
    return { whole: true, embedded: 0 }

  const cut = cutOf({ reader: documentReader.revision })
  const documents: DocumentToEmbed[] = []
  for (const { path, extraction } of await indexedDocuments(db, wanted)) {
    const closed = await pagesKeptOut(db, wanted.dataSet, extraction)
    const passages = (await passagesOf(db, extraction, cut)).filter(({ page }) => !closed.includes(page))
    let pages: Map<number, ExtractedPage> | undefined
    documents.push({
      document: path,
      // What stands in the index decides it: a page that an officer accepts brings passages of the same extraction.
      source: [extraction, ...closed].join(' '),
      ordinals: passages.map(({ ordinal }) => ordinal),
      async embed(from, to) {
        signal.throwIfAborted()
        pages ??= new Map((await pagesOf(db, extraction)).map((page) => [page.number, page]))
        const texts = passages.slice(from, to).map((passage) => embeddedText(pages!.get(passage.page)!, passage))
        if (to >= passages.length) pages = undefined
        return embedder.embed(texts, 'passage', { signal })
      },
    })
  }
  const begun = performance.now()
  const isTimeUp = () => performance.now() - begun > sliceMs
  return vectors.build({ index, space }, documents, { dimensions: embedder.dimensions, isTimeUp })
}

/** Pages below the gate that no officer of this data set accepted: they are in no index, and not found by meaning either. */
async function pagesKeptOut(db: KnowledgeContext['db'], dataSet: string, extraction: Digest): Promise<number[]> {
  const below = (await pagesOf(db, extraction)).filter(({ quality }) => quality.verdict === 'below-gate')
  const file = below.length > 0 ? (await findExtraction(db, extraction))?.file : undefined
  if (file === undefined) return []
  const accepted = new Set(
    (await decisionsOn(db, dataSet, [file])).flatMap(({ decision, page, digest }) =>
      decision === 'accept' ? [`${page} ${digest}`] : [],
    ),
  )
  return below.flatMap(({ number, digest }) => (accepted.has(`${number} ${digest}`) ? [] : [number]))
}
