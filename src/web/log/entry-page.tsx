import type { JSX } from 'preact'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code, Moment } from '../text.tsx'
import { Listing } from './listing.tsx'
import type { LogEntry } from './log-page.tsx'

export type LogEntryPageData = {
  readonly entry: LogEntry
  /** Canonical JSON, as it was hashed. */
  readonly text: string
  /** A C2SP `.tlog-proof` file. */
  readonly proof: string
}

/** One entry of the log, as it was written, and the proof that it is in the log. */
export function logEntryPage(frame: Frame, { entry, text, proof }: LogEntryPageData): string {
  const { language } = frame
  const say = words(language)
  const title = say('log.entry', { index: entry.index })
  return renderPage(
    <Page frame={frame} title={title} section="log">
      <p class="crumbs">
        <a href={localised(language, addresses.log)}>{say('nav.log')}</a>
      </p>
      <h1>{title}</h1>
      <p class="measure">{say('log.entry.what')}</p>
      <dl class="summary">
        <Fact name={say('log.at')}>
          <Moment language={language} at={entry.at} />
        </Fact>
        <Fact name={say('log.entry.kind')}>
          {say('log.kind-and-result', {
            kind: say(`log.kind.${entry.kind}`),
            result: say(`log.result.${entry.result}`),
          })}
        </Fact>
        {entry.operation !== null && (
          <Fact name={say('log.operation')}>
            <Code>{entry.operation}</Code>
          </Fact>
        )}
        {entry.decision !== null && (
          <Fact name={say('log.entry.of-decision')}>
            <a href={localised(language, addresses.logEntry(entry.decision))}>
              {say('log.decision-number', { index: entry.decision })}
            </a>
          </Fact>
        )}
        {entry.count !== null && <Fact name={say('log.entry.calls')}>{formatIn(language).number(entry.count)}</Fact>}
      </dl>
      <h2 class="mt6">{say('log.entry.text')}</h2>
      <Listing label={say('log.entry.text')} text={text} />
      <h2 class="mt6">{say('log.entry.proof')}</h2>
      <p class="measure">{say('log.entry.proof-what')}</p>
      <Listing label={say('log.entry.proof')} text={proof} />
    </Page>,
  )
}

function Fact({ name, children }: { name: string; children: JSX.Element | string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
