import { perform } from '../../kernel/perform.ts'
import {
  listIncidents,
  readOwnIncident,
  readSystem,
  reportIncident,
  systemNotFound,
} from '../../modules/register/index.ts'
import { addresses, localised } from '../addresses.ts'
import { type IncidentAnswers, type IncidentQuestion, incidentQuestions } from '../reports/incident-questions.ts'
import { incidentsPage } from '../reports/incidents-page.tsx'
import { ownIncidentPage } from '../reports/own-incident-page.tsx'
import { checkIncidentPage, reportIncidentPage } from '../reports/report-incident-page.tsx'
import { sentPage } from '../reports/sent-page.tsx'
import { turnAfter } from '../reports/turn.ts'
import { answerFault } from './answer-fault.ts'
import { maskedAnswers } from './masked-answers.ts'
import { nextPage } from './next-page.ts'
import { keepSecret } from './secret-address.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Incidents: reporting one, a question a page; what became of it; and what everybody may know of a system's. */
export function serveIncidents(pages: PageRoutes): void {
  pages.get('/register/:slug/incident', async (visit) => {
    const system = await reportedSystem(visit)
    return ask(visit, system, { question: incidentQuestions[0], answers: {}, checking: false, problem: null })
  })
  pages.post('/register/:slug/incident', takeAnswer)

  pages.get('/incidents/:secret', async (visit) => {
    const incident = await perform(readOwnIncident, visit.context, { secret: visit.parameter('secret') })
    keepSecret(visit)
    return { html: ownIncidentPage(visit.frame, incident) }
  })

  pages.get('/register/:slug/incidents', async (visit) => {
    const { slug, names, liveSince, state, measured } = await systemOf(visit)
    const cursor = visit.query('cursor')
    const { incidents, next } = await perform(listIncidents, visit.context, { system: slug, ...(cursor && { cursor }) })
    const html = incidentsPage(visit.frame, {
      system: { slug, names },
      incidents,
      waiting: measured.incidents.reported,
      nextHref: nextPage(visit, addresses.systemAct(slug, 'incidents'), {}, next),
      mayReport: liveSince !== null && state !== 'draft',
    })
    return { html }
  })
}

type System = Awaited<ReturnType<typeof systemOf>>

function systemOf(visit: Visit) {
  return perform(readSystem, visit.context, { system: visit.parameter('slug') })
}

/** @throws Problem for a draft too, which has answered nobody: the form would be filled in for nothing. */
async function reportedSystem(visit: Visit): Promise<System> {
  const system = await systemOf(visit)
  if (system.liveSince === null) throw systemNotFound({ system: system.slug })
  return system
}

async function takeAnswer(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const system = await reportedSystem(visit)
  const { answers, masked } = maskedAnswers(visit, form, incidentQuestions)
  const said = { system: system.slug, ...answers }
  const faultOf = (question: IncidentQuestion) => answerFault(reportIncident.input, said, question)
  const turn = turnAfter(incidentQuestions, form, faultOf)
  if (turn.page === 'question') return ask(visit, system, { ...turn, answers })
  const frame = frameAt(visit, addresses.systemAct(system.slug, 'incident'))
  if (turn.page === 'check') return { html: checkIncidentPage(frame, { system, answers, masked }) }

  // The address is shown this once, so this form is answered by a page and leads nowhere.
  const { id, secret } = await perform(reportIncident, visit.context, said)
  keepSecret(visit)
  const address = addresses.incident(secret)
  const html = sentPage(frameAt(visit, address), {
    title: 'incident.sent',
    number: { label: 'incident.number', id },
    next: 'incident.check.then',
    address: `${visit.site.origin}${localised(visit.language, address)}`,
  })
  return { html }
}

type Asked = Pick<Parameters<typeof reportIncidentPage>[1], 'question' | 'checking' | 'problem'> & {
  readonly answers: IncidentAnswers
}

function ask(visit: Visit, system: System, asked: Asked): { html: string; status: number } {
  const frame = frameAt(visit, addresses.systemAct(system.slug, 'incident'))
  return { html: reportIncidentPage(frame, { system, ...asked }), status: asked.problem?.status ?? 200 }
}
