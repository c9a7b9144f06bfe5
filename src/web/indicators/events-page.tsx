import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import type { FigureEvent } from '../../modules/programmes/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Moment, Say } from '../text.tsx'

export type EventsPageData = {
  readonly indicator: { readonly slug: string; readonly title: Multilingual }
  readonly derivation: string
  readonly events: readonly FigureEvent[]
  readonly nextHref: string | null
}

/** What is under an indicator's number: when, and where to look at it. */
export function eventsPage(frame: Frame, { indicator, derivation, events, nextHref }: EventsPageData): string {
  const { language } = frame
  const say = words(language)
  const title = say('indicator.events.title', { name: inLanguage(indicator.title, language).text })
  const hasEntries = events.some(({ place }) => place.kind === 'log-entry')
  return renderPage(
    <Page frame={frame} title={title}>
      <p class="crumbs">
        <a href={localised(language, addresses.indicators)}>{say('indicators.title')}</a>
        {' / '}
        <a href={localised(language, addresses.record(indicator.slug))}>
          <Words language={language} text={indicator.title} />
        </a>
      </p>
      <h1>
        <Say
          language={language}
          of="indicator.events.title"
          name={<Words language={language} text={indicator.title} />}
        />
      </h1>
      <p class="measure">
        {say.find(`derivation.${derivation}`) ?? derivation} {say('indicator.events.what')}
      </p>
      {hasEntries && <p class="measure">{say('indicator.events.log')}</p>}
      {events.length === 0 ? (
        <p class="inset">{say(nextHref === null ? 'indicator.events.none' : 'indicator.events.none-here')}</p>
      ) : (
        <Events language={language} title={title} events={events} />
      )}
      {nextHref && (
        <p class="mt4">
          <a href={nextHref} rel="next">
            {say('indicator.events.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

type EventsProps = { language: Language; title: string; events: readonly FigureEvent[] }

function Events({ language, title, events }: EventsProps): JSX.Element {
  const say = words(language)
  const someStandForMany = events.some(({ count }) => count > 1)
  return (
    <table class="stack">
      <caption class="vh">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('indicator.events.place')}</th>
          <th scope="col">{say('indicator.events.at')}</th>
          {someStandForMany && (
            <th scope="col" class="n">
              {say('indicator.events.counted')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={JSON.stringify(event.place)}>
            <th scope="row">
              <Place language={language} place={event.place} />
            </th>
            <td data-l={say('indicator.events.at')}>
              <Moment language={language} at={event.at} />
            </td>
            {someStandForMany && (
              <td class="n" data-l={say('indicator.events.counted')}>
                {formatIn(language).number(event.count)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The way to what was counted. */
function Place({ language, place }: { language: Language; place: FigureEvent['place'] }): JSX.Element {
  switch (place.kind) {
    case 'log-entry':
      return (
        <>
          <a href={localised(language, addresses.logEntry(place.index))}>
            {words(language)('indicator.place.log-entry', { index: place.index })}
          </a>{' '}
          <Code>{place.operation}</Code>
        </>
      )
    case 'data-set-version':
      return (
        <a href={localised(language, addresses.dataSetVersion(place.dataSet, place.version))}>
          <Words language={language} text={place.title} />
        </a>
      )
    case 'record':
      return (
        <a href={localised(language, addresses.record(place.slug))}>
          <Words language={language} text={place.title} />
        </a>
      )
    case 'need':
      return (
        <a href={localised(language, addresses.need(place.id))}>
          <Words language={language} text={place.title} />
        </a>
      )
  }
}
