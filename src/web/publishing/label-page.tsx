import { personalKinds, secrecies } from '../../kernel/label.ts'
import { words } from '../../words/sentence.ts'
import {
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
import { type Impact, ImpactBlock } from '../rules/impact-block.tsx'
import { StageList } from './stage-list.tsx'

const labels = {
  secrecy: 'publish.secrecy',
  personal: 'publish.personal',
  sectors: 'publish.sectors',
  residency: 'publish.residency',
  announced: 'label.announced',
  reason: 'label.reason',
} as const

export type LabelPageData = {
  readonly title: string
  readonly action: string
  /** What the choice would stop, for somebody who asked before saving it. */
  readonly impact?: Impact
  /** The version on whose way to publication this stands; nothing when somebody changes a label by itself. */
  readonly version: string | null
  readonly findingsHref: string | null
  /** The files propose more than nothing: whoever chooses less says why. */
  readonly proposes: boolean
  /** Places where the label may already say that the data are processed. */
  readonly residencies: readonly { readonly value: string; readonly text: string }[]
}

/** Fourth stage: how sensitive it is, where it may go, and whether everybody may know of it. */
export function labelPage(frame: Frame, data: LabelPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('label.title')} section="data-sets" failed={filled.problem !== null}>
      <h1>{say('label.title')}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      {data.version !== null && <StageList language={language} at="label" />}
      <ErrorSummary form={form} />
      <p class="measure">{say('publish.label-why')}</p>
      {data.proposes && (
        <p class="inset">
          {say('label.prefilled')} {data.findingsHref && <a href={data.findingsHref}>{say('label.findings-link')}</a>}
        </p>
      )}
      <form class="measure" method="post" action={data.action}>
        <CsrfField frame={frame} />
        {data.version !== null && <input type="hidden" name="version" value={data.version} />}
        <RadioField
          form={form}
          name="secrecy"
          open
          choices={secrecies.map((value) => ({ value, text: say(`label.secrecy.${value}`) }))}
        />
        <RadioField
          form={form}
          name="personal"
          open
          choices={personalKinds.map((value) => ({ value, text: say(`label.personal.${value}`) }))}
        />
        {data.proposes && <TextArea form={form} name="reason" hint="label.reason.hint" maxLength={2000} optional />}
        <TextField form={form} name="sectors" hint="publish.sectors-hint" maxLength={400} direction="ltr" optional />
        <SelectField form={form} name="residency" choices={data.residencies} />
        <RadioField
          form={form}
          name="announced"
          hint="label.announced.hint"
          choices={[
            { value: 'no', text: say('label.announced.no') },
            { value: 'yes', text: say('label.announced.yes') },
          ]}
        />
        {data.impact && <ImpactBlock language={language} impact={data.impact} level="h2" />}
        <p class="mt5">
          <button type="submit" class="btn">
            {say('label.save')}
          </button>{' '}
          <button type="submit" class="btn sec" name="preview" value="yes">
            {say('impact.preview')}
          </button>
        </p>
      </form>
    </Page>,
  )
}
