import { type SentenceKey, words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code } from '../text.tsx'

export type SentPageData = {
  readonly title: SentenceKey
  readonly number: { readonly label: SentenceKey; readonly id: string }
  /** What happens now. */
  readonly next: SentenceKey
  /** The whole address that shows what became of it: the only way back to it. */
  readonly address: string
}

/** That something has arrived, with the address that is shown this once. */
export function sentPage(frame: Frame, { title, number, next, address }: SentPageData): string {
  const say = words(frame.language)
  return renderPage(
    <Page frame={frame} title={say(title)}>
      <h1>{say(title)}</h1>
      <p>
        {say(number.label)} <Code>{number.id}</Code>
      </p>
      <p class="measure">{say(next)}</p>
      <section aria-labelledby="address" class="mt6">
        <h2 id="address">{say('sent.address')}</h2>
        <p class="measure">
          <strong>{say('sent.once')}</strong>
        </p>
        <div class="receipt" data-island="copy-id" data-copy={say('sent.copy')} data-copied={say('sent.copied')}>
          <p>
            <Code>{address}</Code>
          </p>
          <p>
            <a href={address}>{say('sent.open')}</a>
          </p>
        </div>
        <h3>{say('sent.keep')}</h3>
        <ul class="measure">
          <li>{say('sent.keep.copy')}</li>
          <li>{say('sent.keep.secret')}</li>
          <li>{say('sent.keep.account')}</li>
        </ul>
      </section>
    </Page>,
  )
}
