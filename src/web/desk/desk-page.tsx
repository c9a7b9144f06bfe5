import type { JSX } from 'preact'
import type { z } from 'zod'
import { kinds, type listProposals, type ShownRecord } from '../../modules/programmes/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { RecordAnchor } from '../records/record-links.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day } from '../text.tsx'

type Proposal = z.output<typeof listProposals.output>['proposals'][number]

export type DeskData = {
  /** Oldest first. */
  readonly proposals: readonly Proposal[]
  readonly moreProposals: string | null
  readonly flagged: readonly ShownRecord[]
  readonly moreFlagged: string | null
  /** Versions with pages that wait for a decision on their text. */
  readonly belowGate: readonly { readonly title: string; readonly pages: number; readonly href: string }[]
}

/** Where records are written and decided on: what waits, what no longer stands, what can be begun. */
export function deskPage(frame: Frame, data: DeskData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('page.desk')}>
      <h1>{say('page.desk')}</h1>
      <p class="measure">{say('desk.what')}</p>
      <section aria-labelledby="waiting" class="mt5">
        <h2 id="waiting">{say('desk.waiting')}</h2>
        {data.proposals.length === 0 ? (
          <p class="inset">{say('desk.nothing-waits')}</p>
        ) : (
          <ul class="plain-list related">
            {data.proposals.map((proposal) => (
              <Waiting key={`${proposal.record.id} ${proposal.revision}`} frame={frame} proposal={proposal} />
            ))}
          </ul>
        )}
        <More href={data.moreProposals} text={say('desk.more-waiting')} />
      </section>
      <section aria-labelledby="flagged" class="mt6">
        <h2 id="flagged">{say('desk.flagged')}</h2>
        <p class="measure">{say('desk.flagged-why')}</p>
        {data.flagged.length === 0 ? (
          <p class="inset">{say('desk.nothing-flagged')}</p>
        ) : (
          <ul class="plain-list related">
            {data.flagged.map((record) => (
              <li key={record.id}>
                <RecordAnchor language={language} record={record} />{' '}
                <a href={localised(language, addresses.editRecord(record.slug))}>{say('desk.mend')}</a>
              </li>
            ))}
          </ul>
        )}
        <More href={data.moreFlagged} text={say('desk.more-flagged')} />
      </section>
      {data.belowGate.length > 0 && (
        <section aria-labelledby="below-gate" class="mt6">
          <h2 id="below-gate">{say('below-gate.desk')}</h2>
          <ul class="plain-list related">
            {data.belowGate.map(({ title, pages, href }) => (
              <li key={href}>
                <a href={href}>
                  <bdi>{title}</bdi>
                </a>{' '}
                {say('below-gate.in-version', { pages })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="write" class="mt6">
        <h2 id="write">{say('desk.write')}</h2>
        <ul class="also">
          {kinds.map(({ kind }) => (
            <li key={kind}>
              <a href={`${localised(language, addresses.newRecord)}?kind=${kind}`}>
                {say.find(`record.kind.${kind}`) ?? kind}
              </a>
            </li>
          ))}
        </ul>
        <ul class="links mt5">
          <li>
            <a href={localised(language, addresses.cite)}>{say('desk.cite')}</a>
            <p>{say('desk.cite-what')}</p>
          </li>
          <li>
            <a href={localised(language, addresses.importRecords)}>{say('exchange.import')}</a>
            <p>{say('desk.import-what')}</p>
          </li>
        </ul>
      </section>
    </Page>,
  )
}

function More({ href, text }: { href: string | null; text: string }): JSX.Element | null {
  return href === null ? null : (
    <p>
      <a href={href} rel="next">
        {text}
      </a>
    </p>
  )
}

function Waiting({ frame: { language }, proposal }: { frame: Frame; proposal: Proposal }): JSX.Element {
  const say = words(language)
  const { record, revision, change, note, proposedAt, own } = proposal
  const isFirst = change === 'edit' && record.title === null
  return (
    <li>
      <a href={localised(language, addresses.revision(record.slug, revision))}>
        {say.find(`record.kind.${record.kind}`) ?? record.kind}
        {': '}
        {record.title ? <Words language={language} text={record.title} /> : <Code>{record.slug}</Code>}
      </a>{' '}
      <span class="tag info">{say(isFirst ? 'desk.first' : `desk.change.${change}`)}</span>
      {own && <span class="mark">{say('desk.own-short')}</span>}
      <p class="weak">
        <Day language={language} at={proposedAt} />
        {note !== null && (
          <>
            {say('record.comma')}
            <bdi>{note}</bdi>
          </>
        )}
      </p>
    </li>
  )
}
