import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'

/** The one task: perform an operation. */
const task = 'perform'
/** A job that failed this often is left for somebody to look at. */
const mostAttempts = 6
/** `jazari` and a number: the lock of the one worker that takes jobs from this database. */
const workerLock = '117125095256682'

/** Jobs in the same PostgreSQL, added in the caller's transaction (graphile-worker). */
export const jobQueue: JobQueue = {
  async enqueue(db, operation, input, { key }) {
    const payload = JSON.stringify({ operation, input })
    await sql`
      select graphile_worker.add_job(${task}, ${payload}::json, job_key => ${key}, max_attempts => ${mostAttempts})`.execute(
      db,
    )
  },
}

/** Brings the queue's own schema up to date. */
export async function migrateJobQueue(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: silent })
}

export type Job = { readonly operation: string; readonly input: unknown; readonly signal: AbortSignal }
export type JobWorker = { stop(): Promise<void> }

/**
 * Takes jobs until stopped. One worker at a time takes from a database: it waits for the lock of the one before, and
 * then frees the jobs that one held, since nobody works on them any more. `hourly` names operations without input.
 */
export async function startJobWorker(
  pool: Pool,
  perform: (job: Job) => Promise<void>,
  onError: (error: unknown) => void,
  hourly: readonly string[],
): Promise<JobWorker> {
  const holder = await pool.connect()
  holder.on('error', onError)
  await holder.query('select pg_advisory_lock($1::bigint)', [workerLock])
  await holder.query(`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`)
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: silent,
    parsedCronItems: parseCronItems(
      hourly.map((operation, place) => ({
        task,
        match: `${10 + place} * * * *`,
        payload: { operation, input: {} },
        identifier: operation,
      })),
    ),
    taskList: {
      [task]: async (payload, helpers) => {
        const { operation, input } = payload as { operation: string; input: unknown }
        try {
          await perform({ operation, input, signal: helpers.abortSignal })
        } catch (error) {
          onError(error)
          throw error
        }
      },
    },
  })
  return {
    async stop() {
      await runner.stop()
      await holder.query('select pg_advisory_unlock($1::bigint)', [workerLock]).catch(onError)
      holder.release()
    },
  }
}

/** Its lines name payloads; ours say what there is to say. */
const silent = new Logger(() => () => {})
