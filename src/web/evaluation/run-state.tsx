import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Run } from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'

const looks = {
  queued: 'tag info',
  running: 'tag info',
  finished: 'tag ok',
  failed: 'tag bad',
  cancelled: 'tag warn',
} as const satisfies Readonly<Record<Run['state'], string>>

/** How far a run is, or once it has a result whether the bar was reached. */
export function RunTag({ language, run }: { language: Language; run: Pick<Run, 'state' | 'passed'> }): JSX.Element {
  const say = words(language)
  if (run.passed === null) return <span class={looks[run.state]}>{say(`run.state.${run.state}`)}</span>
  return <span class={run.passed ? 'tag ok' : 'tag bad'}>{say(run.passed ? 'run.passed' : 'run.not-passed')}</span>
}
