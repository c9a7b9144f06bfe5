import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import type { Digest } from '../../kernel/identifier.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import type { IndexRow } from '../../kernel/ports/search-index.ts'
import type { KnowledgeContext } from './context.ts'
import { extractionOf, structured } from './extraction.ts'
import { findExtraction, findExtractionOf, insertExtraction, pagesOf, passagesOf } from './extraction-store.ts'
import { indexRecipe } from './index-recipe.ts'
import { type BuiltIndex, noteProgress, type Refusal } from './index-store.ts'
import { analyseHeadings, passageText } from './passage-text.ts'
import { indexRow, passageIdOf } from './ranking/index-row.ts'
import { cutOf, isCut, putStructure } from './structure-store.ts'

/** A file of a version that is to be searched. */
export type SourceFile = { readonly path: string; readonly digest: Digest; readonly size: number }

/**
 * Reads every file of a version that was not read before, and builds the version's index beside the active one. What
 * it writes is named by its content, so losing it or doing it twice does no harm. A document that is refused is listed
 * with its reason, and the others go on.
 */
export async function buildIndex(
  context: KnowledgeContext,
  version: Digest,
  files: readonly SourceFile[],
): Promise<BuiltIndex> {
  const { db, signal } = context
  const documents: { path: string; extraction: Digest }[] = []
  const refusals: Refusal[] = []
  await noteProgress(db, version, { state: 'reading', filesTotal: files.length, filesDone: 0 })
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted()
    try {
      documents.push({ path: file.path, extraction: await readFile(context, file) })
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error
      refusals.push({ path: file.path, code: error.code, values: error.values })
    }
    await noteProgress(db, version, { state: 'reading', filesDone: done + 1 })
  }

  await noteProgress(db, version, { state: 'indexing' })
  const recipe = indexRecipe(context.documentReader)
  const index = indexName(version, recipe)
  const counted = { pages: 0, passages: 0 }
  await context.searchIndexes.build(index, indexRows(context, documents, counted))
  return { version, recipe, index, documents, refusals, ...counted, at: context.now }
}

/** A name for a version's index under this analysis: another recipe is another index, built aside. */
function indexName(version: Digest, recipe: string): string {
  const hash = createHash('sha256').update(recipe, 'utf8').digest('hex')
  return `${version.slice('sha256:'.length)}-${hash.slice(0, 16)}`
}

async function readFile(context: KnowledgeContext, file: SourceFile): Promise<Digest> {
  const { db, documentReader, signal } = context
  const extension = extname(file.path).toLowerCase()
  const reader = documentReader.revision
  const known = await findExtractionOf(db, { file: file.digest, extension, reader })
  if (known) {
    await cutAnew(context, known)
    return known
  }
  const path = await context.objects.path(file.digest as `sha256:${string}`)
  if (path === undefined) throw new Error(`the object ${file.digest} is not in the store`)
  const read = await documentReader.read({ path, name: file.path, size: file.size }, { signal })
  const extraction = extractionOf(file.digest, read)
  await insertExtraction(db, extraction, { extension, reader, at: context.now })
  return extraction.digest
}

/** A document that was read before may have been cut otherwise: its text stays. */
async function cutAnew({ db, documentReader }: KnowledgeContext, digest: Digest): Promise<void> {
  const cut = cutOf({ reader: documentReader.revision })
  if (await isCut(db, digest, cut)) return
  const parted = structured(await pagesOf(db, digest))
  await db.transaction().execute((transaction) => putStructure(transaction, { digest, ...parted }, cut))
}

/** One document at a time in memory. */
async function* indexRows(
  { db, signal, documentReader }: KnowledgeContext,
  documents: readonly { readonly path: string; readonly extraction: Digest }[],
  counted: { pages: number; passages: number },
): AsyncGenerator<IndexRow> {
  for (const { path, extraction } of documents) {
    signal.throwIfAborted()
    const head = (await findExtraction(db, extraction))!
    const pages = new Map((await pagesOf(db, extraction)).map((page) => [page.number, page]))
    counted.pages += pages.size
    for (const passage of await passagesOf(db, extraction, cutOf({ reader: documentReader.revision }))) {
      counted.passages++
      const page = pages.get(passage.page)!
      const text = passageText(head, page, passage)
      const heading = analyseHeadings(head, page, passage)
      yield indexRow({
        passageId: passageIdOf(path, passage.ordinal),
        document: path,
        ordinal: passage.ordinal,
        text,
        heading,
      })
    }
  }
}
