import type { JSX } from 'preact'
import { inLanguage, type Language, type Multilingual } from '../../kernel/language.ts'
import type { ListedKey } from '../../modules/identity/index.ts'
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
import { KeyTable } from './key-table.tsx'
import { type MadeSecret, ShownOnce } from './shown-once.tsx'

const labels = {
  purpose: 'keys.purpose',
  organisation: 'keys.organisation',
  roles: 'keys.roles',
  days: 'keys.days',
  boundPermit: 'keys.permit',
  boundSystem: 'keys.system',
} as const

/** For how many days a key may be asked for on the page; the operation takes any number up to a year. */
const offeredDays = [30, 90, 180, 365] as const

export type KeysPageData = {
  readonly keys: readonly ListedKey[]
  readonly nextHref: string | null
  /** Where the reader may let a key have roles, beside everywhere. */
  readonly organisations: readonly { readonly id: string; readonly names: Multilingual }[]
  /** The key that was just issued. */
  readonly made: MadeSecret | null
}

/** The keys of one's programs. */
export function keysPage(frame: Frame, data: KeysPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('keys.title')} failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.account)}>{say('account.title')}</a>
      </p>
      <ErrorSummary form={form} />
      {data.made && <ShownOnce language={language} made={data.made} title="keys.issued" until="secret.key-until" />}
      <h1>{say('keys.title')}</h1>
      <p class="measure">{say('keys.what')}</p>
      <KeyTable frame={frame} keys={data.keys} revocation={addresses.accountAct('key-revocation')} />
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('keys.next')}
          </a>
        </p>
      )}
      <IssueForm frame={frame} form={form} organisations={data.organisations} />
    </Page>,
  )
}

type IssueProps = { frame: Frame; form: Form; organisations: KeysPageData['organisations'] }

function IssueForm({ frame, form, organisations }: IssueProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const where = [
    ...organisations.map(({ id, names }) => ({ value: id, text: inLanguage(names, language).text })),
    { value: 'everywhere', text: say('keys.everywhere') },
  ]
  return (
    <section aria-labelledby="issue" class="mt7 measure">
      <h2 id="issue">{say('keys.issue')}</h2>
      <form method="post" action={localised(language, addresses.accountAct('keys'))}>
        <CsrfField frame={frame} />
        <TextField form={form} name="purpose" hint="keys.purpose.hint" maxLength={200} />
        <SelectField form={form} name="organisation" hint="keys.organisation.hint" choices={where} />
        <TicksField form={form} name="roles" hint="keys.roles.hint" choices={roleChoices(language)} />
        <SelectField
          form={{ ...form, values: { days: '90', ...form.values } }}
          name="days"
          choices={offeredDays.map((days) => ({ value: String(days), text: say('keys.days-count', { days }) }))}
        />
        <TextField form={form} name="boundPermit" hint="keys.permit.hint" maxLength={40} direction="ltr" optional />
        <TextField form={form} name="boundSystem" hint="keys.system.hint" maxLength={60} direction="ltr" optional />
        <button type="submit" class="btn">
          {say('keys.issue.submit')}
        </button>
      </form>
    </section>
  )
}

function roleChoices(language: Language) {
  const say = words(language)
  return [{ value: 'data-officer', text: say('role.data-officer'), what: say('keys.role.data-officer') }]
}
