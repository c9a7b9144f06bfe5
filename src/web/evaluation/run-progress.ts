import type { Language } from '../../kernel/language.ts'
import type { Run } from '../../modules/evaluation/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { JobProgress } from '../jobs/job-progress.tsx'

const states = {
  queued: 'waiting',
  running: 'running',
  finished: 'done',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Readonly<Record<Run['state'], JobProgress['state']>>

/** A run as a job that somebody waits for. */
export function runProgress(language: Language, run: Run): JobProgress {
  return {
    state: states[run.state],
    name: 'evaluation-run',
    done: run.done,
    total: run.total,
    startedAt: run.startedAt,
    endedAt: run.finishedAt,
    problem: run.problem,
    fragmentHref: localised(language, addresses.runProgress(run.id)),
  }
}
