import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, ErrorSummary, type Filled, formOf, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import type { ActingPermit } from '../permits/acting-permit.tsx'
import type { AskedSystem } from './asked-system.tsx'

/** The longest question, in characters: the operation's own limit. */
export const questionMaxLength = 2000

/** Asks, and keeps what was typed when the question does not hold. */
export function QuestionForm({
  frame,
  filled,
  main,
  permit,
  system,
}: {
  frame: Frame
  filled: Filled
  main: boolean
  permit: ActingPermit | null
  /** The registered system that is asked; null: a search of what the asker may read. */
  system: Pick<AskedSystem, 'slug' | 'stage'> | null
}): JSX.Element {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { question: 'ask.question' })
  return (
    <form
      method="post"
      action={localised(language, addresses.ask)}
      data-island="streaming-answer"
      data-working={say('ask.working')}
      data-complete={say('ask.complete')}
    >
      {main && <ErrorSummary form={form} />}
      <CsrfField frame={frame} />
      {permit && <input type="hidden" name="permit" value={permit.id} />}
      {system && <input type="hidden" name="system" value={system.slug} />}
      {system && <input type="hidden" name="stage" value={system.stage} />}
      <TextArea form={form} name="question" hint="ask.hint" maxLength={questionMaxLength} />
      <p class="mt4">
        <button type="submit" class={main ? 'btn' : 'btn sec'}>
          {say('ask.submit')}
        </button>
      </p>
      <p role="status" data-status></p>
    </form>
  )
}
