import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { PermitRequest } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { SecrecyTag } from '../data-sets/label.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Titles } from './permit-lists.tsx'
import { Awaited } from './state-tags.tsx'

export type InboxPageData = {
  readonly requests: readonly PermitRequest[]
  readonly nextHref: string | null
}

/** Requests that wait for whoever answers for the data. */
export function inboxPage(frame: Frame, data: InboxPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('inbox.title')} section="inbox">
      <h1>{say('inbox.title')}</h1>
      <p class="measure">{say('inbox.what')}</p>
      <InboxList language={language} requests={data.requests} />
      {data.nextHref && (
        <p class="mt4">
          <a href={data.nextHref} rel="next">
            {say('inbox.more')}
          </a>
        </p>
      )}
    </Page>,
  )
}

/** Each request with who asks, for which data, and by when an answer is due. */
export function InboxList({
  language,
  requests,
}: {
  language: Language
  requests: readonly PermitRequest[]
}): JSX.Element {
  const say = words(language)
  if (requests.length === 0) return <p class="inset">{say('inbox.empty')}</p>
  return (
    <ul class="plain-list changes">
      {requests.map((request) => (
        <li key={request.id}>
          <a href={localised(language, addresses.permitRequest(request.id))}>
            <Titles language={language} dataSets={request.dataSets} />
          </a>{' '}
          {request.dataSets[0] && <SecrecyTag language={language} label={request.dataSets[0].label} />}
          <p>
            <Words language={language} text={request.project.name} />{' '}
            <span class="tag info">{say(`project.kind.${request.project.kind}`)}</span>
            {request.purpose !== null && say(`purpose.${request.purpose}`)}
          </p>
          <Awaited language={language} request={request} />
          {request.own && <p class="weak">{say('inbox.another-person')}</p>}
        </li>
      ))}
    </ul>
  )
}
