import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Incident } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { Fact } from '../fact.tsx'
import { Day, Unfilled } from '../text.tsx'
import { IncidentState, Severity } from './state-tags.tsx'
import { WrittenWords } from './written-text.tsx'

/** Incidents of one system as everybody reads them: those that were settled, with what was found and done. */
export function IncidentsList({
  language,
  incidents,
}: {
  language: Language
  incidents: readonly Incident[]
}): JSX.Element {
  const say = words(language)
  const settled = incidents.filter(({ state }) => state !== 'reported')
  if (settled.length === 0) return <p class="inset">{say('incident.public.none')}</p>
  return (
    <ul class="plain-list changes">
      {settled.map((incident) => (
        <li key={incident.id}>
          <p>
            <strong>{say(`incident.harm.${incident.harm}`)}</strong>{' '}
            <IncidentState language={language} of={incident.state} />
            <Severity language={language} of={incident.severity} />
          </p>
          {incident.blocks && <p>{say('incident.blocks')}</p>}
          <dl class="summary">
            <Fact language={language} of="incident.outcome">
              {incident.outcome === null ? (
                <Unfilled>{say('incident.outcome.none')}</Unfilled>
              ) : (
                <WrittenWords language={language} text={incident.outcome} />
              )}
            </Fact>
            <Fact language={language} of="incident.reported">
              <Day language={language} at={incident.reportedAt} />
            </Fact>
            {incident.settledAt !== null && (
              <Fact language={language} of="incident.settled">
                <Day language={language} at={incident.settledAt} />
              </Fact>
            )}
          </dl>
        </li>
      ))}
    </ul>
  )
}
