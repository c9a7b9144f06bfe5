import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  formOf,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { StageList } from './stage-list.tsx'

/** Any licence that is not on the list: it brings its text (SPDX 3.0, annex B.10). */
const otherLicence = 'LicenseRef-other'

const labels = {
  titles: 'publish.titles',
  'titles.ar': 'publish.title-ar',
  'titles.fr': 'publish.title-fr',
  'titles.en': 'publish.title-en',
  slug: 'publish.slug',
  'descriptions.ar': 'publish.description-ar',
  'descriptions.fr': 'publish.description-fr',
  'descriptions.en': 'publish.description-en',
  publisher: 'data-set.publisher',
  sourceUrl: 'publish.source-url',
  provenance: 'data-set.provenance',
  licence: 'data-set.licence',
  licenceText: 'data-set.licence-text',
} as const

/**
 * First stage: what the data set is, whose, and under which licence. Posts to `/publish`, its fields named after the paths of
 * the operation's input.
 */
export function publishDetailsPage(
  frame: Frame,
  data: {
    readonly licences: readonly string[]
    /** The organisations that the officer answers for; `any` for one who enters data sets of any. */
    readonly publishers: 'any' | readonly { readonly value: string; readonly text: string }[]
  },
  filled: Filled = blank,
): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('page.publish')} section="data-sets" failed={filled.problem !== null}>
      <h1>{say('page.publish')}</h1>
      <StageList language={language} at="details" />
      <ErrorSummary form={form} />
      <form class="measure" method="post" action={localised(language, addresses.publish)}>
        <CsrfField frame={frame} />
        <h2>{say('publish.what')}</h2>
        <p class="hint" id="field-titles" tabIndex={-1}>
          {say('publish.titles-hint')}
        </p>
        <TextField form={form} name="titles.ar" maxLength={300} lang="ar" optional />
        <TextField form={form} name="titles.fr" maxLength={300} lang="fr" optional />
        <TextField form={form} name="titles.en" maxLength={300} lang="en" optional />
        <TextField form={form} name="slug" hint="publish.slug-hint" maxLength={80} direction="ltr" optional />
        <TextArea form={form} name="descriptions.ar" maxLength={2000} lang="ar" optional />
        <TextArea form={form} name="descriptions.fr" maxLength={2000} lang="fr" optional />
        <TextArea form={form} name="descriptions.en" maxLength={2000} lang="en" optional />
        <h2>{say('publish.whose')}</h2>
        {data.publishers === 'any' ? (
          <TextField form={form} name="publisher" hint="publish.publisher-hint" maxLength={200} />
        ) : (
          <SelectField form={form} name="publisher" hint="publish.publisher-own" choices={data.publishers} />
        )}
        <TextField form={form} name="sourceUrl" maxLength={2000} direction="ltr" optional />
        <RadioField
          form={form}
          name="provenance"
          choices={[
            { value: 'primary', text: say('provenance.primary') },
            { value: 'restated', text: say('provenance.restated') },
          ]}
        />
        <SelectField
          form={form}
          name="licence"
          choices={[
            { value: '', text: say('publish.choose') },
            ...data.licences.map((value) => ({ value, text: value })),
            { value: otherLicence, text: say('publish.licence-other') },
          ]}
        />
        <TextArea form={form} name="licenceText" hint="publish.licence-text-hint" maxLength={100_000} optional />
        <p class="mt5">
          <button type="submit" class="btn">
            {say('publish.continue')}
          </button>
        </p>
      </form>
    </Page>,
  )
}
