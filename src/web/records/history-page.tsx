import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { RecordLink } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Moment, Say, Unfilled } from '../text.tsx'
import { RecordAnchor } from './record-links.tsx'
import { Words } from './words.tsx'

export type HistoryRevision = {
  readonly number: number
  readonly change: 'edit' | 'supersession' | 'retraction'
  /** Those not approved are shown to officers alone. */
  readonly state: 'proposed' | 'approved' | 'refused'
  readonly note: string | null
  readonly reason: string | null
  readonly proposedAt: string
  readonly decidedAt: string | null
  readonly supersededBy: RecordLink | null
}

/** How a record came to be as it is, newest first. Who wrote and who approved stays out of it. */
export function historyPage(
  frame: Frame,
  { record, revisions }: { readonly record: RecordLink; readonly revisions: readonly HistoryRevision[] },
): string {
  const { language } = frame
  const say = words(language)
  const title = inLanguage(record.title, language).text
  return renderPage(
    <Page
      frame={frame}
      title={say('record.history-of', { title })}
      section="roadmap"
      alternate={addresses.recordData(record.slug)}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.roadmap)}>{say('nav.roadmap')}</a>
        {' / '}
        <RecordAnchor language={language} record={record} />
      </p>
      <h1>
        <Say language={language} of="record.history-of" title={<Words language={language} text={record.title} />} />
      </h1>
      <p class="measure">{say('record.history-what')}</p>
      <ol class="steps">
        {revisions.map((revision) => (
          <Revision key={revision.number} frame={frame} revision={revision} />
        ))}
      </ol>
    </Page>,
  )
}

function Revision({ frame: { language }, revision }: { frame: Frame; revision: HistoryRevision }): JSX.Element {
  const say = words(language)
  const { number, change, state, note, reason, proposedAt, decidedAt, supersededBy } = revision
  return (
    <li class={state === 'approved' ? 'done' : undefined}>
      <h2 class="step">
        {say('record.revision', { number })}{' '}
        <span class={state === 'approved' ? 'tag ok' : 'tag info'}>
          {state === 'approved' ? say(`record.change.${change}`) : say(`record.revision.${state}`)}
        </span>
      </h2>
      <p>
        <Say language={language} of="record.proposed-at" at={<Moment language={language} at={proposedAt} />} />{' '}
        {decidedAt && (
          <Say language={language} of="record.decided-at" at={<Moment language={language} at={decidedAt} />} />
        )}
      </p>
      <p>{note === null ? <Unfilled>{say('record.no-note')}</Unfilled> : <bdi>{note}</bdi>}</p>
      {reason !== null && (
        <p>
          {say('record.refused-because')} <bdi>{reason}</bdi>
        </p>
      )}
      {supersededBy && (
        <p>
          {say('record.superseded-by')} <RecordAnchor language={language} record={supersededBy} />
        </p>
      )}
    </li>
  )
}
