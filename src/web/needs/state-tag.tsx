import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { ProblemState } from '../../modules/calls/index.ts'
import { words } from '../../words/sentence.ts'

const looks = {
  proposed: 'tag warn',
  open: 'tag info',
  'taken-up': 'tag',
  'worked-on': 'tag',
  solved: 'tag ok',
  declined: 'tag bad',
} as const satisfies Readonly<Record<ProblemState, string>>

/** How far a problem is, in words. */
export function StateTag({ language, state }: { language: Language; state: ProblemState }): JSX.Element {
  return <span class={looks[state]}>{words(language)(`need.state.${state}`)}</span>
}
