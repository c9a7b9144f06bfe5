import type { CallContext } from '../../kernel/operation.ts'
import type { JobQueue } from '../../kernel/ports/job-queue.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import type { Fetch } from '../../kernel/ports/web-client.ts'
import type { AnsweringPorts } from '../assistants/index.ts'
import type { EvaluationContext, EvaluationQuestion } from './context.ts'

/** What carrying out a plan stands on, beside what the rest of this module does. */
type RunPorts = {
  readonly jobs: JobQueue
  /** Reaches models behind addresses. */
  readonly fetch: Fetch
  /** Those that assistants name; the call's own is `perform`'s. */
  readonly permits: Permits
} & Pick<AnsweringPorts, 'searchIndexes' | 'meaning' | 'permitDocument'>

export type RunsContext = EvaluationContext & RunPorts
/** The same before anything is decided. */
export type RunsQuestion = EvaluationQuestion & RunPorts

/** What it takes to perform other operations in the caller's name, each with its own decision in the log. */
export type PerformingContext = RunsContext & Pick<CallContext, 'log' | 'observer' | 'clock'>
