import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Permit, PermitRequest, Project } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { InboxList } from '../permits/inbox-page.tsx'
import { PermitList, RequestList } from '../permits/permit-lists.tsx'
import { Words } from '../records/words.tsx'
import { Day, Say } from '../text.tsx'

export type WorkspacePageData = {
  readonly projects: readonly Project[]
  /** Where the next page of each list is. */
  readonly moreProjects: string | null
  readonly permits: readonly Permit[]
  /** Permits of others over data that the reader answers for. */
  readonly permitsOfOffice: readonly Permit[]
  readonly morePermits: string | null
  readonly requests: readonly PermitRequest[]
  readonly moreRequests: string | null
  /** What waits for an answer of the reader, the first of it; nothing for those who answer for no data. */
  readonly inbox: { readonly requests: readonly PermitRequest[]; readonly more: boolean } | null
  /** Incidents and contests that wait for the reader; nothing for those who settle none. */
  readonly reports: number | null
  /** Versions that wait for the reader's approval, the first of them; nothing for those who approve for no organisation. */
  readonly approvals: { readonly count: number; readonly more: boolean } | null
  /** A project belongs to an organisation: without one there is nobody to start it for. */
  readonly mayStart: boolean
  readonly now: Date
}

/** What somebody has here and what waits for them: requests to decide, permits, requests, projects. */
export function workspacePage(frame: Frame, data: WorkspacePageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('workspace.title')} section="workspace">
      <h1>{say('workspace.title')}</h1>
      {data.inbox && <Waiting frame={frame} inbox={data.inbox} />}
      {data.approvals && (
        <section aria-labelledby="approvals" class="mt6">
          <h2 id="approvals">
            <a href={localised(language, addresses.approvals)}>{say('approvals.title')}</a>
          </h2>
          <p>
            {say(data.approvals.more ? 'approvals.waiting-more' : 'approvals.waiting', { count: data.approvals.count })}
          </p>
        </section>
      )}
      {data.reports !== null && (
        <section aria-labelledby="reports" class="mt6">
          <h2 id="reports">
            <a href={localised(language, addresses.reports)}>{say('reports.title')}</a>
          </h2>
          <p>{say('reports.waiting-count', { count: data.reports })}</p>
        </section>
      )}
      <section aria-labelledby="permits" class="mt6">
        <h2 id="permits">{say('workspace.permits')}</h2>
        <PermitList language={language} permits={data.permits} now={data.now} none="workspace.no-permit" />
        <More language={language} href={data.morePermits} />
      </section>
      {data.permitsOfOffice.length > 0 && (
        <section aria-labelledby="office" class="mt6">
          <h2 id="office">{say('workspace.permits-of-office')}</h2>
          <p class="measure">{say('workspace.permits-of-office.what')}</p>
          <PermitList language={language} permits={data.permitsOfOffice} now={data.now} none="workspace.no-permit" />
        </section>
      )}
      <section aria-labelledby="requests" class="mt6">
        <h2 id="requests">{say('workspace.requests')}</h2>
        <RequestList language={language} requests={data.requests} none="workspace.no-request" />
        <More language={language} href={data.moreRequests} />
      </section>
      <section aria-labelledby="projects" class="mt6">
        <h2 id="projects">{say('workspace.projects')}</h2>
        <Projects frame={frame} projects={data.projects} />
        <More language={language} href={data.moreProjects} />
        {data.mayStart ? (
          <p class="mt4">
            <a class="btn" href={localised(language, addresses.newProject)}>
              {say('workspace.start-project')}
            </a>
          </p>
        ) : (
          <p class="inset mt4">{say('workspace.no-organisation')}</p>
        )}
      </section>
      <section aria-labelledby="evaluation" class="mt6">
        <h2 id="evaluation">
          <a href={localised(language, addresses.evaluation)}>{say('evaluation.title')}</a>
        </h2>
        <p class="measure">{say('evaluation.short')}</p>
      </section>
      <section aria-labelledby="decisions" class="mt6">
        <h2 id="decisions">
          <a href={localised(language, addresses.decisions)}>{say('decisions.title')}</a>
        </h2>
        <p class="measure">{say('workspace.decisions.what')}</p>
      </section>
    </Page>,
  )
}

function More({ language, href }: { language: Language; href: string | null }): JSX.Element | null {
  return href === null ? null : (
    <p class="mt4">
      <a href={href} rel="next">
        {words(language)('workspace.more')}
      </a>
    </p>
  )
}

function Waiting({
  frame: { language },
  inbox,
}: {
  frame: Frame
  inbox: NonNullable<WorkspacePageData['inbox']>
}): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('workspace.waiting')}</h2>
      <InboxList language={language} requests={inbox.requests} />
      {inbox.more && (
        <p class="mt4">
          <a href={localised(language, addresses.inbox)}>{say('workspace.all-waiting')}</a>
        </p>
      )}
    </section>
  )
}

function Projects({ frame: { language }, projects }: { frame: Frame; projects: readonly Project[] }): JSX.Element {
  const say = words(language)
  if (projects.length === 0) return <p class="inset">{say('workspace.no-project')}</p>
  return (
    <ul class="plain-list changes">
      {projects.map(({ id, name, kind, problem, own, endedAt }) => (
        <li key={id}>
          <a href={localised(language, addresses.project(id))}>
            <Words language={language} text={name} />
          </a>{' '}
          <span class="tag info">{say(`project.kind.${kind}`)}</span>
          {own && <span class="mark">{say(`project.role.${own}`)}</span>}
          {endedAt !== null && (
            <p>
              <Say language={language} of="project.ended-on" day={<Day language={language} at={endedAt} />} />
            </p>
          )}
          <p class="weak">
            <Words language={language} text={problem.title} />
          </p>
        </li>
      ))}
    </ul>
  )
}
