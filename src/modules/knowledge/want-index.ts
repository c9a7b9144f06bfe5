import type { Kysely } from 'kysely'
import type { DocumentReader } from '../../kernel/ports/document-reader.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { indexRecipe } from './index-recipe.ts'
import { findIndexing, forgetIndexesBut, requestIndexing, type VersionOf, versionsToIndex } from './index-store.ts'
import type { Meaning } from './meaning/meaning.ts'
import { renewVectors } from './meaning/want-vectors.ts'
import { decidedSince } from './page-decision-store.ts'
import type { KnowledgeTables } from './tables.ts'

type Ports = {
  readonly jobs: JobQueue
  readonly documentReader: DocumentReader
  readonly meaning?: Meaning | undefined
}

/** Asks for a version's index in the caller's transaction: the row that shows it, and the job that builds it. */
export async function wantIndex(db: Kysely<KnowledgeTables>, ports: Ports, wanted: VersionOf, at: Date): Promise<void> {
  const { dataSet, version } = wanted
  await requestIndexing(db, wanted, indexRecipe(ports.documentReader), at)
  await ports.jobs.enqueue(db, 'knowledge.index-version', { dataSet, version }, { key: `index ${dataSet} ${version}` })
}

/** Asks for a version's index unless one was asked for before, by this recipe. */
export async function ensureIndex(
  db: Kysely<KnowledgeTables>,
  ports: Ports,
  wanted: VersionOf,
  at: Date,
): Promise<void> {
  const indexing = await findIndexing(db, wanted)
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
  const state = (await findIndexing(db, wanted))?.state
  if (state === undefined || state === 'ready' || state === 'failed') await wantIndex(db, ports, wanted, at)
}

/**
 * Asks for the indexes that are wanted and not there as this version of the platform makes them: made by another
 * recipe, which answer until then; whose job never came to its end; or whose file is gone, or of a former format. Of
 * these last, nothing can be found until they are there again, as in any version that is not indexed yet. The same for
 * the vectors of indexes that are there.
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
    await renewVectors(transaction, ports)
  })
}

/** Asks for an index that does not know of what officers decided about pages of its documents since. */
export async function renewDecided(
  db: Kysely<KnowledgeTables>,
  ports: Ports,
  wanted: VersionOf,
  at: Date,
): Promise<void> {
  if (await decidedSince(db, wanted)) await wantIndex(db, ports, wanted, at)
}
