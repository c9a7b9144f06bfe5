import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { ShownCitation, ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { RestatedChip } from '../ask/source-chip.tsx'
import { Say } from '../text.tsx'
import { Words } from './words.tsx'

type CitedSource = ShownCitation['sources'][number]

/** A source as its chip names it: a known one by kind and code, another by who publishes it. */
type Origin = {
  readonly key: string
  readonly source: CitedSource | null
  readonly publisher: ShownCitation['publisher']
  /** Nothing but restatements speaks for it here. */
  readonly restated: boolean
}

/** The sources that citations stand for, each once, in their order. */
function originsOf(citations: readonly ShownCitation[]): Origin[] {
  const origins = new Map<string, Origin>()
  for (const { sources, publisher, provenance, dataSet } of citations) {
    for (const source of sources.length > 0 ? sources : [null]) {
      const key = source ? `source ${source.source}` : `publisher ${dataSet}`
      const restated = provenance === 'restated' && (origins.get(key)?.restated ?? true)
      origins.set(key, { key, source, publisher, restated })
    }
  }
  return [...origins.values()]
}

/** The sources of a value: chips, and behind them the very words, in place. */
export function Sources({
  language,
  citations,
}: {
  language: Language
  citations: readonly ShownCitation[]
}): JSX.Element | null {
  if (citations.length === 0) return null
  return (
    <details class="src">
      <summary>
        <span class="vh">{words(language)('record.source')} </span>
        {originsOf(citations).map((origin) => (
          <OriginChip key={origin.key} language={language} origin={origin} />
        ))}
      </summary>
      <ul class="cites">
        {onePerPlace(citations).map((citation) => (
          <li key={placeOf(citation)}>
            <Citation language={language} citation={citation} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function onePerPlace(citations: readonly ShownCitation[]): ShownCitation[] {
  return [...new Map(citations.map((citation) => [placeOf(citation), citation])).values()]
}

/** Which stretch of which document, so that values with the same proof share it. */
export function placeOf({ document, page, start, end }: ShownCitation): string {
  return `${document} ${page} ${start} ${end}`
}

/** Drawn with dashes when only a restatement speaks for the source: the words for it are for those who do not see them. */
function OriginChip({ language, origin }: { language: Language; origin: Origin }): JSX.Element {
  const { source, publisher, restated } = origin
  const say = words(language)
  return (
    <span class={`st ${source?.kind ?? 'other'}${restated ? ' told' : ''}`}>
      {source ? (
        <>
          {say(`source.kind.${source.kind}`)} <bdi>{source.source}</bdi>
        </>
      ) : (
        <Words language={language} text={publisher} />
      )}
      {restated && <span class="vh"> ({say('source.kind.restated')})</span>}
    </span>
  )
}

export function Citation({ language, citation }: { language: Language; citation: ShownCitation }): JSX.Element {
  const say = words(language)
  const { text, path, title, publisher, provenance, stands, sources } = citation
  const href = citationHref(language, citation)
  return (
    <figure>
      <blockquote cite={href}>
        <p dir="auto">{text}</p>
      </blockquote>
      <figcaption>
        <a href={href}>{title ? <Words language={language} text={title} /> : <bdi dir="ltr">{path}</bdi>}</a>
        {say('record.comma')}
        <Words language={language} text={publisher} />
        {say('record.comma')}
        {say('record.page', { page: citation.page })}
        {provenance === 'restated' && <RestatedChip language={language} />}{' '}
        {stands ? (
          <span class="tag ok">{say('quote.verbatim')}</span>
        ) : (
          <span class="tag warn">{say('record.former')}</span>
        )}
        {sources.map((source) => (
          <SourceLine key={source.source} language={language} source={source} />
        ))}
      </figcaption>
    </figure>
  )
}

function SourceLine({ language, source }: { language: Language; source: CitedSource }): JSX.Element {
  return (
    <span class="from">
      <Say
        language={language}
        of="record.source-described"
        source={<bdi>{source.source}</bdi>}
        title={<Words language={language} text={source.title} />}
        date={<Words language={language} text={source.dateAsStated} />}
      />
    </span>
  )
}

function citationHref(language: Language, { dataSet, version, page, path, start, end }: ShownCitation): string {
  return `${localised(language, addresses.source(dataSet, version, page, path))}?start=${start}&end=${end}#quote`
}

/** Every source that the records of a page cite, with its kind and its date as stated. */
export function SourceList({
  language,
  records,
}: {
  language: Language
  records: readonly ShownRecord[]
}): JSX.Element | null {
  const origins = originsOf(records.flatMap(citationsOf)).sort((one, other) => (one.key < other.key ? -1 : 1))
  if (origins.length === 0) return null
  const say = words(language)
  return (
    <section aria-labelledby="sources" class="mt7">
      <h2 id="sources">{say('record.sources')}</h2>
      <ul class="kinds">
        {origins.map((origin) => (
          <li key={origin.key}>
            <OriginChip language={language} origin={origin} />
            {origin.source && (
              <Say
                language={language}
                of="source.described"
                title={<Words language={language} text={origin.source.title} />}
                date={<Words language={language} text={origin.source.dateAsStated} />}
              />
            )}
          </li>
        ))}
        {origins.some(({ restated }) => restated) && (
          <li>
            <span class="st told">{say('source.kind.restated')}</span>
            {say('record.told')}
          </li>
        )}
      </ul>
    </section>
  )
}

function citationsOf({ fields }: ShownRecord): ShownCitation[] {
  return Object.values(fields).flatMap((values) => values.flatMap(({ citations }) => citations))
}

/** Codes of the sources that records cite, for a choice of them. */
export function sourceCodes(records: readonly ShownRecord[]): string[] {
  const codes = records.flatMap(citationsOf).flatMap(({ sources }) => sources.map(({ source }) => source))
  return [...new Set(codes)].sort()
}
