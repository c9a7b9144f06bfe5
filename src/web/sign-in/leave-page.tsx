import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Say } from '../text.tsx'

/**
 * Before somebody goes to the identity provider: where they go and what is asked for. A page, and not a redirect of the
 * form: the policy of our pages lets forms lead nowhere else.
 */
export function leavePage(
  frame: Frame,
  { provider, url }: { readonly provider: string; readonly url: string },
): string {
  const { language } = frame
  const say = words(language)
  const host = <bdi dir="ltr">{new URL(url).host}</bdi>
  return renderPage(
    <Page frame={frame} title={say('sign-in.leave.title', { provider })}>
      <p class="crumbs">
        <a href={localised(language, addresses.signIn)}>{say('page.sign-in')}</a>
      </p>
      <h1>
        <Say language={language} of="sign-in.leave.title" provider={provider} />
      </h1>
      <p class="measure">
        <Say language={language} of="sign-in.leave.what" host={host} />
      </p>
      <p>
        <a class="btn" href={url} rel="noreferrer">
          <Say language={language} of="sign-in.leave.go" host={host} />
        </a>
      </p>
    </Page>,
  )
}
