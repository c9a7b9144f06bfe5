import type { Kysely } from 'kysely'
import type { Digest } from '../../kernel/identifier.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import { indexRecipe } from './index-recipe.ts'
import { requestIndexing } from './index-store.ts'
import type { KnowledgeTables } from './tables.ts'

/** Asks for a version's index in the caller's transaction: the row that shows it, and the job that builds it. */
export async function wantIndex(db: Kysely<KnowledgeTables>, jobs: JobQueue, version: Digest, at: Date): Promise<void> {
  await requestIndexing(db, version, indexRecipe, at)
  await jobs.enqueue(db, 'knowledge.index-version', { version }, { key: `index ${version}` })
}
