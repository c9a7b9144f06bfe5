import type { JSX } from 'preact'
import { type Incident, incidentStates, mayBecome } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, ErrorSummary, type Filled, type Form, formOf, RadioField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'
import { IncidentFacts, IncidentStanding } from './incident-facts.tsx'
import { OutcomeFields } from './outcome-fields.tsx'

const labels = {
  state: 'reports.state',
  blocks: 'reports.blocks',
  'outcome.ar': 'reports.outcome.ar',
  'outcome.fr': 'reports.outcome.fr',
  'outcome.en': 'reports.outcome.en',
} as const

export type ReportedIncidentData = {
  readonly incident: Incident
  /** As the rules say now. */
  readonly maySettle: boolean
}

/** An incident, with the form that settles it where there is something to settle. */
export function reportedIncidentPage(frame: Frame, data: ReportedIncidentData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { incident, maySettle } = data
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('reports.incident')} section="workspace" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.reports)}>{say('reports.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('reports.incident')}</h1>
      <p>
        {say('incident.number')} <Code>{incident.id}</Code>
      </p>
      <IncidentStanding language={language} incident={incident} />
      <IncidentFacts language={language} incident={incident} />
      {maySettle && <Settlement frame={frame} form={form} incident={incident} />}
    </Page>,
  )
}

type SettlementProps = { frame: Frame; form: Form; incident: Incident }

function Settlement({ frame, form, incident }: SettlementProps): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  const next = incidentStates.filter((state) => state !== 'reported').filter((to) => mayBecome(incident.state, to))
  if (next.length === 0) return null
  return (
    <section aria-labelledby="settle" class="mt7 measure">
      <h2 id="settle">{say('reports.settle')}</h2>
      <form method="post" action={localised(language, addresses.incidentAct(incident.id, 'settlement'))}>
        <CsrfField frame={frame} />
        <RadioField
          form={form}
          name="state"
          open={next.length > 1}
          choices={next.map((value) => ({
            value,
            text: say(`reports.state.${value}`),
            what: say(`reports.state.${value}.meaning`),
          }))}
        />
        {next.includes('confirmed') && (
          <RadioField
            form={form}
            name="blocks"
            hint="reports.blocks.hint"
            choices={(['no', 'yes'] as const).map((value) => ({
              value,
              text: say(`reports.blocks.${value}`),
              what: say(`reports.blocks.${value}.meaning`),
            }))}
          />
        )}
        <OutcomeFields form={form} hint="reports.outcome.public" />
        <button type="submit" class="btn">
          {say('reports.submit')}
        </button>
      </form>
    </section>
  )
}
