import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { purposes } from '../../kernel/purpose.ts'
import type { Consent } from '../../modules/identity/index.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, formOf, SelectField, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { sectorChoices } from '../records/choices.ts'
import { termWords } from '../records/field-words.ts'
import { Words } from '../records/words.tsx'
import { Code, Day, List, Unfilled } from '../text.tsx'

const labels = {
  to: 'consents.to',
  organisation: 'consents.organisation',
  dataSet: 'consents.data-set',
  sectors: 'consents.sectors',
  first: 'consents.first-sector',
  second: 'consents.second-sector',
  purpose: 'consents.purpose',
  days: 'consents.days',
} as const

/** To whom or what a consent may be given: a form each. */
export const consentKinds = ['organisation', 'data-set', 'sectors'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** For how many days a consent may be given on the page. */
const offeredDays = [30, 180, 365, 730] as const

export type ConsentsPageData = {
  readonly consents: readonly Consent[]
  readonly nextHref: string | null
  /** The form that is being filled in. */
  readonly kind: ConsentKind | null
}

/** What one has consented to, withdrawing it, and giving another. */
export function consentsPage(frame: Frame, data: ConsentsPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('consents.title')} failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.account)}>{say('account.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('consents.title')}</h1>
      <p class="measure">{say('consents.what')}</p>
      {data.consents.length === 0 ? (
        <p class="inset">{say('consents.none')}</p>
      ) : (
        <ConsentTable frame={frame} consents={data.consents} />
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('consents.next')}
          </a>
        </p>
      )}
      <section aria-labelledby="give" class="mt7 measure">
        <h2 id="give">{say('consents.give')}</h2>
        <p>{say('consents.give.what')}</p>
        {data.kind === null ? (
          <ul class="links">
            {consentKinds.map((kind) => (
              <li key={kind}>
                <a href={`${localised(language, addresses.accountAct('consents'))}?to=${kind}#give`}>
                  {say(`consents.to.${kind}`)}
                </a>
                <p>{say(`consents.to.${kind}.what`)}</p>
              </li>
            ))}
          </ul>
        ) : (
          <GiveForm frame={frame} form={form} kind={data.kind} />
        )}
      </section>
    </Page>,
  )
}

function GiveForm({ frame, form, kind }: { frame: Frame; form: Form; kind: ConsentKind }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const choose = { value: '', text: say('consents.choose') }
  const sectors = [choose, ...sectorChoices(language)]
  return (
    <form method="post" action={localised(language, addresses.accountAct('consents'))}>
      <CsrfField frame={frame} />
      <input type="hidden" name="to" value={kind} />
      {kind === 'organisation' && (
        <TextField form={form} name="organisation" hint="consents.organisation.hint" maxLength={300} />
      )}
      {kind === 'data-set' && (
        <TextField form={form} name="dataSet" hint="consents.data-set.hint" maxLength={40} direction="ltr" />
      )}
      {kind === 'sectors' && (
        <>
          <SelectField form={form} name="first" choices={sectors} />
          <SelectField form={form} name="second" choices={sectors} />
        </>
      )}
      <SelectField
        form={form}
        name="purpose"
        choices={[choose, ...purposes.map((one) => ({ value: one, text: say(`purpose.${one}`) }))]}
      />
      <SelectField
        form={form}
        name="days"
        choices={offeredDays.map((days) => ({ value: String(days), text: say('keys.days-count', { days }) }))}
      />
      <button type="submit" class="btn">
        {say('consents.give.submit')}
      </button>
    </form>
  )
}

const stateTags = { 'in-force': 'ok', withdrawn: 'warn', over: 'warn' } as const

function ConsentTable({ frame, consents }: { frame: Frame; consents: readonly Consent[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('consents.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('consents.to')}</th>
          <th scope="col">{say('consents.purpose')}</th>
          <th scope="col">{say('consents.until')}</th>
          <th scope="col">{say('organisation.invitation.state')}</th>
          <th scope="col">
            <span class="vh">{say('person.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {consents.map((consent) => (
          <tr key={consent.id}>
            <th scope="row" id={`consent-${consent.id}`}>
              <To language={language} consent={consent} /> <Code>{consent.id}</Code>
            </th>
            <td data-l={say('consents.purpose')}>{consent.purpose && say(`purpose.${consent.purpose}`)}</td>
            <td data-l={say('consents.until')}>
              <Day language={language} at={consent.until} />
            </td>
            <td data-l={say('organisation.invitation.state')}>
              <span class={`tag ${stateTags[consent.state]}`}>{say(`consents.state.${consent.state}`)}</span>
            </td>
            <td>
              {consent.state === 'in-force' && (
                <ActForm
                  frame={frame}
                  address={addresses.accountAct('consent-withdrawal')}
                  field="consent"
                  value={consent.id}
                  named={{ button: `withdraw-${consent.id}`, heading: `consent-${consent.id}` }}
                >
                  {say('consents.withdraw')}
                </ActForm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function To({ language, consent }: { language: Language; consent: Consent }): JSX.Element {
  const { organisation, dataSet, sectors: pair } = consent
  if (organisation) return <Words language={language} text={organisation.names} />
  if (dataSet) {
    return (
      <a href={localised(language, addresses.dataSet(dataSet))}>
        {words(language)('consents.data-set')} <Code>{dataSet}</Code>
      </a>
    )
  }
  if (pair) return <List language={language} items={pair.map((one) => termWords(language, 'sector', one))} />
  return <Unfilled>{words(language)('state.unfilled')}</Unfilled>
}

/** Whether a text of a query or a form names a form of this page. */
export function isConsentKind(text: string | null | undefined): text is ConsentKind {
  return consentKinds.some((kind) => kind === text)
}
