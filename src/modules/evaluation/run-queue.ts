import type { Database } from '../../kernel/database.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'

/** The next slice of a run. */
export function workOn(db: Database, jobs: JobQueue, run: string): Promise<void> {
  return jobs.enqueue(db, 'evaluation.run-samples', { run }, { key: `evaluation.run-samples ${run}` })
}

/** The result of a run all of whose samples, and ratings where the plan asks for them, are there. */
export function recordLater(db: Database, jobs: JobQueue, run: string): Promise<void> {
  return jobs.enqueue(db, 'evaluation.record-result', { run }, { key: `evaluation.record-result ${run}` })
}

/** The next samples for the model that judges. */
export function judgeOn(db: Database, jobs: JobQueue, run: string, endpoint: string): Promise<void> {
  return jobs.enqueue(
    db,
    'evaluation.judge-samples',
    { run, endpoint },
    { key: `evaluation.judge-samples ${run} ${endpoint}` },
  )
}
