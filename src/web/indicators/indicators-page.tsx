import type { JSX } from 'preact'
import type { Indicator } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Day, Unfilled } from '../text.tsx'
import { Counted, IndicatorField, isDeclared, OriginMark, OriginMarks, Unit } from './figure.tsx'

export type IndicatorsPageData = {
  readonly indicators: readonly Indicator[]
  readonly regions: readonly Region[]
  readonly nextHref: string | null
}

/** Every indicator with its figure, where that comes from, and what is under it. */
export function indicatorsPage(frame: Frame, { indicators, regions, nextHref }: IndicatorsPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('indicators.title')}>
      <h1>{say('indicators.title')}</h1>
      <p class="measure">{say('indicators.what')}</p>
      <OriginMarks language={language} />
      {indicators.length === 0 && nextHref === null ? (
        <p class="inset">{say('indicators.none')}</p>
      ) : (
        <table class="stack mt5">
          <caption class="vh">{say('indicators.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('indicator.name')}</th>
              <th scope="col">{say('indicator.value')}</th>
              <th scope="col">{say('indicator.baseline')}</th>
              <th scope="col">{say('indicator.target')}</th>
              <th scope="col">{say('indicator.frequency')}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <Row key={indicator.id} frame={frame} regions={regions} indicator={indicator} />
            ))}
          </tbody>
        </table>
      )}
      {nextHref && (
        <p>
          <a href={nextHref} rel="next">
            {say('indicators.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

type RowProps = { frame: Frame; regions: readonly Region[]; indicator: Indicator }

function Row({ frame: { language }, regions, indicator }: RowProps): JSX.Element {
  const say = words(language)
  const setting = { language, regions }
  return (
    <tr>
      <th scope="row">
        <a href={localised(language, addresses.record(indicator.slug))}>
          <Words language={language} text={indicator.title} />
        </a>
      </th>
      <td data-l={say('indicator.value')}>
        <div>
          {indicator.derived && (
            <div>
              <Counted language={language} indicator={indicator} />
              <OriginMark language={language} of="measured" />
              <br />
              <small>
                {say('indicator.since')} <Day language={language} at={indicator.derived.since} />
              </small>
              <br />
              <a href={localised(language, addresses.indicatorEvents(indicator.slug))}>
                {say('indicator.events')}
                <span class="vh">
                  {': '}
                  <Words language={language} text={indicator.title} />
                </span>
              </a>
            </div>
          )}
          {isDeclared(indicator) && (
            <>
              <IndicatorField setting={setting} indicator={indicator} field="declared" />{' '}
              <Unit language={language} indicator={indicator} />
              <OriginMark language={language} of="declared" />
            </>
          )}
          {!indicator.derived && !isDeclared(indicator) && <Unfilled>{say('indicator.no-figure')}</Unfilled>}
        </div>
      </td>
      {(['baseline', 'target', 'frequency'] as const).map((field) => (
        <td key={field} data-l={say(`indicator.${field}`)}>
          <div>
            <IndicatorField setting={setting} indicator={indicator} field={field} />
          </div>
        </td>
      ))}
    </tr>
  )
}
