import type { VNode } from 'preact'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'

/** On one's account: what acts for one, and what one consented to, each on a page of its own. */
export function whatYouAllow({ language }: Frame): VNode {
  const say = words(language)
  return (
    <section aria-labelledby="others" class="mt6">
      <h2 id="others">{say('account.others')}</h2>
      <ul class="links">
        <li>
          <a href={localised(language, addresses.accountAct('keys'))}>{say('keys.title')}</a>
          <p>{say('account.others.keys')}</p>
        </li>
        <li>
          <a href={localised(language, addresses.accountAct('consents'))}>{say('consents.title')}</a>
          <p>{say('account.others.consents')}</p>
        </li>
      </ul>
    </section>
  )
}
