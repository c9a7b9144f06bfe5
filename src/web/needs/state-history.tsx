import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { StateChange } from '../../modules/calls/index.ts'
import { words } from '../../words/sentence.ts'
import { Words } from '../records/words.tsx'
import { Day } from '../text.tsx'
import { StateTag } from './state-tag.tsx'

/** Every state that a problem had, oldest first, each with its day and the words that went with it. */
export function StateHistory({
  language,
  history,
}: {
  language: Language
  history: readonly StateChange[]
}): JSX.Element {
  const say = words(language)
  return (
    <table class="stack">
      <caption>{say('need.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('need.history.at')}</th>
          <th scope="col">{say('need.history.state')}</th>
          <th scope="col">{say('need.history.note')}</th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ state, at, note }, place) => (
          <tr key={place}>
            <th scope="row">
              <Day language={language} at={at} />
            </th>
            <td>
              <StateTag language={language} state={state} />
            </td>
            <td>{note && <Words language={language} text={note} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
