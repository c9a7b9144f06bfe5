import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import { createProject, listPermits, listProjects, listRequests } from '../../modules/permits/index.ts'
import { listApprovals, type RegisterTables, waitingReports } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { inboxPage } from '../permits/inbox-page.tsx'
import { workspacePage } from '../workspace/workspace-page.tsx'
import { mayPerform } from './asking-rules.ts'
import { nextPage, nextPart } from './next-page.ts'
import type { Answer, PageRoutes, Visit } from './visit.ts'

/** Enough of each list for one page; the rest follows by its link. */
const shown = 20
const waitingShown = 5

/** What somebody has here, and what waits for them. */
export function serveWorkspace(pages: PageRoutes): void {
  pages.get(addresses.workspace, showWorkspace)

  pages.get(addresses.inbox, async (visit) => {
    const { frame, context, query } = visit
    const cursor = query('cursor')
    const { requests, next } = await perform(listRequests, context, {
      box: 'inbox',
      limit: shown,
      ...(cursor && { cursor }),
    })
    return { html: inboxPage(frame, { requests, nextHref: nextPage(visit, addresses.inbox, {}, next) }) }
  })
}

async function showWorkspace(visit: Visit): Promise<Answer> {
  const { frame, context, query } = visit
  const page = (name: string) => {
    const cursor = query(name)
    return { limit: shown, ...(cursor && { cursor }) }
  }
  const more = (name: string, next: string | null) => nextPart(visit, addresses.workspace, name, next)

  const { projects, next: nextProject } = await perform(listProjects, context, page('projects'))
  const { permits, next: nextPermit } = await perform(listPermits, context, page('permits'))
  const { requests, next: nextRequest } = await perform(listRequests, context, page('requests'))
  const inbox = frame.person?.isOfficer
    ? await perform(listRequests, context, { box: 'inbox', limit: waitingShown })
    : null
  const html = workspacePage(frame, {
    projects,
    moreProjects: more('projects', nextProject),
    permits: permits.filter(({ own }) => own),
    permitsOfOffice: permits.filter(({ own }) => !own),
    morePermits: more('permits', nextPermit),
    requests,
    moreRequests: more('requests', nextRequest),
    inbox: inbox && { requests: inbox.requests, more: inbox.next !== null },
    approvals: await waitingApprovals(visit),
    reports: await waitingReports(viewOf<RegisterTables>(context.db), context.principal),
    mayStart: await mayPerform(visit, createProject, { problem: '', kind: 'research', name: {} }),
    now: context.clock(),
  })
  return { html }
}

/** Counted as far as one page of them goes: each is looked at as it stands now. */
async function waitingApprovals({ context }: Visit): Promise<{ count: number; more: boolean } | null> {
  const { principal } = context
  if (principal.kind !== 'person') return null
  const approves = [principal, ...(principal.memberships ?? [])].some(({ roles }) =>
    roles.some((role) => role === 'approver'),
  )
  if (!approves) return null
  const { waiting, next } = await perform(listApprovals, context, {})
  return { count: waiting.length, more: next !== null }
}
