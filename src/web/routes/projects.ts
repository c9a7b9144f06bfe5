import { perform } from '../../kernel/perform.ts'
import { holderOf } from '../../kernel/principal.ts'
import { listProblems, readProblem } from '../../modules/calls/index.ts'
import {
  changeProject,
  createProject,
  endProject,
  inviteMember,
  joinProject,
  listPermits,
  listRequests,
  readProject,
  removeMember,
} from '../../modules/permits/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import type { MadeSecret } from '../people/shown-once.tsx'
import { joinPage } from '../permits/join-page.tsx'
import { chooseProblemPage, newProjectPage } from '../permits/new-project-page.tsx'
import { projectPage } from '../permits/project-page.tsx'
import { requireMay, requireSignedIn } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { ownOrganisations } from './own-organisations.ts'
import { projectPath } from './project-path.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** The newest permits, and as many requests, that a project's page shows. */
const mostShown = 100

/** Projects: started on a public problem, joined by invitation, led, ended. */
export function serveProjects(pages: PageRoutes): void {
  pages.get(addresses.projects, async () => ({ seeOther: addresses.workspace }))
  pages.get(addresses.newProject, startProject)
  pages.post(addresses.newProject, takeProject)

  pages.get('/projects/join/:secret', async (visit) => {
    await requireMay(visit, joinProject, { secret: visit.parameter('secret') })
    return drawInvitation(visit, blank)
  })
  pages.post('/projects/join/:secret', (visit, form) => {
    const organisation = written(form, 'organisation')
    const input = { secret: visit.parameter('secret'), ...(organisation && { organisation }) }
    const take = async () => {
      const { id } = await perform(joinProject, visit.context, input)
      return { seeOther: addresses.project(id) }
    }
    return orAgain(visit, form, take, (filled) => drawInvitation(visit, filled))
  })

  pages.get('/projects/:id', (visit) => drawProject(visit, null, blank))

  // The address of an invitation is shown this once, so this form is answered by a page and leads nowhere.
  pages.post('/projects/:id/invitations', (visit, form) => {
    const take = async () => {
      const role = written(form, 'role')
      const { secret, expiresAt } = await perform(inviteMember, visit.context, {
        ...named(visit),
        ...(role && { role }),
      })
      const address = `${visit.site.origin}${localised(visit.language, addresses.projectInvitation(secret))}`
      return drawProject(visit, { secret: address, expiresAt }, blank)
    }
    return orAgain(visit, form, take, (filled) => drawProject(visit, null, filled))
  })
  act(pages, 'words', ({ context, language }, id, form) => {
    const summary = written(form, 'summary')
    const words = { name: { [language]: written(form, 'name') }, ...(summary && { summary: { [language]: summary } }) }
    return perform(changeProject, context, { id, ...words })
  })
  act(pages, 'end', ({ context }, id, form) => perform(endProject, context, { id, reason: written(form, 'reason') }))

  pages.post('/projects/:id/removal', (visit, form) => {
    const person = written(form, 'person')
    const take = async () => {
      await perform(removeMember, visit.context, { ...named(visit), person })
      const leaves = person === holderOf(visit.context.principal)
      return { seeOther: leaves ? addresses.workspace : addresses.project(visit.parameter('id')) }
    }
    return orAgain(visit, form, take, (filled) => drawProject(visit, null, filled))
  })
}

function named({ parameter }: Visit): { id: string } {
  return { id: parameter('id') }
}

/** A form on a project's page: done, it leads back there; refused, the page comes with what is wrong. */
function act(
  pages: PageRoutes,
  name: string,
  take: (visit: Visit, project: string, form: URLSearchParams) => Promise<unknown>,
): void {
  pages.post(`/projects/:id/${name}`, (visit, form) => {
    const id = visit.parameter('id')
    const done = async () => {
      await take(visit, id, form)
      return { seeOther: addresses.project(id) }
    }
    return orAgain(visit, form, done, (filled) => drawProject(visit, null, filled))
  })
}

async function drawProject(
  visit: Visit,
  invitation: MadeSecret | null,
  filled: Filled,
): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context } = visit
  const project = await perform(readProject, context, named(visit))
  const { permits } = await perform(listPermits, context, { project: project.id, limit: mostShown })
  const { requests } = await perform(listRequests, context, { project: project.id, limit: mostShown })
  const { state: path, assistants } = await projectPath(visit, project, permits)
  const data = {
    project,
    path,
    assistants,
    mayBuild: project.own !== null && project.endedAt === null,
    permits,
    requests,
    now: context.clock(),
    self: holderOf(context.principal),
    invitation,
  }
  return { html: projectPage(frameAt(visit, addresses.project(project.id)), data, filled) }
}

/** The form; before it, where no problem is named, which problem the project is to work on. */
async function startProject(visit: Visit): Promise<Answer> {
  const { frame, language, context, query } = visit
  await requireMay(visit, createProject, { problem: '', kind: 'research', name: {} })
  const need = query('need')
  const dataSet = query('data-set') ?? null
  if (need) return drawNewProject(visit, need, dataSet, blank)

  const cursor = query('cursor')
  const { problems, next } = await perform(listProblems, context, { ...(cursor && { cursor }) })
  const href = (chosen: Readonly<Record<string, string>>) => {
    const asked = new URLSearchParams({ ...chosen, ...(dataSet && { 'data-set': dataSet }) })
    return `${localised(language, addresses.newProject)}?${asked}`
  }
  return {
    html: chooseProblemPage(frame, {
      problems,
      nextHref: next === null ? null : href({ cursor: next }),
      hrefOf: (problem) => href({ need: problem }),
    }),
  }
}

async function drawNewProject(
  visit: Visit,
  need: string,
  dataSet: string | null,
  filled: Filled,
): Promise<{ readonly html: string }> {
  const { id, title } = await perform(readProblem, visit.context, { problem: need })
  const organisations = await ownOrganisations(visit)
  const carried = dataSet === null ? { need } : { need, 'data-set': dataSet }
  const frame = frameAt(visit, `${addresses.newProject}?${new URLSearchParams(carried)}`)
  return { html: newProjectPage(frame, { problem: { id, title }, organisations, dataSet }, filled) }
}

async function takeProject(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { context, language } = visit
  const [need, dataSet] = [written(form, 'need'), written(form, 'data-set')]
  const [summary, organisation] = [written(form, 'summary'), written(form, 'organisation')]
  const take = async () => {
    const { id } = await perform(createProject, context, {
      problem: need,
      kind: written(form, 'kind'),
      name: { [language]: written(form, 'name') },
      ...(summary && { summary: { [language]: summary } }),
      ...(organisation && { organisation }),
    })
    if (!dataSet) return { seeOther: addresses.project(id) }
    return { seeOther: `${addresses.newPermitRequest}?${new URLSearchParams({ project: id, 'data-set': dataSet })}` }
  }
  return orAgain(visit, form, take, (filled) => drawNewProject(visit, need, dataSet || null, filled))
}

async function drawInvitation(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const secret = visit.parameter('secret')
  // Whoever has the address has the secret: nobody keeps the page, and no search engine lists it.
  visit.reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
  const frame = frameAt(visit, addresses.projectInvitation(secret))
  return { html: joinPage(frame, { secret, organisations: await ownOrganisations(visit) }, filled) }
}
