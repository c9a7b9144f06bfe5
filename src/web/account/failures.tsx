import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { Moment } from '../text.tsx'
import type { Failure } from './account.ts'
import { browserWords } from './browser-words.ts'

/** What others tried, or one mistyped. */
export function Failures({ language, failures }: { language: Language; failures: readonly Failure[] }): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="failures" class="mt6">
      <h2 id="failures">{say('account.failures')}</h2>
      <p class="measure">{say(failures.length === 0 ? 'account.failures.none' : 'account.failures.what')}</p>
      {failures.length > 0 && (
        <ul>
          {failures.map(({ at, part, browser }, i) => (
            <li key={`${at}${i}`}>
              <Moment language={language} at={at} /> · {browserWords(language, browser)} ·{' '}
              {say(`account.failure.${part}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
