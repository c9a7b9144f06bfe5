import type { ComponentChildren, JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { Indicator } from '../../modules/programmes/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { SourceList } from '../records/cited-sources.tsx'
import { Administration, WhatBecameOfIt } from '../records/record-page.tsx'
import type { Region } from '../records/setting.ts'
import { Words } from '../records/words.tsx'
import { Day, Moment, Unfilled } from '../text.tsx'
import { Counted, IndicatorField, isDeclared, OriginMark, Unit } from './figure.tsx'

export type IndicatorPageData = { readonly indicator: Indicator; readonly regions: readonly Region[] }

/** An indicator: its figure, where that comes from, and what a source would have to say of it. */
export function indicatorPage(frame: Frame, { indicator, regions }: IndicatorPageData): string {
  const { language } = frame
  const say = words(language)
  const title = inLanguage(indicator.title, language).text
  const field = (name: string) => <IndicatorField setting={{ language, regions }} indicator={indicator} field={name} />
  const has = (name: string) => (indicator.fields[name]?.length ?? 0) > 0
  return renderPage(
    <Page frame={frame} title={isolate(title)} alternate={addresses.recordData(indicator.slug)}>
      <p class="crumbs">
        <a href={localised(language, addresses.indicators)}>{say('indicators.title')}</a>
      </p>
      <h1>
        <Words language={language} text={indicator.title} />
      </h1>
      <WhatBecameOfIt frame={frame} record={indicator} />
      {indicator.flagged && <p class="inset">{say('record.some-flagged')}</p>}
      <Measured frame={frame} indicator={indicator} />
      {isDeclared(indicator) && (
        <section aria-labelledby="declared" class="mt6">
          <h2 id="declared">{say('indicator.declared')}</h2>
          <dl class="summary">
            <Line name={say('indicator.value')}>
              {field('declared')} <Unit language={language} indicator={indicator} />
              <OriginMark language={language} of="declared" />
            </Line>
            <Line name={say('indicator.statement')}>{field('statement')}</Line>
            <Line name={say('indicator.declared-for')}>{field('declaredFor')}</Line>
          </dl>
        </section>
      )}
      {!indicator.derived && !isDeclared(indicator) && (
        <p class="inset">
          <Unfilled>{say('indicator.no-figure')}</Unfilled>
        </p>
      )}
      <dl class="summary mt6">
        <Line name={say('indicator.unit')}>{field('unit')}</Line>
        <Line name={say('indicator.baseline')}>{field('baseline')}</Line>
        <Line name={say('indicator.target')}>{field('target')}</Line>
        <Line name={say('indicator.target-on')}>{field('targetOn')}</Line>
        <Line name={say('indicator.frequency')}>{field('frequency')}</Line>
        {has('axis') && <Line name={say('indicator.axis')}>{field('axis')}</Line>}
        {has('sector') && <Line name={say('indicator.sector')}>{field('sector')}</Line>}
      </dl>
      <SourceList language={language} records={[indicator]} />
      <Administration frame={frame} record={indicator} />
    </Page>,
  )
}

/** What is counted here, how, since when, and the way to what is under it. */
function Measured({ frame, indicator }: { frame: Frame; indicator: Indicator }): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  const { derived } = indicator
  const named = indicator.fields.derivation?.[0]?.term
  if (!derived) {
    if (!named) return null
    return <p class="inset">{say('indicator.unknown-derivation', { derivation: named })}</p>
  }
  return (
    <section aria-labelledby="measured">
      <h2 id="measured" class="vh">
        {say('indicator.value')}
      </h2>
      <dl class="facts">
        <div>
          <dt>
            {say('indicator.value')}
            <OriginMark language={language} of="measured" />
          </dt>
          <dd>
            <Counted language={language} indicator={indicator} />
          </dd>
        </div>
        <div>
          <dt>{say('indicator.since')}</dt>
          <dd>
            <Day language={language} at={derived.since} />
          </dd>
        </div>
      </dl>
      <p class="weak mt4">
        {say('indicator.at')} <Moment language={language} at={derived.at} />
      </p>
      <p class="measure mt4">
        {say.find(`derivation.${derived.derivation}`) ?? derived.derivation} {say(`indicator.counts.${derived.counts}`)}
      </p>
      <p>
        <a class="btn" href={localised(language, addresses.indicatorEvents(indicator.slug))}>
          {say('indicator.events')}
        </a>
      </p>
    </section>
  )
}

function Line({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
