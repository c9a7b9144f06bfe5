import { purposes } from '../../kernel/purpose.ts'
import { words } from '../../words/sentence.ts'
import { type Filled, formOf, RadioField, TextField, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { renderPage } from '../page.tsx'
import { StatingPage, type StatingPageData } from './stating-page.tsx'

const labels = {
  kind: 'protection.kind',
  number: 'protection.number',
  until: 'protection.until',
  purposes: 'protection.purposes',
} as const

/** Of personal data: under which reference they are processed, and what they were collected for. */
export function protectionPage(frame: Frame, data: StatingPageData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <StatingPage frame={frame} data={data} form={form} title="protection.title" why="protection.what">
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
    </StatingPage>,
  )
}
