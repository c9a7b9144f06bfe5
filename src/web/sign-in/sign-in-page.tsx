import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { type RefusingRule, RefusingRules } from '../problems/refusing-rules.tsx'

/**
 * Where a one-time link leads. Opening it consumes nothing: programs that scan mail open links too. The button posts the
 * token, and that consumes it. Without a token the page says how to get a link.
 */
export function signInPage(
  frame: Frame,
  data: {
    readonly token: string | null
    /** The rules that refused somebody who has not signed in. */
    readonly rules: readonly RefusingRule[]
  },
  filled: Filled = blank,
): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('page.sign-in')} failed={filled.problem !== null}>
      <h1>{say('page.sign-in')}</h1>
      <ErrorSummary form={formOf(language, filled, {})} />
      <RefusingRules frame={frame} rules={data.rules} />
      {data.token === null ? (
        <p class="measure">{say('sign-in.how')}</p>
      ) : (
        <form class="measure" method="post" action={localised(language, addresses.signIn)}>
          <CsrfField frame={frame} />
          <input type="hidden" name="token" value={data.token} />
          <p>{say('sign-in.once')}</p>
          <button type="submit" class="btn">
            {say('sign-in.submit')}
          </button>
        </form>
      )}
      <p class="hint mt5">{say('sign-in.cookie')}</p>
    </Page>,
  )
}
