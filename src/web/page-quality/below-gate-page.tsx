import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import type { Frame } from '../frame.ts'
import { type JobProgress, JobProgressBlock } from '../jobs/job-progress.tsx'
import { Page, renderPage } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import { type WitnessedReason, WitnessedReasons } from './reasons.tsx'

export type PageDecided = { readonly decision: 'accept' | 'correct'; readonly reason: string; readonly at: string }

export type BelowGateData = {
  readonly title: string
  readonly versionHref: string
  /** While it is being read again; nothing otherwise. */
  readonly index: JobProgress | null
  readonly pages: readonly {
    readonly path: string
    readonly page: number
    readonly href: string
    readonly reasons: readonly WitnessedReason[]
    /** Of the character recognition, 0 to 1; nothing for text. */
    readonly confidence: number | null
    readonly decision: PageDecided | null
  }[]
  readonly nextHref: string | null
}

/** The pages of a version that are not searched until an officer accepts or corrects them, and those already judged. */
export function belowGatePage(frame: Frame, data: BelowGateData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('below-gate.title')} section="data-sets">
      <p class="crumbs">
        <a href={data.versionHref}>
          <bdi>{data.title}</bdi>
        </a>
      </p>
      <h1>{say('below-gate.title')}</h1>
      <p class="measure">{say('below-gate.what')}</p>
      {data.index && <JobProgressBlock language={language} job={data.index} />}
      {data.pages.length === 0 ? <p class="inset">{say('below-gate.none')}</p> : <Pages frame={frame} data={data} />}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('below-gate.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

function Pages({ frame: { language }, data }: { frame: Frame; data: BelowGateData }): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt5">
      <caption>{say('below-gate.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('below-gate.page')}</th>
          <th scope="col">{say('below-gate.why')}</th>
          <th scope="col">{say('below-gate.state')}</th>
        </tr>
      </thead>
      <tbody>
        {data.pages.map(({ path, page, href, reasons, confidence, decision }) => (
          <tr key={`${path} ${page}`}>
            <th scope="row">
              <a href={href}>
                <Say language={language} of="below-gate.open" path={<bdi dir="ltr">{path}</bdi>} page={page} />
              </a>
            </th>
            <td data-l={say('below-gate.why')}>
              <div>
                <WitnessedReasons language={language} reasons={reasons} />
                {confidence !== null && <p class="weak">{say('below-gate.confidence', { confidence })}</p>}
              </div>
            </td>
            <td data-l={say('below-gate.state')}>
              <div>
                <Decided language={language} decision={decision} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Decided({
  language,
  decision,
}: {
  language: Frame['language']
  decision: BelowGateData['pages'][number]['decision']
}): JSX.Element {
  const say = words(language)
  if (!decision) return <span class="tag warn">{say('below-gate.waiting')}</span>
  return (
    <>
      <span class="tag ok">{say(decision.decision === 'accept' ? 'below-gate.accepted' : 'below-gate.corrected')}</span>{' '}
      <Day language={language} at={decision.at} />
      <p class="weak">
        <bdi>{decision.reason}</bdi>
      </p>
    </>
  )
}
