import type { Kysely } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { RegisterTables } from './tables.ts'

/**
 * Has the watcher look at a system soon, once the caller's transaction commits: what its aliases resolve to may have
 * changed, and the public history says when. That they resolve or not does not wait for it.
 */
export async function watchLater(db: Kysely<RegisterTables>, jobs: JobQueue, system: string): Promise<void> {
  await jobs.enqueue(viewOf(db), 'register.watch-stages', { system }, { key: `register.watch-stages ${system}` })
}
