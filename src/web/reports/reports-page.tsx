import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Contest, Incident } from '../../modules/register/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Day } from '../text.tsx'
import { inShort } from './in-short.ts'
import { ContestState, IncidentState, Severity } from './state-tags.tsx'

/** One of the lists of the page: its name is also its place, and the query field of its next page. */
export type ReportList = {
  readonly name: 'reported' | 'confirmed' | 'open' | 'incidents' | 'contests'
  readonly items: readonly (Incident | Contest)[]
  readonly nextHref: string | null
}

export type ReportsPageData = {
  /** What waits, or what is settled. */
  readonly shows: 'waiting' | 'settled'
  readonly lists: readonly ReportList[]
  /** The reader settles something, in an office of theirs. */
  readonly settles: boolean
}

const titles: Readonly<Record<ReportList['name'], SentenceKey>> = {
  reported: 'reports.incidents.reported',
  confirmed: 'reports.incidents.confirmed',
  open: 'reports.contests.open',
  incidents: 'reports.incidents.settled',
  contests: 'reports.contests.settled',
}

/** As much of what somebody wrote as a list shows. */
const mostInList = 140

/** Incidents and contests of those who answer for systems and data. */
export function reportsPage(frame: Frame, { shows, lists, settles }: ReportsPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('reports.title')} section="workspace">
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
      </p>
      <h1>{say('reports.title')}</h1>
      <p class="measure">{say(settles ? 'reports.what' : 'reports.not-yours')}</p>
      {settles && (
        <>
          <nav aria-label={say('reports.title')}>
            <ul class="toc">
              {(['waiting', 'settled'] as const).map((view) => (
                <li key={view}>
                  <a
                    href={`${localised(language, addresses.reports)}${view === 'settled' ? '?show=settled' : ''}`}
                    aria-current={view === shows ? 'page' : undefined}
                  >
                    {say(`reports.show.${view}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {lists.map((list) => (
            <List key={list.name} language={language} list={list} />
          ))}
        </>
      )}
    </Page>,
  )
}

function List({ language, list }: { language: Language; list: ReportList }): JSX.Element {
  const say = words(language)
  const { name, items, nextHref } = list
  return (
    <section aria-labelledby={name} class="mt6">
      <h2 id={name}>{say(titles[name])}</h2>
      {items.length === 0 ? (
        <p class="inset">{say('reports.none')}</p>
      ) : (
        <ul class="plain-list changes">
          {items.map((item) =>
            'harm' in item ? (
              <IncidentItem key={item.id} language={language} incident={item} />
            ) : (
              <ContestItem key={item.id} language={language} contest={item} />
            ),
          )}
        </ul>
      )}
      {nextHref && (
        <p class="mt4">
          <a href={nextHref} rel="next" aria-label={`${say('reports.more')}: ${say(titles[name])}`}>
            {say('reports.more')}
          </a>
        </p>
      )}
    </section>
  )
}

function IncidentItem({ language, incident }: { language: Language; incident: Incident }): JSX.Element {
  const { id, what, harm, severity, state, reportedAt, system } = incident
  return (
    <Item
      href={localised(language, addresses.reportedIncident(id))}
      title={what === null ? id : inShort(what, mostInList)}
      at={<Day language={language} at={reportedAt} />}
      tags={
        <>
          <IncidentState language={language} of={state} />
          <Severity language={language} of={severity} />
          {words(language)(`incident.harm.${harm}`)}
        </>
      }
    >
      <Words language={language} text={system.names} />
    </Item>
  )
}

function ContestItem({ language, contest }: { language: Language; contest: Contest }): JSX.Element {
  const { id, state, openedAt, system, why, case: contested } = contest
  const say = words(language)
  return (
    <Item
      href={localised(language, addresses.openContest(id))}
      title={contested ? contested.answer.question : id}
      at={<Day language={language} at={openedAt} />}
      tags={
        <>
          <ContestState language={language} of={state} />
          {why === null ? say('contest.why.forgotten') : <bdi>{inShort(why, mostInList)}</bdi>}
        </>
      }
    >
      {system === null ? say('contest.no-system') : <Words language={language} text={system.names} />}
    </Item>
  )
}

type ItemProps = { href: string; title: string; at: JSX.Element; tags: ComponentChildren; children: ComponentChildren }

function Item({ href, title, at, tags, children }: ItemProps): JSX.Element {
  return (
    <li>
      <a href={href}>
        <bdi>{title}</bdi>
      </a>
      <p>{tags}</p>
      <p class="weak">
        {children}
        <br />
        {at}
      </p>
    </li>
  )
}
