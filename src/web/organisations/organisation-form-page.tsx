import { type Language, languages } from '../../kernel/language.ts'
import { type OrganisationParticulars, organisationKinds } from '../../modules/identity/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  SelectField,
  TextField,
  TicksField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { regionChoices } from '../records/choices.ts'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'

const labels = {
  'names.ar': 'organisation.name.ar',
  'names.fr': 'organisation.name.fr',
  'names.en': 'organisation.name.en',
  names: 'organisation.names',
  kind: 'organisation.kind',
  region: 'organisation.region',
  parent: 'organisation.parent',
  verified: 'organisation.verification',
} as const

export type OrganisationFormData = {
  /** Null: a new one. */
  readonly organisation: OrganisationParticulars | null
  readonly regions: readonly Region[]
  /** Only an administrator says that an organisation is who it says. */
  readonly administers: boolean
}

/** What is said of an organisation, to be entered or changed. */
export function organisationFormPage(frame: Frame, data: OrganisationFormData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { organisation } = data
  const title = say(organisation ? 'organisation.change' : 'organisations.enter')
  const form = formOf(language, { ...filled, values: { ...valuesOf(organisation), ...filled.values } }, labels)
  const action = organisation ? addresses.organisationAct(organisation.id, 'edit') : addresses.organisation('new')
  return renderPage(
    <Page frame={frame} title={title} section="organisations" failed={filled.problem !== null}>
      <p class="crumbs">
        {organisation ? (
          <a href={localised(language, addresses.organisation(organisation.id))}>
            <Words language={language} text={organisation.names} />
          </a>
        ) : (
          <a href={localised(language, addresses.organisations)}>{say('organisations.title')}</a>
        )}
      </p>
      <h1>{title}</h1>
      <ErrorSummary form={form} />
      <form class="measure" method="post" action={localised(language, action)}>
        <CsrfField frame={frame} />
        <p class="hint">{say('organisation.names.hint')}</p>
        {languages.map((one) => (
          <TextField key={one} form={form} name={`names.${one}`} maxLength={200} lang={one} optional />
        ))}
        <SelectField form={form} name="kind" choices={kindChoices(language, organisation)} />
        <SelectField form={form} name="region" choices={regionOrNone(language, data.regions)} optional />
        <TextField form={form} name="parent" hint="organisation.parent.hint" maxLength={300} optional />
        {data.administers && (
          <TicksField
            form={form}
            name="verified"
            choices={[{ value: 'yes', text: say('organisation.verified'), what: say('organisation.verified.meaning') }]}
          />
        )}
        {!data.administers && organisation?.verified && <p class="inset">{say('organisation.change.unverifies')}</p>}
        <button type="submit" class="btn">
          {say(organisation ? 'organisation.change.submit' : 'organisations.enter.submit')}
        </button>
      </form>
    </Page>,
  )
}

function valuesOf(organisation: OrganisationParticulars | null): Form['values'] {
  if (!organisation) return {}
  const { names, kind, region, parent, verified } = organisation
  return {
    'names.ar': names.ar ?? '',
    'names.fr': names.fr ?? '',
    'names.en': names.en ?? '',
    kind: kind ?? '',
    region: region ?? '',
    parent: parent?.id ?? '',
    verified: verified ? 'yes' : '',
  }
}

function kindChoices(language: Language, organisation: OrganisationParticulars | null) {
  const say = words(language)
  const unsaid = organisation?.kind ? [] : [{ value: '', text: say('organisation.kind.choose') }]
  return [...unsaid, ...organisationKinds.map((kind) => ({ value: kind, text: say(`organisation.kind.${kind}`) }))]
}

function regionOrNone(language: Language, regions: readonly Region[]) {
  return [{ value: 'none', text: words(language)('organisation.region.none') }, ...regionChoices(language, regions)]
}
