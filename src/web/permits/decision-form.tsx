import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { maxWordsLength, type PermitRequest, personalTreatments } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, type Filled, type Form, formOf, RadioField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'

const labels = {
  decision: 'inbox.decision',
  days: 'inbox.days',
  personal: 'inbox.personal',
  reason: 'inbox.reason',
} as const

export function decisionForm(language: Language, filled: Filled): Form {
  return formOf(language, filled, labels)
}

/** Granting or refusing, for whoever answers for the data; a reason either way. */
export function DecisionForm({
  frame,
  form,
  request,
}: {
  frame: Frame
  form: Form
  request: PermitRequest
}): JSX.Element {
  const { language } = frame
  const say = words(language)
  const days = form.values.days ?? (request.days === null ? '' : String(request.days))
  const shown: Form = { ...form, values: { ...form.values, days } }
  return (
    <section aria-labelledby="decide" class="mt7 measure">
      <h2 id="decide">{say('inbox.decide')}</h2>
      <form method="post" action={localised(language, addresses.permitRequestStep(request.id, 'decision'))}>
        <CsrfField frame={frame} />
        <RadioField
          form={shown}
          name="decision"
          open
          choices={(['grant', 'refuse'] as const).map((decision) => ({
            value: decision,
            text: say(`inbox.decision.${decision}`),
            what: say(`inbox.decision.${decision}.meaning`),
          }))}
        />
        <TextField form={shown} name="days" hint="inbox.days.hint" maxLength={5} direction="ltr" optional />
        <RadioField
          form={shown}
          name="personal"
          hint="inbox.personal.hint"
          choices={personalTreatments.map((treatment) => ({
            value: treatment,
            text: say(`permit.personal.${treatment}`),
            what: say(`permit.personal.${treatment}.meaning`),
          }))}
        />
        <TextArea form={shown} name="reason" hint="inbox.reason.hint" maxLength={maxWordsLength} />
        <button type="submit" class="btn">
          {say('inbox.submit')}
        </button>
      </form>
    </section>
  )
}
