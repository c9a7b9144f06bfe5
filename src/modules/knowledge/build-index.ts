import { createHash } from 'node:crypto'
import { availableParallelism, totalmem } from 'node:os'
import { extname } from 'node:path'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { Digest } from '../../kernel/identifier.ts'
import { DocumentRefused } from '../../kernel/ports/document-reader.ts'
import type { IndexRow } from '../../kernel/ports/search-index.ts'
import { asDecided, type DecidedDocument } from './as-decided.ts'
import type { KnowledgeContext } from './context.ts'
import { extractionOf, structured } from './extraction.ts'
import {
  findExtraction,
  findExtractionOf,
  insertExtraction,
  pageDigests,
  pagesOf,
  passagesOf,
  rejudge,
} from './extraction-store.ts'
import { indexRecipe } from './index-recipe.ts'
import { type BuiltIndex, noteProgress, type Refusal, type VersionOf } from './index-store.ts'
import { storedDocument } from './page-decision.ts'
import { decisionsOn } from './page-decision-store.ts'
import { analyseHeadings, passageText } from './passage-text.ts'
import { qualityRecipe } from './quality/quality-recipe.ts'
import { indexOptions, indexRow, passageIdOf } from './ranking/index-row.ts'
import { severalAtOnce } from './several-at-once.ts'
import { cutOf, isCut, putStructure } from './structure-store.ts'

/** A reader takes a core, and up to 1.5 GB: so many work at a time that half of the memory is left to the others. */
const readersAtOnce = Math.max(1, Math.min(availableParallelism(), 4, Math.floor(totalmem() / (3 * 2 ** 30))))

/** A file of a version that is to be searched. */
export type SourceFile = { readonly path: string; readonly digest: Digest; readonly size: number }

/**
 * Reads every file of a version that was not read before, and builds the version's index beside the active one. What
 * it writes is named by its content, so losing it or doing it twice does no harm. A document that is refused is listed
 * with its reason, and the others go on; a page below the gate is left out until an officer of the data set says otherwise.
 */
export async function buildIndex(
  context: KnowledgeContext,
  wanted: VersionOf,
  files: readonly SourceFile[],
): Promise<BuiltIndex> {
  const { db, signal } = context
  const { dataSet, version } = wanted
  const documents: (DecidedDocument & { readonly path: string })[] = []
  const refusals: Refusal[] = []
  const decided = Map.groupBy(
    await decisionsOn(
      db,
      dataSet,
      files.map(({ digest }) => digest),
    ),
    ({ file }) => file,
  )
  const progress = progressOf(context, wanted)
  await progress.note({ filesTotal: files.length, filesDone: 0, pagesDone: 0 })
  let done = 0
  const read = (file: SourceFile, stop: AbortSignal) => readFile({ ...context, signal: stop }, file, progress.page)
  for await (const { item: file, outcome } of severalAtOnce(files, readersAtOnce, read, signal)) {
    signal.throwIfAborted()
    try {
      const document = await asDecided(context, await outcome, decided.get(file.digest) ?? [])
      documents.push({ path: file.path, ...document })
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error
      refusals.push({ path: file.path, code: error.code, values: error.values })
    }
    await progress.note({ filesDone: ++done })
  }

  await noteProgress(db, wanted, { state: 'indexing' })
  const recipe = indexRecipe(context.documentReader)
  const index = indexName(version, recipe, documents)
  const counted = { pages: 0, passages: 0 }
  await context.searchIndexes.build(index, indexRows(context, documents, counted), indexOptions)
  return { dataSet, version, recipe, index, documents, refusals, ...counted, at: context.now }
}

/**
 * A name for a version's index under this analysis: another recipe is another index, built aside, and so is one in which
 * officers decided about pages.
 */
function indexName(
  version: Digest,
  recipe: string,
  documents: readonly (DecidedDocument & { readonly path: string })[],
): string {
  const decided = documents
    .filter(({ isDecided }) => isDecided)
    .map(({ path, extraction, accepted }) => ({ path, extraction, accepted: [...accepted].sort((a, b) => a - b) }))
  const made = decided.length === 0 ? recipe : `${recipe} ${canonicalJson(decided)}`
  const hash = createHash('sha256').update(made, 'utf8').digest('hex')
  return `${version.slice('sha256:'.length)}-${hash.slice(0, 16)}`
}

/** The file as it was read, now or before, and judged by what is measured now. */
async function readFile(context: KnowledgeContext, file: SourceFile, onPage: () => void): Promise<Digest> {
  const { db, documentReader, signal } = context
  const extension = extname(file.path).toLowerCase()
  const reader = documentReader.revision
  const known = await findExtractionOf(db, { file: file.digest, extension, reader })
  if (known) {
    const head = (await findExtraction(db, known))!
    if (head.judgedBy !== qualityRecipe) {
      await rejudge(db, extractionOf(file.digest, storedDocument(head, await pagesOf(db, known))))
    }
    for (const _ of await pageDigests(db, known)) onPage()
    await cutAnew(context, known)
    return known
  }
  const path = await context.objects.path(file.digest as `sha256:${string}`)
  if (path === undefined) throw new Error(`the object ${file.digest} is not in the store`)
  const read = await documentReader.read({ path, name: file.path, size: file.size }, { signal, onProgress: onPage })
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

/** How long a page that was read may wait to be told, in milliseconds. */
const noteEveryMs = 500

/** Tells how far reading is: each file at once, pages now and then, since a quick file has many. */
function progressOf({ db }: Pick<KnowledgeContext, 'db'>, wanted: VersionOf) {
  let pagesDone = 0
  let noted = 0
  let noting: Promise<void> = Promise.resolve()
  const note = async (files: { readonly filesTotal?: number; readonly filesDone?: number; readonly pagesDone?: 0 }) => {
    await noting
    noted = Date.now()
    await noteProgress(db, wanted, { state: 'reading', pagesDone, ...files })
  }
  return {
    note,
    page() {
      pagesDone++
      if (Date.now() - noted < noteEveryMs) return
      noted = Date.now()
      // Nobody waits for this one: a database that is gone is found out by the next file.
      noting = noting.then(() => noteProgress(db, wanted, { state: 'reading', pagesDone })).catch(() => {})
    },
  }
}

/** One document at a time in memory. */
async function* indexRows(
  { db, signal, documentReader }: KnowledgeContext,
  documents: readonly (DecidedDocument & { readonly path: string })[],
  counted: { pages: number; passages: number },
): AsyncGenerator<IndexRow> {
  for (const { path, extraction, accepted } of documents) {
    signal.throwIfAborted()
    const head = (await findExtraction(db, extraction))!
    const pages = new Map((await pagesOf(db, extraction)).map((page) => [page.number, page]))
    counted.pages += pages.size
    for (const passage of await passagesOf(db, extraction, cutOf({ reader: documentReader.revision }))) {
      const page = pages.get(passage.page)!
      if (page.quality.verdict === 'below-gate' && !accepted.has(page.number)) continue
      counted.passages++
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
