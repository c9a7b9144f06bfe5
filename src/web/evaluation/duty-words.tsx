import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Duty } from '../../kernel/ports/risk-questionnaire.ts'
import { words } from '../../words/sentence.ts'
import { Say } from '../text.tsx'
import { CriteriaList } from './measure-words.tsx'

/** The least that a duty asks a plan for. */
export function LeastBar({ language, duty }: { language: Language; duty: Duty }): JSX.Element | null {
  const { bar } = duty
  if (!bar) return null
  return (
    <>
      <p>
        <Say language={language} of="duty.least-items" count={bar.items} />
      </p>
      <CriteriaList
        language={language}
        criteria={bar.criteria.map((least) => ({ ...least, slice: null, on: 'value' }))}
      />
    </>
  )
}

/** The duty that a plan is for, by its name; its own id for one that no questionnaire has any more. */
export function dutyName(language: Language, duties: readonly Duty[], id: string | null): string {
  if (id === null) return words(language)('duty.none')
  return duties.find((duty) => duty.id === id)?.name[language] ?? id
}
