import type { JSX } from 'preact'
import type * as z from 'zod/v4/core'
import type { Language } from '../../kernel/language.ts'
import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { previewRisk } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { renderFragment } from '../page.tsx'
import { levelMeaning, levelName } from './level-words.ts'

/** What answers come to so far, and what the level would ask for. */
export type RiskPreview = z.output<typeof previewRisk.output>

type ScoreProps = { language: Language; questionnaire: RiskQuestionnaire; preview: RiskPreview }

/** The level so far in a sentence or two: announced when it changes. */
export function RiskScore({ language, questionnaire, preview: { score } }: ScoreProps): JSX.Element {
  const say = words(language)
  return (
    <div data-score data-asked={score.asked.join(' ')} role="status">
      <p>
        <strong>{levelName(questionnaire.levels, score.level, language)}</strong>{' '}
        {levelMeaning(questionnaire.levels, score.level, language)}
      </p>
      <p class="weak">
        {say('register.risk.points', {
          score: score.score,
          maximum: score.rawMaximum,
          mitigation: score.mitigation,
          mitigations: score.mitigationMaximum,
        })}
      </p>
      <p>
        {score.unanswered.length === 0
          ? say('register.risk.all-answered')
          : say('register.risk.left', { count: score.unanswered.length })}
      </p>
    </div>
  )
}

/** What the level asks for: each duty by its name, with what it says. */
export function RiskDuties({ language, questionnaire, preview }: ScoreProps): JSX.Element {
  const duties = questionnaire.duties.filter(({ id }) => preview.duties.includes(id))
  return (
    <ul data-duties class="plain-list changes">
      {duties.map(({ id, name, sentence }) => (
        <li key={id}>
          <details>
            <summary>{name[language]}</summary>
            <p>{sentence[language]}</p>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** Both, for the island to put in the place of older ones. */
export function riskScoreFragment(props: ScoreProps): string {
  return renderFragment(
    <>
      <RiskScore {...props} />
      <RiskDuties {...props} />
    </>,
  )
}
