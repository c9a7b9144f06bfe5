import type { Database } from '../database.ts'

/**
 * Work for later: an operation's id and its input. Written in the caller's transaction, so it exists exactly when the
 * caller's effects do. The worker performs it like any other call.
 */
export type JobQueue = {
  /** Of two jobs with the same key that have not started, one remains. */
  enqueue(db: Database, operation: string, input: unknown, options: { readonly key: string }): Promise<void>
}
