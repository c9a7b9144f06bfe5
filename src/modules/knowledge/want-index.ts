import type { Kysely } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { indexRecipe } from './index-recipe.ts'
import { findIndexing, requestIndexing, versionsToIndex } from './index-store.ts'
import type { KnowledgeTables } from './tables.ts'

/** Asks for a version's index in the caller's transaction: the row that shows it, and the job that builds it. */
export async function wantIndex(db: Kysely<KnowledgeTables>, jobs: JobQueue, version: Digest, at: Date): Promise<void> {
  await requestIndexing(db, version, indexRecipe, at)
  await jobs.enqueue(db, 'knowledge.index-version', { version }, { key: `index ${version}` })
}

/** Asks for a version's index unless one was asked for before, by this recipe. */
export async function ensureIndex(
  db: Kysely<KnowledgeTables>,
  jobs: JobQueue,
  version: Digest,
  at: Date,
): Promise<void> {
  const indexing = await findIndexing(db, version)
  if (indexing?.recipe !== indexRecipe || indexing.state === 'failed') await wantIndex(db, jobs, version, at)
}

/**
 * Asks for the indexes that are wanted and not there as this version of the platform makes them: made by another
 * recipe, which answer until then, or whose file is gone.
 */
export async function renewIndexes(
  db: Kysely<KnowledgeTables>,
  ports: { readonly jobs: JobQueue; readonly searchIndexes: SearchIndexStore },
  at: Date,
): Promise<void> {
  const files = (await ports.searchIndexes.list()).map(({ name }) => name)
  await db.transaction().execute(async (transaction) => {
    for (const version of await versionsToIndex(transaction, indexRecipe, files)) {
      await wantIndex(transaction, ports.jobs, version, at)
    }
  })
}
