import { createHash } from 'node:crypto'
import { availableParallelism, totalmem } from 'node:os'
import { extname } from 'node:path'
import type { Digest } from '../../kernel/identifier.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import type { IndexRow } from '../../kernel/ports/search-index.ts'
import type { KnowledgeContext } from './context.ts'
import { extractionOf } from './extraction.ts'
import { findExtraction, findExtractionOf, insertExtraction, pagesOf, passagesOf } from './extraction-store.ts'
import { indexRecipe } from './index-recipe.ts'
import { type BuiltIndex, noteProgress, type Refusal } from './index-store.ts'
import { passageText } from './passage-text.ts'
import { indexOptions, indexRow } from './ranking/index-row.ts'
import { severalAtOnce } from './several-at-once.ts'

/** A reader takes a core, and up to 1.5 GB: so many work at a time that half of the memory is left to the others. */
const readersAtOnce = Math.max(1, Math.min(availableParallelism(), 4, Math.floor(totalmem() / (3 * 2 ** 30))))

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
  let done = 0
  const read = (file: SourceFile, stop: AbortSignal) => readFile({ ...context, signal: stop }, file)
  for await (const { item: file, outcome } of severalAtOnce(files, readersAtOnce, read, signal)) {
    signal.throwIfAborted()
    try {
      documents.push({ path: file.path, extraction: await outcome })
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error
      refusals.push({ path: file.path, code: error.code, values: error.values })
    }
    await noteProgress(db, version, { state: 'reading', filesDone: ++done })
  }

  await noteProgress(db, version, { state: 'indexing' })
  const recipe = indexRecipe(context.documentReader)
  const index = indexName(version, recipe)
  const counted = { pages: 0, passages: 0 }
  await context.searchIndexes.build(index, indexRows(context, documents, counted), indexOptions)
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
  if (known) return known
  const path = await context.objects.path(file.digest as `sha256:${string}`)
  if (path === undefined) throw new Error(`the object ${file.digest} is not in the store`)
  const read = await documentReader.read({ path, name: file.path, size: file.size }, { signal })
  const extraction = extractionOf(file.digest, read)
  await insertExtraction(db, extraction, { extension, reader, at: context.now })
  return extraction.digest
}

/** One document at a time in memory. */
async function* indexRows(
  { db, signal }: KnowledgeContext,
  documents: readonly { readonly path: string; readonly extraction: Digest }[],
  counted: { pages: number; passages: number },
): AsyncGenerator<IndexRow> {
  for (const { path, extraction } of documents) {
    signal.throwIfAborted()
    const head = (await findExtraction(db, extraction))!
    const pages = new Map((await pagesOf(db, extraction)).map((page) => [page.number, page]))
    counted.pages += pages.size
    for (const passage of await passagesOf(db, extraction)) {
      counted.passages++
      const text = passageText(head, pages.get(passage.page)!, passage)
      yield indexRow({ passageId: `${path}#${passage.ordinal}`, document: path, ordinal: passage.ordinal, text })
    }
  }
}
