import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, formOf, PasswordField, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { type RefusingRule, RefusingRules } from '../problems/refusing-rules.tsx'
import { PasskeyForm } from './passkey-form.tsx'

/** Ways to sign in that not every installation has. */
export type SignInWays = {
  readonly passkeys: boolean
  /** What people call the identity provider. */
  readonly provider: string | null
}

export type SignInPageData = {
  /** Of a one-time link that led here. */
  readonly token: string | null
  /** The rules that refused somebody who has not signed in. */
  readonly rules: readonly RefusingRule[]
  readonly ways: SignInWays
  /** Where to go afterwards: `nextAddress`. */
  readonly next: string | undefined
}

/**
 * Every way to sign in here. Opening a one-time link consumes nothing: programs that scan mail open links too. The button
 * posts the token, and that consumes it.
 */
export function signInPage(frame: Frame, data: SignInPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { login: 'sign-in.login', password: 'sign-in.password', code: 'sign-in.code' })
  return renderPage(
    <Page frame={frame} title={say('page.sign-in')} failed={filled.problem !== null}>
      <h1>{say('page.sign-in')}</h1>
      <ErrorSummary form={form} />
      <RefusingRules frame={frame} rules={data.rules} />
      {data.token === null ? <Ways frame={frame} data={data} form={form} /> : <Link frame={frame} token={data.token} />}
      <p class="hint mt5">{say('sign-in.cookie')}</p>
    </Page>,
  )
}

function Link({ frame, token }: { frame: Frame; token: string }): JSX.Element {
  const say = words(frame.language)
  return (
    <form class="measure" method="post" action={localised(frame.language, addresses.signIn)}>
      <CsrfField frame={frame} />
      <input type="hidden" name="token" value={token} />
      <p>{say('sign-in.once')}</p>
      <button type="submit" class="btn">
        {say('sign-in.submit')}
      </button>
    </form>
  )
}

type WaysProps = { frame: Frame; data: SignInPageData; form: Form }

function Ways({ frame, data, form }: WaysProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <>
      <section aria-labelledby="by-password">
        <h2 id="by-password">{say('sign-in.password.title')}</h2>
        <form class="measure" method="post" action={localised(language, addresses.signInWith('password'))}>
          <Hidden frame={frame} data={data} />
          <TextField form={form} name="login" maxLength={200} fills="username" />
          <PasswordField form={form} name="password" fills="current-password" />
          <TextField
            form={form}
            name="code"
            maxLength={40}
            direction="ltr"
            fills="one-time-code"
            hint="sign-in.code.hint"
            optional
          />
          <button type="submit" class="btn">
            {say('sign-in.password.submit')}
          </button>
        </form>
      </section>
      <section aria-labelledby="by-passkey" class="mt6">
        <h2 id="by-passkey">{say('sign-in.passkey.title')}</h2>
        <Passkey frame={frame} data={data} />
      </section>
      {data.ways.provider !== null && (
        <section aria-labelledby="by-provider" class="mt6">
          <h2 id="by-provider">{say('sign-in.oidc.title')}</h2>
          <form class="measure" method="post" action={localised(language, addresses.signInWith('oidc'))}>
            <Hidden frame={frame} data={data} />
            <p>{say('sign-in.oidc.what')}</p>
            <button type="submit" class="btn sec">
              {say('sign-in.oidc.submit', { provider: data.ways.provider })}
            </button>
          </form>
        </section>
      )}
      <section aria-labelledby="by-link" class="mt6">
        <h2 id="by-link">{say('sign-in.link.title')}</h2>
        <p class="measure">{say('sign-in.how')}</p>
      </section>
    </>
  )
}

function Passkey({ frame, data }: Omit<WaysProps, 'form'>): JSX.Element {
  const { language } = frame
  const say = words(language)
  if (!data.ways.passkeys) return <p class="measure">{say('sign-in.passkey.unavailable')}</p>
  return (
    <PasskeyForm
      language={language}
      act="sign-in"
      action={localised(language, addresses.signInWith('passkey'))}
      submit="sign-in.passkey.submit"
      failed="sign-in.passkey.failed"
    >
      <Hidden frame={frame} data={data} />
      <p>{say('sign-in.passkey.what')}</p>
    </PasskeyForm>
  )
}

function Hidden({ frame, data: { next } }: Omit<WaysProps, 'form'>): JSX.Element {
  return (
    <>
      <CsrfField frame={frame} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
    </>
  )
}
