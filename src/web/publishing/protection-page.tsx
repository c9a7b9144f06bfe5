import { purposes } from '../../kernel/purpose.ts'
import { words } from '../../words/sentence.ts'
import { CsrfField, ErrorSummary, type Filled, formOf, RadioField, TextField, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { type Impact, ImpactBlock } from '../rules/impact-block.tsx'
import { StageList } from './stage-list.tsx'

const labels = {
  kind: 'protection.kind',
  number: 'protection.number',
  until: 'protection.until',
  purposes: 'protection.purposes',
} as const

export type ProtectionPageData = {
  readonly title: string
  readonly action: string
  /** What the choice would stop, for somebody who asked before saving it. */
  readonly impact?: Impact
  /** The version on whose way to publication this stands; nothing when somebody changes it by itself. */
  readonly version: string | null
}

/** Of personal data: under which reference they are processed, and what they were collected for. */
export function protectionPage(frame: Frame, data: ProtectionPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('protection.title')} section="data-sets" failed={filled.problem !== null}>
      <h1>{say('protection.title')}</h1>
      <p class="lead">
        <bdi>{data.title}</bdi>
      </p>
      {data.version !== null && <StageList language={language} at="label" />}
      <ErrorSummary form={form} />
      <p class="measure">{say('protection.what')}</p>
      <form class="measure" method="post" action={data.action}>
        <CsrfField frame={frame} />
        {data.version !== null && <input type="hidden" name="version" value={data.version} />}
        <RadioField
          form={form}
          name="kind"
          choices={[
            { value: 'none', text: say('protection.kind.none') },
            { value: 'declaration', text: say('protection.kind.declaration') },
            {
              value: 'authorisation',
              text: say('protection.kind.authorisation'),
              what: say('protection.kind.authorisation.what'),
            },
          ]}
        />
        <TextField form={form} name="number" hint="protection.number.hint" maxLength={80} direction="ltr" optional />
        <TextField form={form} name="until" hint="protection.until.hint" maxLength={10} direction="ltr" optional />
        <TicksField
          form={form}
          name="purposes"
          hint="protection.purposes.hint"
          choices={purposes.map((value) => ({ value, text: say(`purpose.${value}`) }))}
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
