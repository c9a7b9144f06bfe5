import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { maxWordsLength, type ProblemState, type PublicProblem } from '../../modules/calls/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, type Filled, type Form, formOf, RadioField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'

/** What the reader may do with a problem in its state, as the rules say. */
export type NeedActs = {
  readonly admit: boolean
  readonly decline: boolean
  /** In the name of their own organisation, or of any. */
  readonly takeUp: 'own' | 'any' | null
  readonly next: readonly ProblemState[]
}

const labels = {
  reason: 'need.act.reason',
  organisation: 'need.act.organisation',
  state: 'need.act.next-state',
  note: 'need.act.note',
} as const

export function officerForm(language: Language, filled: Filled): Form {
  return formOf(language, filled, labels)
}

type FormsProps = { frame: Frame; form: Form; problem: Pick<PublicProblem, 'id'>; acts: NeedActs }

/** Admitting, declining, taking up, saying how far it is: a form each, of which a page shows those that are possible now. */
export function OfficerForms({ frame, form, problem, acts }: FormsProps): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  const isNothing = !acts.admit && !acts.decline && acts.takeUp === null && acts.next.length === 0
  if (isNothing) return null
  const act = (name: string) => localised(language, addresses.needAct(problem.id, name))
  return (
    <section aria-labelledby="acts" class="mt7 measure">
      <h2 id="acts">{say('need.act.title')}</h2>
      {acts.admit && (
        <Act frame={frame} action={act('admission')} submit="need.act.admit">
          <p class="hint">{say('need.act.admit.meaning')}</p>
        </Act>
      )}
      {acts.decline && (
        <Act frame={frame} action={act('refusal')} submit="need.act.decline" quiet>
          <TextArea form={form} name="reason" hint="need.act.reason.hint" maxLength={maxWordsLength} />
        </Act>
      )}
      {acts.takeUp && (
        <Act frame={frame} action={act('taking-up')} submit="need.act.take-up">
          {acts.takeUp === 'any' ? (
            <TextField form={form} name="organisation" hint="need.act.organisation.hint" maxLength={300} />
          ) : (
            <p class="hint">{say('need.act.take-up.own')}</p>
          )}
        </Act>
      )}
      {acts.next.length > 0 && (
        <Act frame={frame} action={act('state')} submit="need.act.set-state">
          <RadioField
            form={form}
            name="state"
            open
            choices={acts.next.map((state) => ({ value: state, text: say(`need.state.${state}`) }))}
          />
          <TextArea form={form} name="note" hint="need.act.note.hint" maxLength={maxWordsLength} optional />
        </Act>
      )}
    </section>
  )
}

type ActProps = {
  frame: Frame
  action: string
  submit: SentenceKey
  quiet?: boolean
  children: ComponentChildren
}

function Act({ frame, action, submit, quiet, children }: ActProps): JSX.Element {
  return (
    <form class="mt5" method="post" action={action}>
      <CsrfField frame={frame} />
      {children}
      <button type="submit" class={quiet ? 'btn sec' : 'btn'}>
        {words(frame.language)(submit)}
      </button>
    </form>
  )
}
