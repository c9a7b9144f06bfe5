import type { Kysely } from 'kysely'
import type { DocumentReader } from '../../kernel/ports/document-reader.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { indexRecipe } from './index-recipe.ts'
import { findIndexing, forgetIndexesBut, requestIndexing, type VersionOf, versionsToIndex } from './index-store.ts'
import type { KnowledgeTables } from './tables.ts'

type Ports = { readonly jobs: JobQueue; readonly documentReader: DocumentReader }

/** Asks for a version's index in the caller's transaction: the row that shows it, and the job that builds it. */
export async function wantIndex(db: Kysely<KnowledgeTables>, ports: Ports, wanted: VersionOf, at: Date): Promise<void> {
  const { dataSet, version } = wanted
  await requestIndexing(db, wanted, indexRecipe(ports.documentReader), at)
  await ports.jobs.enqueue(db, 'knowledge.index-version', { dataSet, version }, { key: `index ${version}` })
}

/** Asks for a version's index unless one was asked for before, by this recipe. */
export async function ensureIndex(
  db: Kysely<KnowledgeTables>,
  ports: Ports,
  wanted: VersionOf,
  at: Date,
): Promise<void> {
  const indexing = await findIndexing(db, wanted.version)
  const isAsked = indexing?.recipe === indexRecipe(ports.documentReader) && indexing.state !== 'failed'
  if (!isAsked) await wantIndex(db, ports, wanted, at)
}

/** Asks to have a version read again, unless that is under way. */
export async function wantReading(
  db: Kysely<KnowledgeTables>,
  ports: Ports,
  wanted: VersionOf,
  at: Date,
): Promise<void> {
  const state = (await findIndexing(db, wanted.version))?.state
  if (state === undefined || state === 'ready' || state === 'failed') await wantIndex(db, ports, wanted, at)
}

/**
 * Asks for the indexes that are wanted and not there as this version of the platform makes them: made by another
 * recipe, which answer until then; whose job never came to its end; or whose file is gone, or of a former format. Of
 * these last, nothing can be found until they are there again, as in any version that is not indexed yet.
 */
export async function renewIndexes(
  db: Kysely<KnowledgeTables>,
  ports: Ports & { readonly searchIndexes: SearchIndexStore },
  at: Date,
): Promise<void> {
  const files = (await ports.searchIndexes.list()).filter(({ isCurrent }) => isCurrent).map(({ name }) => name)
  await db.transaction().execute(async (transaction) => {
    for (const wanted of await versionsToIndex(transaction, indexRecipe(ports.documentReader), files)) {
      await wantIndex(transaction, ports, wanted, at)
    }
    await forgetIndexesBut(transaction, files)
  })
}
