import type { JSX } from 'preact'
import type { Endpoint } from '../../modules/evaluation/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  PasswordField,
  TextArea,
  TextField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { OwnOrganisation } from '../permits/project-form.tsx'
import { Code, Day } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { OrganisationField } from './organisation-field.tsx'

export type EndpointsPageData = {
  readonly endpoints: readonly Endpoint[]
  readonly organisations: readonly OwnOrganisation[]
}

const labels = {
  name: 'endpoint.name',
  url: 'endpoint.url',
  model: 'endpoint.model',
  system: 'endpoint.system',
  temperature: 'endpoint.temperature',
  maxTokens: 'endpoint.max-tokens',
  key: 'endpoint.key',
  parallel: 'endpoint.parallel',
  organisation: 'endpoint.organisation',
} as const satisfies Readonly<Record<string, SentenceKey>>

/** Models behind addresses: those that are connected, connecting one, and ending one. A key is never shown again. */
export function endpointsPage(frame: Frame, data: EndpointsPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('endpoints.title')} section="workspace" failed={filled.problem !== null}>
      <LaboratoryCrumbs language={language} />
      <ErrorSummary form={form} />
      <h1>{say('endpoints.title')}</h1>
      <p class="measure">{say('endpoints.what')}</p>
      {data.endpoints.length === 0 ? (
        <p class="inset">{say('endpoints.none')}</p>
      ) : (
        <EndpointTable frame={frame} endpoints={data.endpoints} />
      )}
      <section aria-labelledby="connect" class="mt6 measure">
        <h2 id="connect">{say('endpoint.connect')}</h2>
        <Connecting frame={frame} form={form} organisations={data.organisations} />
      </section>
    </Page>,
  )
}

function EndpointTable({ frame, endpoints }: { frame: Frame; endpoints: readonly Endpoint[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('endpoints.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('endpoint.name')}</th>
          <th scope="col">{say('endpoint.url')}</th>
          <th scope="col">{say('endpoint.model')}</th>
          <th scope="col">{say('endpoint.key')}</th>
          <th scope="col">{say('endpoint.state')}</th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id}>
            <th scope="row" id={`endpoint-${endpoint.id}`}>
              <bdi>{endpoint.name}</bdi> <Code>{endpoint.id}</Code>
            </th>
            <td data-l={say('endpoint.url')}>
              <Code>{endpoint.url}</Code>
            </td>
            <td data-l={say('endpoint.model')}>
              <Code>{endpoint.model}</Code>
            </td>
            <td data-l={say('endpoint.key')}>{say(endpoint.hasKey ? 'endpoint.key.kept' : 'endpoint.key.none')}</td>
            <td data-l={say('endpoint.state')}>
              {endpoint.endedAt === null ? (
                <span>
                  <span class="tag ok">{say('endpoint.connected')}</span>
                  <ActForm
                    frame={frame}
                    address={`${addresses.endpoints}/end`}
                    field="endpoint"
                    value={endpoint.id}
                    named={{ button: `end-${endpoint.id}`, heading: `endpoint-${endpoint.id}` }}
                  >
                    {say('endpoint.end')}
                  </ActForm>
                </span>
              ) : (
                <span>
                  <span class="tag warn">{say('endpoint.ended')}</span>
                  <Day language={language} at={endpoint.endedAt} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ConnectingProps = { frame: Frame; form: Form; organisations: readonly OwnOrganisation[] }

function Connecting({ frame, form, organisations }: ConnectingProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const values = {
    ...form.values,
    temperature: form.values.temperature ?? '0',
    maxTokens: form.values.maxTokens ?? '512',
    parallel: form.values.parallel ?? '4',
  }
  const prefilled = { ...form, values }
  return (
    <form method="post" action={localised(language, addresses.endpoints)}>
      <CsrfField frame={frame} />
      <OrganisationField form={form} organisations={organisations} />
      <TextField form={prefilled} name="name" maxLength={200} />
      <TextField form={prefilled} name="url" hint="endpoint.url.hint" maxLength={500} direction="ltr" />
      <TextField form={prefilled} name="model" hint="endpoint.model.hint" maxLength={200} direction="ltr" />
      <PasswordField form={prefilled} name="key" hint="endpoint.key.hint" fills="new-password" optional />
      <details>
        <summary>{say('endpoint.settings')}</summary>
        <p class="hint">{say('endpoint.settings.what')}</p>
        <TextArea form={prefilled} name="system" hint="endpoint.system.hint" maxLength={20_000} optional />
        <TextField form={prefilled} name="temperature" hint="endpoint.temperature.hint" maxLength={5} direction="ltr" />
        <TextField form={prefilled} name="maxTokens" maxLength={6} direction="ltr" />
        <TextField form={prefilled} name="parallel" hint="endpoint.parallel.hint" maxLength={2} direction="ltr" />
      </details>
      <p class="mt4">
        <button type="submit" class="btn">
          {say('endpoint.connect.submit')}
        </button>
      </p>
    </form>
  )
}
