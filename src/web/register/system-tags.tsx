import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { RiskLevel } from '../../kernel/ports/risk-questionnaire.ts'
import type { SystemSummary } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { type Levels, levelName } from './level-words.ts'

type Standing = Pick<SystemSummary, 'state'> & {
  readonly stages: { readonly [Stage in keyof SystemSummary['stages']]: { readonly resolves: boolean } }
}

const looks = {
  draft: 'tag info',
  withdrawn: 'tag bad',
  production: 'tag ok',
  staff: 'tag info',
  silent: 'tag warn',
} as const

/** Whom a system answers now, in a word: citizens, staff, or nobody and why. */
export function StandingTag({ language, system }: { language: Language; system: Standing }): JSX.Element {
  const { state, stages } = system
  const said =
    state === 'live' ? (stages.production.resolves ? 'production' : stages.staff.resolves ? 'staff' : 'silent') : state
  return <span class={looks[said]}>{words(language)(`register.state.${said}`)}</span>
}

type LevelProps = { language: Language; levels: Levels; level: RiskLevel | null }

/** The risk level that the answers to the questionnaire came to. */
export function LevelTag({ language, levels, level }: LevelProps): JSX.Element {
  if (level === null) return <span class="tag warn">{words(language)('register.not-assessed')}</span>
  return <span class={level < 3 ? 'tag warn' : 'tag bad'}>{levelName(levels, level, language)}</span>
}
