import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { blank, ErrorSummary, type Filled, formOf } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { AccountPageData } from './account.ts'
import { Failures } from './failures.tsx'
import { Sessions } from './sessions.tsx'
import { WaysIn } from './ways-in.tsx'

/** One's own account: how one signs in, where one is signed in, what failed, and what others keep here. */
export function accountPage(frame: Frame, data: AccountPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, {
    login: 'sign-in.login',
    current: 'account.password.current',
    password: 'account.password.new',
    name: 'account.passkey.name',
  })
  return renderPage(
    <Page frame={frame} title={say('account.title')} failed={filled.problem !== null}>
      <h1>{say('account.title')}</h1>
      <ErrorSummary form={form} />
      <Done frame={frame} data={data} />
      <p class="lead measure">{say('account.lead')}</p>
      <WaysIn frame={frame} data={data} form={form} />
      <Sessions frame={frame} sessions={data.sessions} />
      <Failures language={language} failures={data.failures} />
      {data.further}
    </Page>,
  )
}

function Done({ frame, data: { done } }: { frame: Frame; data: AccountPageData }): JSX.Element | null {
  if (done === null) return null
  return (
    <p class="inset" role="status">
      {words(frame.language)(`account.done.${done}`)}
    </p>
  )
}
