import type { OwnIncident } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { IncidentFacts, IncidentStanding } from './incident-facts.tsx'

/** What became of an incident, for whoever has its secret. */
export function ownIncidentPage(frame: Frame, incident: OwnIncident): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('incident.own')}>
      <h1>{say('incident.own')}</h1>
      <IncidentStanding language={language} incident={incident} />
      <IncidentFacts language={language} incident={incident} />
    </Page>,
  )
}
