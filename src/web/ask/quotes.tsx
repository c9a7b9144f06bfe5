import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { legalPlaceWords } from '../../words/legal-place.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { renderFragment } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import type { PlaceInLaw, Quote } from './answer.ts'
import { RestatedChip, SourceChip } from './source-chip.tsx'

/** Verbatim sentences, each with where it stands and whose it is. */
export function Quotes({ language, quotes }: { language: Language; quotes: readonly Quote[] }): JSX.Element {
  return (
    <ol class="quotes">
      {quotes.map((quote, at) => (
        <li key={`${quote.document.digest}:${quote.start}`} id={`quote-${at + 1}`}>
          <figure>
            <blockquote cite={quote.href}>
              <p dir="auto">{quote.repaired ?? quote.text}</p>
            </blockquote>
            <figcaption>
              <TextMarks language={language} quote={quote} />
              <Provenance language={language} quote={quote} />
            </figcaption>
          </figure>
        </li>
      ))}
    </ol>
  )
}

/** The same alone, for the island to show while an answer is being found. */
export function quotesFragment(language: Language, quotes: readonly Quote[]): string {
  return renderFragment(<Quotes language={language} quotes={quotes} />)
}

function Provenance({ language, quote }: { language: Language; quote: Quote }): JSX.Element {
  const say = words(language)
  const restated = quote.provenance === 'restated'
  return (
    <dl class="prov">
      <dt>{say('quote.document')}</dt>
      <dd>
        <DocumentName language={language} quote={quote} /> {restated && <RestatedChip language={language} />}
      </dd>
      <dt>{say('quote.data-set')}</dt>
      <dd>
        <a href={localised(language, addresses.dataSetVersion(quote.dataSet, quote.version))}>
          {quote.dataSetTitle ? <bdi>{quote.dataSetTitle}</bdi> : <bdi dir="ltr">{quote.dataSet}</bdi>}
        </a>
      </dd>
      {quote.restates.map((source) => (
        <Origin key={source.source} language={language} source={source} />
      ))}
      {quote.place && <LegalReference language={language} place={quote.place} />}
      {quote.records?.map((record) => (
        <ThroughRecord key={record.slug} language={language} record={record} />
      ))}
      <dt>{say('quote.place')}</dt>
      <dd>
        <a href={quote.href}>
          <Say language={language} of="quote.place-in-page" page={quote.page} start={quote.start} end={quote.end} />
        </a>{' '}
        {quote.repaired === null && <span class="tag ok">{say('quote.verbatim')}</span>}
      </dd>
    </dl>
  )
}

/** Where it stands in a legal text, as it is cited, and since when that binds. */
export function LegalReference({ language, place }: { language: Language; place: PlaceInLaw }): JSX.Element {
  const say = words(language)
  const effect = place.text?.effect
  return (
    <>
      <dt>{say('legal.place')}</dt>
      <dd>
        <bdi>{legalPlaceWords(say, place)}</bdi>
      </dd>
      {effect && (
        <>
          <dt>{say('legal.effect')}</dt>
          <dd>
            {effect.date !== null && (
              <>
                <Say language={language} of="legal.effect-on" day={<Day language={language} at={effect.date} />} />{' '}
              </>
            )}
            <bdi>{effect.asStated}</bdi>
          </dd>
        </>
      )}
    </>
  )
}

/** What was done to the text since the file, with what stood there at hand. */
function TextMarks({ language, quote }: { language: Language; quote: Quote }): JSX.Element | null {
  const say = words(language)
  if (quote.repaired === null && !quote.corrected) return null
  return (
    <div class="text-marks">
      {quote.corrected && (
        <p>
          <span class="tag info">{say('mark.corrected')}</span> {say('mark.corrected-why')}
        </p>
      )}
      {quote.repaired !== null && (
        <details>
          <summary>
            <span class="tag warn">{say('mark.repaired')}</span> {say('mark.as-extracted')}
          </summary>
          <p>
            <bdi>{quote.text}</bdi> <span class="tag ok">{say('quote.verbatim')}</span>
          </p>
        </details>
      )}
    </div>
  )
}

function ThroughRecord({
  language,
  record: { slug, code, title },
}: {
  language: Language
  record: NonNullable<Quote['records']>[number]
}): JSX.Element {
  return (
    <>
      <dt>{words(language)('quote.record')}</dt>
      <dd>
        {code !== null && (
          <>
            <bdi dir="ltr">{code}</bdi>{' '}
          </>
        )}
        <a href={localised(language, addresses.record(slug))}>
          <bdi>{title}</bdi>
        </a>
      </dd>
    </>
  )
}

function DocumentName({ language, quote }: { language: Language; quote: Quote }): JSX.Element {
  const { title } = quote.document
  if (!quote.publisher) return <bdi>{title}</bdi>
  return <Say language={language} of="quote.document-by" title={title} publisher={quote.publisher} />
}

function Origin({ language, source }: { language: Language; source: Quote['restates'][number] }): JSX.Element {
  const say = words(language)
  return (
    <>
      <dt>{say('quote.restates')}</dt>
      <dd>
        <bdi>{source.title}</bdi> <SourceChip language={language} of={source} />
      </dd>
      <dt>{say('quote.source-date')}</dt>
      <dd>
        {say('quote.as-stated')} <bdi>{source.dateAsStated}</bdi>
      </dd>
    </>
  )
}
