import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'
import { QrCode } from './qr-code.tsx'

/** The secret for an authenticator program, as a picture and as text, and the field for its first code. */
export function codesPage(
  frame: Frame,
  { secret, uri }: { readonly secret: string; readonly uri: string },
  filled: Filled = blank,
): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { code: 'codes.code' })
  return renderPage(
    <Page frame={frame} title={say('codes.title')} failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.account)}>{say('account.title')}</a>
      </p>
      <h1>{say('codes.title')}</h1>
      <ErrorSummary form={form} />
      <p class="measure">{say('codes.scan')}</p>
      <p>
        <QrCode text={uri} label={say('codes.picture')} />
      </p>
      <p>
        {say('codes.secret')}: <Code>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
      </p>
      <form class="measure" method="post" action={localised(language, addresses.accountAct('codes-confirmation'))}>
        <CsrfField frame={frame} />
        <TextField form={form} name="code" maxLength={20} direction="ltr" fills="one-time-code" />
        <p class="hint">{say('codes.not-yet')}</p>
        <button type="submit" class="btn">
          {say('codes.confirm')}
        </button>
      </form>
    </Page>,
  )
}
