import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { OwnIncident } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { Words } from '../records/words.tsx'
import { Day, Unfilled } from '../text.tsx'
import { IncidentState, Severity } from './state-tags.tsx'
import { WrittenText, WrittenWords } from './written-text.tsx'

type IncidentProps = { language: Language; incident: OwnIncident }

/** How far an incident is, what that means, and whether the system is stopped by it. */
export function IncidentStanding({ language, incident }: IncidentProps): JSX.Element {
  const say = words(language)
  return (
    <>
      <p>
        <IncidentState language={language} of={incident.state} /> {say(`incident.state.${incident.state}.meaning`)}
      </p>
      {incident.blocks && (
        <p class="inset">
          <strong>{say('incident.blocks')}</strong>
        </p>
      )}
    </>
  )
}

/** All that is known of an incident to whoever reported it or settles it. */
export function IncidentFacts({ language, incident }: IncidentProps): JSX.Element {
  const say = words(language)
  const { system, harm, severity, what, outcome, reportedAt, settledAt } = incident
  return (
    <dl class="summary">
      <Fact language={language} of="incident.system">
        <a href={localised(language, addresses.system(system.slug))}>
          <Words language={language} text={system.names} />
        </a>
      </Fact>
      <Fact language={language} of="incident.harm">
        {say(`incident.harm.${harm}`)}
      </Fact>
      <Fact language={language} of="incident.severity">
        <Severity language={language} of={severity} />
      </Fact>
      <Fact language={language} of="incident.what">
        {what === null ? <Unfilled>{say('incident.what.forgotten')}</Unfilled> : <WrittenText text={what} />}
      </Fact>
      <Fact language={language} of="incident.reported">
        <Day language={language} at={reportedAt} />
      </Fact>
      <Fact language={language} of="incident.outcome">
        {outcome === null ? (
          <Unfilled>{say('incident.outcome.none')}</Unfilled>
        ) : (
          <WrittenWords language={language} text={outcome} />
        )}
      </Fact>
      {settledAt !== null && (
        <Fact language={language} of="incident.settled">
          <Day language={language} at={settledAt} />
        </Fact>
      )}
    </dl>
  )
}
