import type { JSX } from 'preact'
import type { QualityReason } from '../../modules/knowledge/index.ts'
import { isolate } from '../../words/isolate.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import type { PlaceInLaw, Restated } from '../ask/answer.ts'
import { LegalReference } from '../ask/quotes.tsx'
import { RestatedChip, SourceChip } from '../ask/source-chip.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Reasons } from '../page-quality/reasons.tsx'
import { Code, Day, Say, Size } from '../text.tsx'

export type SourcePageData = {
  readonly dataSet: { readonly title: string; readonly href: string }
  readonly document: {
    readonly path: string
    readonly title: string
    /** BCP 47, when it was recognised. */
    readonly language: string | null
    /** Nothing, as of its bytes, under a permit that covers what identifies people: it is not this file that leaves. */
    readonly digest: string | null
    readonly bytes: number | null
    readonly downloadHref: string
  }
  readonly provenance: 'primary' | 'restated'
  readonly restates: readonly Restated[]
  /** Where what is marked, or the page, is put on record; nothing for those who write no records. */
  readonly citeHref?: string | undefined
  readonly page: {
    readonly number: number
    readonly count: number
    /** As extracted: what is damaged in the file is damaged here. */
    readonly text: string
    /** Span of the quote in this page's text, in code points: `start` is in, `end` is out. */
    readonly quote: { readonly start: number; readonly end: number } | null
    /** Where the quote stands in a legal text. */
    readonly place: PlaceInLaw | null
    /** How the page reads once its damage is repaired; nothing when there is none. */
    readonly repaired: string | null
    /** The page was an image, read by character recognition. */
    readonly recognised: boolean
    /** Why it is below the gate; empty when it is not. */
    readonly reasons: readonly QualityReason[]
    /** Questions find what it says. */
    readonly searched: boolean
    /** The page as it was read; nothing unless an officer corrected it. */
    readonly original: string | null
    /** What an officer decided about it. */
    readonly decision: { readonly reason: string; readonly at: string } | null
    /** Where an officer of its owner compares it with its image. */
    readonly judgeHref: string | null
    readonly previousHref: string | null
    readonly nextHref: string | null
  }
}

/** One page of a stored document, as text, with the quote marked where it stands. */
export function sourcePage(frame: Frame, data: SourcePageData): string {
  const { language } = frame
  const say = words(language)
  const { document, dataSet, page } = data
  return renderPage(
    <Page frame={frame} title={isolate(document.title)} section="data-sets">
      <p class="crumbs">
        <a href={dataSet.href}>
          <bdi>{dataSet.title}</bdi>
        </a>
      </p>
      <h1>
        <bdi>{document.title}</bdi>
      </h1>
      <p>
        <Say language={language} of="source.page-of" page={page.number} pages={page.count} />{' '}
        {data.provenance === 'restated' && <RestatedChip language={language} />}
        {data.restates.map((source) => (
          <SourceChip key={source.source} language={language} of={source} />
        ))}
      </p>
      {page.recognised && <p class="inset">{say('source.recognised')}</p>}
      {page.place && (
        <dl class="prov">
          <LegalReference language={language} place={page.place} />
        </dl>
      )}
      <Quality frame={frame} page={page} />
      <section aria-labelledby="text" class="mt5">
        <h2 id="text">{say(headingOf(page))}</h2>
        {page.repaired !== null && (
          <p>
            <span class="tag warn">{say('mark.repaired')}</span> {say('source.repaired-why')}
          </p>
        )}
        {page.quote && (
          <p>
            <a href="#quote">{say('source.to-quote')}</a>
          </p>
        )}
        <div class="page-text" lang={document.language ?? undefined} dir="auto">
          <Marked text={page.repaired ?? page.text} quote={page.quote} id="quote" />
        </div>
        <PageLinks frame={frame} page={page} />
        {data.citeHref && (
          <p>
            <a href={data.citeHref}>{say('desk.put-on-record')}</a>
          </p>
        )}
      </section>
      {page.repaired !== null && (
        <details>
          <summary>{say('source.text')}</summary>
          <div class="page-text" lang={document.language ?? undefined} dir="auto">
            <Marked text={page.text} quote={page.quote} />
          </div>
        </details>
      )}
      {page.original !== null && (
        <details>
          <summary>{say('source.original')}</summary>
          <div class="page-text" lang={document.language ?? undefined} dir="auto">
            {page.original}
          </div>
        </details>
      )}
      <DocumentFile frame={frame} document={document} />
    </Page>,
  )
}

/** What was measured on the page, and what an officer decided about it. */
function Quality({ frame: { language }, page }: { frame: Frame; page: SourcePageData['page'] }): JSX.Element | null {
  const say = words(language)
  const { reasons, searched, original, decision, judgeHref } = page
  return (
    <>
      {!searched && (
        <div class="inset">
          <p>{say('source.below-gate')}</p>
          <Reasons language={language} reasons={reasons} />
        </div>
      )}
      {decision && searched && (
        <div class="inset">
          <p>
            {original !== null && <span class="tag info">{say('mark.corrected')}</span>}{' '}
            {say(original === null ? 'source.accepted' : 'mark.corrected-why')} {say('source.decided-at')}{' '}
            <Day language={language} at={decision.at} />
          </p>
          <p>
            <bdi>{decision.reason}</bdi>
          </p>
        </div>
      )}
      {judgeHref && (
        <p>
          <a href={judgeHref}>{say('judged.judge')}</a>
        </p>
      )}
    </>
  )
}

/** What the text that is shown first is. */
function headingOf({ original, repaired }: SourcePageData['page']): SentenceKey {
  if (original !== null) return 'judged.text-corrected'
  return repaired === null ? 'source.text' : 'source.repaired'
}

function Marked({
  text,
  quote,
  id,
}: Pick<SourcePageData['page'], 'text' | 'quote'> & { readonly id?: string }): JSX.Element {
  if (!quote) return <>{text}</>
  const points = Array.from(text)
  const part = (start: number, end?: number) => points.slice(start, end).join('')
  return (
    <>
      {part(0, quote.start)}
      <mark id={id}>{part(quote.start, quote.end)}</mark>
      {part(quote.end)}
    </>
  )
}

function PageLinks({ frame, page }: { frame: Frame; page: SourcePageData['page'] }): JSX.Element | null {
  const say = words(frame.language)
  if (!page.previousHref && !page.nextHref) return null
  return (
    <nav aria-label={say('source.pages')}>
      <ul class="also">
        {page.previousHref && (
          <li>
            <a href={page.previousHref} rel="prev">
              {say('source.previous')}
            </a>
          </li>
        )}
        {page.nextHref && (
          <li>
            <a href={page.nextHref} rel="next">
              {say('source.next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function DocumentFile({ frame, document }: { frame: Frame; document: SourcePageData['document'] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="file" class="mt6">
      <h2 id="file">{say('source.file')}</h2>
      <dl class="summary">
        <div>
          <dt>{say('file.path')}</dt>
          <dd>
            <Code>{document.path}</Code>
          </dd>
        </div>
        {document.digest !== null && (
          <div>
            <dt>SHA-256</dt>
            <dd>
              <Code>{document.digest}</Code>
            </dd>
          </div>
        )}
        {document.bytes !== null && (
          <div>
            <dt>{say('file.size')}</dt>
            <dd>
              <Size language={language} bytes={document.bytes} />
            </dd>
          </div>
        )}
      </dl>
      <p class="mt4">
        <a class="btn sec" href={document.downloadHref} download>
          {say('file.download')}
        </a>
      </p>
      {document.digest !== null && <p class="hint">{say('file.check')}</p>}
    </section>
  )
}
