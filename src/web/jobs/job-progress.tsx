import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { renderFragment } from '../page.tsx'
import { Moment } from '../text.tsx'

/** A job as the person who waits for it sees it. */
export type JobProgress = {
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** What is being done: its sentence is `job.<name>`. */
  readonly name: 'index-version' | 'evaluation-run'
  /** How many of how many; `total` is 0 while nobody knows. */
  readonly done: number
  readonly total: number
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** Why it failed: a problem's code. */
  readonly problem: string | null
  /** Answers this block alone, for the island that keeps it fresh. */
  readonly fragmentHref: string
}

const tags = { waiting: 'tag info', running: 'tag info', done: 'tag ok', failed: 'tag bad' } as const

/** State, progress and moments of a job. Without script the reader refreshes the page; with it, the block renews itself. */
export function JobProgressBlock({ language, job }: { language: Language; job: JobProgress }): JSX.Element {
  const ended = job.state === 'done' || job.state === 'failed'
  return (
    <div class="job" data-island={ended ? undefined : 'job-progress'} data-fragment={job.fragmentHref}>
      <JobState language={language} job={job} />
    </div>
  )
}

/** The block alone, as `fragmentHref` answers it. */
export function jobProgressFragment(language: Language, job: JobProgress): string {
  return renderFragment(<JobProgressBlock language={language} job={job} />)
}

function JobState({ language, job }: { language: Language; job: JobProgress }): JSX.Element {
  const say = words(language)
  return (
    <>
      <p role="status">
        <span class={tags[job.state]}>{say(`job.state.${job.state}` satisfies SentenceKey)}</span>
        {say(`job.${job.name}`)}
      </p>
      {job.state === 'running' && (
        <>
          <progress
            class="meter"
            value={job.total > 0 ? job.done : undefined}
            max={job.total > 0 ? job.total : undefined}
            aria-label={say(`job.${job.name}`)}
          />
          {job.total > 0 && <p class="weak">{say('job.done-of', { done: job.done, total: job.total })}</p>}
        </>
      )}
      {job.state === 'failed' && (
        <p>
          {(job.problem && (say.find(`problem.${job.problem}.title`) ?? say.find(job.problem))) ||
            say('job.failed-why')}
        </p>
      )}
      {job.endedAt ? (
        <p class="weak">
          {say('job.ended')} <Moment language={language} at={job.endedAt} />
        </p>
      ) : (
        job.startedAt && (
          <p class="weak">
            {say('job.started')} <Moment language={language} at={job.startedAt} />
          </p>
        )
      )}
      {(job.state === 'waiting' || job.state === 'running') && <p class="hint">{say('job.refresh')}</p>}
    </>
  )
}
