import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

/** The recovery codes, once. `confirmed`: the one-time codes were turned on with them. */
export function recoveryCodesPage(
  frame: Frame,
  { codes, confirmed }: { readonly codes: readonly string[]; readonly confirmed: boolean },
): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('recovery.title')}>
      <p class="crumbs">
        <a href={localised(language, addresses.account)}>{say('account.title')}</a>
      </p>
      <h1>{say('recovery.title')}</h1>
      {confirmed && (
        <p class="inset" role="status">
          {say('recovery.on')}
        </p>
      )}
      <p class="measure">{say('recovery.what')}</p>
      <ul class="links">
        {codes.map((code) => (
          <li key={code}>
            <Code>{code}</Code>
          </li>
        ))}
      </ul>
      <p class="mt5">
        <a class="btn" href={localised(language, addresses.account)}>
          {say('recovery.back')}
        </a>
      </p>
    </Page>,
  )
}
