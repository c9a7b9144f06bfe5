import type { JSX } from 'preact'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Code, Moment, Unfilled } from '../text.tsx'
import { Listing } from './listing.tsx'

/** An entry of the log, in brief. */
export type LogEntry = {
  readonly index: number
  readonly at: string
  readonly kind: 'decision' | 'outcome' | 'denials'
  /** What was asked for; an outcome names its decision instead. */
  readonly operation: string | null
  readonly decision: number | null
  readonly result: 'allow' | 'deny' | 'done' | 'refused' | 'failed' | 'abandoned'
  /** How many calls the entry stands for, when it is more than one. */
  readonly count: number | null
}

export type LogPageData = {
  readonly origin: string
  /** Entries under the latest checkpoint. */
  readonly size: number
  /** The signed note as published; nothing before the first is signed. */
  readonly checkpoint: string | null
  /** Verifier key in the form of the signed-note specification. */
  readonly verifierKey: string
  /** The log has stopped signing. */
  readonly stopped: boolean
  /** Newest first. */
  readonly entries: readonly LogEntry[]
  readonly checkpointHref: string
  readonly verifierHref: string
  /** What to type to check a receipt without this server. */
  readonly command: string
}

/** The log of decisions: what is signed, by which key, what came last, and how anybody checks it. */
export function logPage(frame: Frame, data: LogPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('nav.log')} section="log">
      <h1>{say('nav.log')}</h1>
      <p class="measure">{say('log.what')}</p>
      {data.stopped && <p class="inset">{say('log.stopped')}</p>}
      <dl class="facts">
        <div>
          <dt>{say('log.size')}</dt>
          <dd>{formatIn(language).number(data.size)}</dd>
        </div>
      </dl>
      <dl class="summary">
        <Fact name={say('log.origin')} value={data.origin} />
        <Fact name={say('log.key')} value={data.verifierKey} />
      </dl>
      <Checking frame={frame} data={data} />
      <Entries frame={frame} entries={data.entries} />
    </Page>,
  )
}

function Fact({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Code>{value}</Code>
      </dd>
    </div>
  )
}

function Checking({ frame, data }: { frame: Frame; data: LogPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="checking" class="mt6">
      <h2 id="checking">{say('log.check')}</h2>
      <ol>
        <li>{say('log.check.receipt')}</li>
        <li>{say('log.check.key')}</li>
        <li>{say('log.check.command')}</li>
      </ol>
      <Listing label={say('log.command')} text={data.command} />
      <ul class="also mt4">
        <li>
          <a href={data.verifierHref}>{say('receipt.offline')}</a>
        </li>
        <li>
          <a href={localised(language, addresses.checkReceipt)}>{say('nav.receipt')}</a>
        </li>
        <li>
          <a href={data.checkpointHref}>{say('log.checkpoint')}</a>
        </li>
      </ul>
      {data.checkpoint === null ? (
        <p>
          <Unfilled>{say('log.unsigned')}</Unfilled>
        </p>
      ) : (
        <details>
          <summary>{say('log.checkpoint-text')}</summary>
          <Listing label={say('log.checkpoint-text')} text={data.checkpoint} />
        </details>
      )}
    </section>
  )
}

function Entries({ frame, entries }: { frame: Frame; entries: readonly LogEntry[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <section aria-labelledby="latest" class="mt6">
      <h2 id="latest">{say('log.latest')}</h2>
      <p>{say('log.no-personal-data')}</p>
      {entries.length === 0 ? (
        <p class="inset">{say('log.empty')}</p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('log.latest')}</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {say('log.index')}
              </th>
              <th scope="col">{say('log.at')}</th>
              <th scope="col">{say('log.operation')}</th>
              <th scope="col">{say('log.result')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.index}>
                <th scope="row" class="n">
                  <a href={localised(language, addresses.logEntry(entry.index))}>
                    {formatIn(language).number(entry.index)}
                  </a>
                </th>
                <td data-l={say('log.at')}>
                  <Moment language={language} at={entry.at} />
                </td>
                <td data-l={say('log.operation')}>
                  {entry.operation !== null && <Code>{entry.operation}</Code>}
                  {entry.decision !== null && (
                    <a href={localised(language, addresses.logEntry(entry.decision))}>
                      {say('log.decision-number', { index: entry.decision })}
                    </a>
                  )}
                </td>
                <td data-l={say('log.result')}>
                  <span>
                    {say('log.kind-and-result', {
                      kind: say(`log.kind.${entry.kind}`),
                      result: say(`log.result.${entry.result}`),
                    })}
                    {entry.count !== null && ` (${say('log.count', { count: entry.count })})`}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
