import type { Problem } from '../../kernel/problem.ts'
import { problemWords, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'
import { type RefusingRule, RefusingRules } from './refusing-rules.tsx'

/** The page in the place of the one that could not be made: a refusal with its advice, or a fault of ours with a reference. */
export function errorPage(
  frame: Frame,
  data:
    | { readonly problem: Problem; readonly rules: readonly RefusingRule[] }
    | { readonly problem: null; readonly reference: string },
): string {
  const { language } = frame
  const say = words(language)
  const said = data.problem
    ? problemWords(language, data.problem)
    : { title: say('error.unexpected'), advice: say('error.unexpected.advice') }
  return renderPage(
    <Page frame={frame} title={said.title} failed>
      <h1>{said.title}</h1>
      <p class="lead measure">{said.advice}</p>
      {data.problem && <RefusingRules frame={frame} rules={data.rules} />}
      {data.problem ? (
        <p class="hint">
          {say('problem.code')}{' '}
          <a href={localised(language, addresses.problem(data.problem.code))}>
            <Code>{data.problem.code}</Code>
          </a>
        </p>
      ) : (
        <p class="hint">
          {say('error.reference')} <Code>{data.reference}</Code>
        </p>
      )}
      <ul class="also mt5">
        <li>
          <a href={localised(language, addresses.home)}>{say('home.title')}</a>
        </li>
        <li>
          <Contact frame={frame} />
        </li>
      </ul>
    </Page>,
  )
}
