import type { JSX } from 'preact'
import type { Label } from '../../kernel/label.ts'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { RestatedChip } from '../ask/source-chip.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Day, Unfilled } from '../text.tsx'
import { SecrecyTag } from './label.tsx'

export type DataSetSummary = {
  readonly id: string
  /** Its page, read under the same permit as this one. */
  readonly href: string
  readonly title: string
  /** Language of the title, when it is not the reader's. */
  readonly titleLanguage: string
  readonly publisher: { readonly name: string; readonly verified: boolean }
  readonly licence: string
  readonly label: Label
  readonly provenance: 'primary' | 'restated'
  /** How the reader comes to what is in it. */
  readonly access: 'open' | 'by-role' | 'by-permit' | 'ask'
  /** Of the latest published version; nothing while there is none. */
  readonly latest: { readonly publishedAt: string; readonly files: number } | null
}

/** Every data set that the reader may know of. */
export function cataloguePage(
  frame: Frame,
  data: {
    readonly dataSets: readonly DataSetSummary[]
    /** The next page of the catalogue. */
    readonly nextHref: string | null
  },
): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('nav.data-sets')} section="data-sets">
      <h1>{say('nav.data-sets')}</h1>
      <p class="measure">{say('data-sets.what')}</p>
      {data.dataSets.length === 0 ? (
        <p class="inset">{say('data-sets.none')}</p>
      ) : (
        <>
          <p>{say('data-sets.count', { count: data.dataSets.length })}</p>
          <ul class="links">
            {data.dataSets.map((dataSet) => (
              <Entry key={dataSet.id} frame={frame} dataSet={dataSet} />
            ))}
          </ul>
        </>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('data-sets.next')}
          </a>
        </p>
      )}
      {frame.person?.isOfficer && (
        <p class="mt5">
          <a class="btn" href={localised(language, addresses.publish)}>
            {say('page.publish')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Entry({ frame, dataSet }: { frame: Frame; dataSet: DataSetSummary }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <li>
      <a href={dataSet.href} lang={dataSet.titleLanguage}>
        <bdi>{dataSet.title}</bdi>
      </a>
      <p>
        <PublisherName language={language} publisher={dataSet.publisher} />
      </p>
      <p>
        <SecrecyTag language={language} label={dataSet.label} /> <bdi dir="ltr">{dataSet.licence}</bdi>{' '}
        {dataSet.provenance === 'restated' && <RestatedChip language={language} />}
      </p>
      <p>
        {dataSet.access === 'by-permit' && <span class="tag info">{say('data-sets.by-permit')}</span>}{' '}
        {dataSet.access === 'ask' ? (
          <span class="tag info">{say('data-sets.ask')}</span>
        ) : dataSet.latest ? (
          <>
            {say('data-sets.files', { count: dataSet.latest.files })} {say('data-sets.updated')}{' '}
            <Day language={language} at={dataSet.latest.publishedAt} />
          </>
        ) : (
          <Unfilled>{say('data-sets.unpublished')}</Unfilled>
        )}
      </p>
    </li>
  )
}

/** The organisation that answers for it; one that nobody has verified is marked so. */
export function PublisherName({
  language,
  publisher,
}: {
  language: Language
  publisher: DataSetSummary['publisher']
}): JSX.Element {
  return (
    <>
      <bdi>{publisher.name}</bdi>
      {!publisher.verified && <span class="mark">{words(language)('data-set.unverified')}</span>}
    </>
  )
}
