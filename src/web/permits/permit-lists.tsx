import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Permit, PermitRequest } from '../../modules/permits/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from '../records/words.tsx'
import { Awaited, PermitEnd, PermitStateTag, RequestStateTag } from './state-tags.tsx'

type PermitListProps = {
  language: Language
  permits: readonly Permit[]
  now: Date
  /** What stands there when there is none. */
  none: SentenceKey
}

/** Permits, each with what it lets read, its state and its end. */
export function PermitList({ language, permits, now, none }: PermitListProps): JSX.Element {
  const say = words(language)
  if (permits.length === 0) return <p class="inset">{say(none)}</p>
  return (
    <table class="stack">
      <caption class="vh">{say('workspace.permits')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('permit.data')}</th>
          <th scope="col">{say('permit.project')}</th>
          <th scope="col">{say('permit.purpose')}</th>
          <th scope="col">{say('permit.state')}</th>
          <th scope="col">{say('permit.end')}</th>
        </tr>
      </thead>
      <tbody>
        {permits.map((permit) => (
          <tr key={permit.id}>
            <th scope="row">
              <a href={localised(language, addresses.permit(permit.id))}>
                <Titles language={language} dataSets={permit.dataSets} />
              </a>
            </th>
            <td data-l={say('permit.project')}>
              <Words language={language} text={permit.project.name} />
            </td>
            <td data-l={say('permit.purpose')}>{say(`purpose.${permit.purpose}`)}</td>
            <td data-l={say('permit.state')}>
              <PermitStateTag language={language} state={permit.state} />
            </td>
            <td data-l={say('permit.end')}>
              <span>
                <PermitEnd language={language} permit={permit} now={now} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Requests of one's own, each with what it waits for and until when. */
export function RequestList({
  language,
  requests,
  none,
}: {
  language: Language
  requests: readonly PermitRequest[]
  none: SentenceKey
}): JSX.Element {
  const say = words(language)
  if (requests.length === 0) return <p class="inset">{say(none)}</p>
  return (
    <ul class="plain-list changes">
      {requests.map((request) => (
        <li key={request.id}>
          <a href={localised(language, addresses.permitRequest(request.id))}>
            {request.dataSets.length === 0 ? (
              say('permit-request.no-data-yet')
            ) : (
              <Titles language={language} dataSets={request.dataSets} />
            )}
          </a>{' '}
          <RequestStateTag language={language} state={request.state} />
          <p class="weak">
            <Words language={language} text={request.project.name} />
          </p>
          <Awaited language={language} request={request} />
        </li>
      ))}
    </ul>
  )
}

/** The titles of some data sets, the first two by name. */
export function Titles({ language, dataSets }: { language: Language; dataSets: Permit['dataSets'] }): JSX.Element {
  const say = words(language)
  const named = dataSets.slice(0, 2)
  return (
    <>
      {named.map(({ dataSet, title }, place) => (
        <span key={dataSet}>
          {place > 0 && say('record.comma')}
          <Words language={language} text={title} />
        </span>
      ))}
      {dataSets.length > named.length && ` ${say('permit.more-data', { count: dataSets.length - named.length })}`}
    </>
  )
}
