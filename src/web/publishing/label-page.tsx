import { personalKinds, secrecies } from '../../kernel/label.ts'
import { words } from '../../words/sentence.ts'
import { type Filled, formOf, RadioField, SelectField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { renderPage } from '../page.tsx'
import { StatingPage, type StatingPageData } from './stating-page.tsx'

const labels = {
  secrecy: 'publish.secrecy',
  personal: 'publish.personal',
  sectors: 'publish.sectors',
  residency: 'publish.residency',
  announced: 'label.announced',
  reason: 'label.reason',
} as const

export type LabelPageData = StatingPageData & {
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
    <StatingPage
      frame={frame}
      data={data}
      form={form}
      title="label.title"
      why="publish.label-why"
      note={
        data.proposes && (
          <p class="inset">
            {say('label.prefilled')} {data.findingsHref && <a href={data.findingsHref}>{say('label.findings-link')}</a>}
          </p>
        )
      }
    >
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
    </StatingPage>,
  )
}
