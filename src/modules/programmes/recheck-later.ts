import type { Database } from '../../kernel/database.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'

/** Asks, in the caller's transaction, that citations of former versions of a data set be looked for in this one. */
export async function recheckLater(
  db: Database,
  jobs: JobQueue,
  { dataSet, version }: { readonly dataSet: string; readonly version: string },
): Promise<void> {
  const key = `recheck ${dataSet} ${version}`
  await jobs.enqueue(db, 'programmes.recheck-citations', { dataSet, version }, { key })
}
