import type { JSX } from 'preact'
import { kindNamed, kinds, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Sources } from './cited-sources.tsx'
import { kindPlural } from './field-words.ts'
import { RecordAnchor } from './record-links.tsx'

/** Records in a plain list, of one kind or of all. */
export function recordsPage(
  frame: Frame,
  data: {
    readonly kind: string | undefined
    readonly records: readonly ShownRecord[]
    /** Some choice besides the kind narrows the list. */
    readonly filtered: boolean
    readonly nextHref: string | null
  },
): string {
  const { language } = frame
  const say = words(language)
  const title = data.kind === undefined ? say('record.all') : kindPlural(language, data.kind)
  return renderPage(
    <Page frame={frame} title={title} section="roadmap">
      <p class="crumbs">
        <a href={localised(language, addresses.roadmap)}>{say('nav.roadmap')}</a>
      </p>
      <h1>{title}</h1>
      <p class="measure">{say('record.how-to-read')}</p>
      <nav aria-label={say('record.kinds')}>
        <ul class="toc">
          {kinds.map(({ kind }) => (
            <li key={kind}>
              <a
                href={localised(language, `${addresses.records}?kind=${kind}`)}
                aria-current={kind === data.kind ? 'page' : undefined}
              >
                {kindPlural(language, kind)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {data.filtered && (
        <p>
          {say('roadmap.filtered')}{' '}
          <a href={localised(language, `${addresses.records}${data.kind ? `?kind=${data.kind}` : ''}`)}>
            {say('roadmap.clear')}
          </a>
        </p>
      )}
      {data.records.length === 0 ? (
        <p class="inset">{say(data.filtered ? 'roadmap.nothing-fits' : 'record.none')}</p>
      ) : (
        <ul class="plain-list related">
          {data.records.map((record) => (
            <Entry key={record.id} frame={frame} record={record} />
          ))}
        </ul>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('record.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Entry({ frame: { language }, record }: { frame: Frame; record: ShownRecord }): JSX.Element {
  const named = record.fields[kindNamed(record.kind)?.title ?? ''] ?? []
  return (
    <li>
      <RecordAnchor language={language} record={record} />{' '}
      <Sources language={language} citations={named.flatMap(({ citations }) => citations)} />
    </li>
  )
}
