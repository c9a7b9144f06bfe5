import { routeNotFound } from '../../http/problem-response.ts'
import type { Multilingual } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { rolesTowards } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import { listDatasets, readDataset } from '../../modules/datasets/index.ts'
import {
  askForPermit,
  changeRequest,
  daysTooMany,
  grantRequest,
  listProjects,
  type PermitRequest,
  type Project,
  readProject,
  readRequest,
  refuseRequest,
  startRequest,
  withdrawRequest,
} from '../../modules/permits/index.ts'
import { explain } from '../../modules/policy/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { type AskableData, questionPage } from '../permits/question-page.tsx'
import { answersOf, changesOf, fieldOf, wholeNumber, wrong } from '../permits/request-answers.ts'
import { type LawOnRequest, requestPage } from '../permits/request-page.tsx'
import { isRequestQuestion, questionOf, questionsOf, type RequestQuestion } from '../permits/request-questions.ts'
import { startRequestPage } from '../permits/start-request-page.tsx'
import { askRules, requireSignedIn } from './asking-rules.ts'
import { filledAgain, orAgain, written } from './filled-again.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Choices that one page lists: projects, data sets. */
const mostChoices = 100

/** Requests for permits: begun, answered a question a page, checked, asked; decided by whoever answers for the data. */
export function servePermitRequests(pages: PageRoutes): void {
  pages.get(addresses.newPermitRequest, (visit) =>
    drawStart(visit, visit.query('data-set') ?? null, { ...blank, values: { project: visit.query('project') ?? '' } }),
  )
  pages.post(addresses.newPermitRequest, takeStart)

  pages.get('/permit-requests/:id', (visit) => drawRequest(visit, blank))
  act(pages, 'asking', ({ context }, id) => perform(askForPermit, context, { id }))
  act(pages, 'withdrawal', ({ context }, id) => perform(withdrawRequest, context, { id }))
  act(pages, 'decision', async ({ context }, id, form) => {
    const [decision, reason] = [form.get('decision'), written(form, 'reason')]
    if (decision === 'refuse') return perform(refuseRequest, context, { id, reason })
    if (decision !== 'grant') throw wrong('decision', 'missing')
    const days = written(form, 'days')
    const personal = written(form, 'personal')
    const chosen = { ...(days && { days: wholeNumber(days, 'days') }), ...(personal && { personal }) }
    return perform(grantRequest, context, { id, reason, ...chosen }).catch(besideDays)
  })

  pages.get('/permit-requests/:id/:question', showQuestion)
  pages.post('/permit-requests/:id/:question', takeAnswer)
}

/** Asked for too many days, the field says so too. */
function besideDays(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== daysTooMany.code) throw error
  const fault = { path: 'days', fault: 'days-more-than-asked', values: {} }
  throw new Problem(error.code, error.status, error.values, [fault])
}

/** A form on a request's page: done, it leads back there; refused, the page comes with what is wrong. */
function act(
  pages: PageRoutes,
  name: string,
  take: (visit: Visit, request: string, form: URLSearchParams) => Promise<unknown>,
): void {
  pages.post(`/permit-requests/:id/${name}`, (visit, form) => {
    const id = visit.parameter('id')
    const done = async () => {
      await take(visit, id, form)
      return { seeOther: addresses.permitRequest(id) }
    }
    return orAgain(visit, form, done, (filled) => drawRequest(visit, filled))
  })
}

/** Projects that the reader leads, for one of which the permit is asked. */
async function drawStart(visit: Visit, dataSet: string | null, filled: Filled): Promise<{ readonly html: string }> {
  const { context, language } = visit
  const { projects } = await perform(listProjects, context, { limit: mostChoices })
  const led = projects.filter(({ own, endedAt }) => own === 'lead' && endedAt === null)
  const asked = dataSet === null ? '' : `?${new URLSearchParams({ 'data-set': dataSet })}`
  const chosen = led.some(({ id }) => id === filled.values.project) ? filled : { ...filled, values: {} }
  const html = startRequestPage(
    frameAt(visit, `${addresses.newPermitRequest}${asked}`),
    {
      projects: led,
      dataSet: dataSet === null ? null : { id: dataSet, title: await titleOf(visit, dataSet) },
      newProjectHref: `${localised(language, addresses.newProject)}${asked}`,
    },
    chosen,
  )
  return { html }
}

/** The title of a data set that the reader knows of. */
async function titleOf({ context }: Visit, id: string): Promise<Multilingual | null> {
  try {
    return (await perform(readDataset, context, { id })).titles
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

async function takeStart(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const [project, dataSet] = [written(form, 'project'), written(form, 'data-set')]
  const take = async () => {
    const request = await perform(startRequest, visit.context, { project, ...(dataSet && { dataSets: [dataSet] }) })
    return { seeOther: addresses.permitRequestStep(request.id, nextToAnswer(request)) }
  }
  return orAgain(visit, form, take, (filled) => drawStart(visit, dataSet || null, filled))
}

/** The first question without an answer. */
function nextToAnswer({ missing }: PermitRequest): RequestQuestion {
  return missing.map(questionOf).find((question) => question !== undefined) ?? 'data-sets'
}

async function showQuestion(visit: Visit): Promise<Answer> {
  requireSignedIn(visit)
  const question = questionNamed(visit)
  const request = await perform(readRequest, visit.context, { id: visit.parameter('id') })
  if (request.state !== 'draft' || !request.lead) return { seeOther: addresses.permitRequest(request.id) }
  const values = answersOf(request, visit.language)
  const html = await drawQuestion(visit, request, question, visit.query('checking') === 'yes', { ...blank, values })
  return { html }
}

/** @throws Problem as for a page that is not there. */
function questionNamed({ parameter }: Visit): RequestQuestion {
  const name = parameter('question')
  if (!isRequestQuestion(name)) throw routeNotFound({})
  return name
}

async function takeAnswer(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { context, parameter } = visit
  const question = questionNamed(visit)
  const id = parameter('id')
  const checking = form.get('checking') === 'yes'
  try {
    const changed = await perform(changeRequest, context, { id, ...changesOf(question, form) })
    const questions = questionsOf(changed)
    const next = questions[questions.indexOf(question) + 1]
    const isOpen = next === undefined || (checking && !(question === 'legal-basis' && next === 'consents'))
    return { seeOther: isOpen ? addresses.permitRequest(id) : addresses.permitRequestStep(id, next) }
  } catch (error) {
    const filled = filledAgain(visit, error, form, (path) => fieldOf(question, path, form))
    const request = await perform(readRequest, context, { id })
    if (request.state !== 'draft' || !request.lead) throw error
    const html = await drawQuestion(visit, request, question, checking, filled)
    return { html, status: filled.problem.status }
  }
}

async function drawQuestion(
  visit: Visit,
  request: PermitRequest,
  question: RequestQuestion,
  checking: boolean,
  filled: Filled,
): Promise<string> {
  const known = question === 'data-sets' ? await askable(visit, request) : []
  const frame = frameAt(visit, `${addresses.permitRequestStep(request.id, question)}${checking ? '?checking=yes' : ''}`)
  return questionPage(frame, { request, question, checking, known }, filled)
}

/** Data sets to choose from: those in the request, and the newest that the reader knows of. */
async function askable({ context }: Visit, request: PermitRequest): Promise<AskableData[]> {
  const { dataSets } = await perform(listDatasets, context, { state: 'published', limit: mostChoices })
  const chosen = request.dataSets.map(({ dataSet, title, publisher }) => ({
    id: dataSet,
    title,
    publisher: publisher.names,
  }))
  const others = dataSets.map(({ id, titles, publisher }) => ({ id, title: titles, publisher: publisher.names }))
  return [...chosen, ...others.filter(({ id }) => !chosen.some((one) => one.id === id))]
}

async function drawRequest(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { context, parameter } = visit
  const request = await perform(readRequest, context, { id: parameter('id') })
  const { principal } = context
  const isAwaited = request.dataSets.some(
    ({ publisher, decision }) =>
      decision === 'waiting' && rolesTowards(principal, publisher.id).includes('data-officer'),
  )
  const data = {
    request,
    project: await projectOf(visit, request),
    law: request.mayDecide ? await lawOn(visit, request) : null,
    isOwnDecision: isAwaited && !request.mayDecide,
  }
  return { html: requestPage(frameAt(visit, addresses.permitRequest(request.id)), data, filled) }
}

/** Who asks, as far as the reader may know. */
async function projectOf({ context }: Visit, { project }: PermitRequest): Promise<Project | null> {
  try {
    return await perform(readProject, context, { id: project.id })
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

/** What the rules would say if the reader granted it now, and what they are told of the data. */
async function lawOn(visit: Visit, { id }: PermitRequest): Promise<LawOnRequest> {
  const { decision, resource } = await askRules(visit, grantRequest, { id, reason: '', personal: 'masked' })
  const lacking = decision.reasons.flatMap(({ rule, missing }) => missing.map((one) => ({ rule, ...one })))
  const said = { reasons: decision.reasons, missing: lacking, obligations: [] }
  const { reasons, missing } = explain(visit.context.packs, said, visit.language)
  const { identifiers, cndp, purposes } = resource ?? {}
  return {
    effect: decision.effect,
    reasons,
    missing,
    data: { ...(identifiers && { identifiers }), ...(cndp && { cndp }), ...(purposes && { purposes }) },
  }
}
