import { viewOf } from '../../kernel/database.ts'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { listDatasets } from '../../modules/datasets/index.ts'
import {
  type Contest,
  contestNotFound,
  type Incident,
  incidentNotFound,
  listContests,
  listIncidents,
  type RegisterTables,
  settleContest,
  settleIncident,
  waitingReports,
} from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Choice, type Filled } from '../forms.tsx'
import { wrong } from '../permits/request-answers.ts'
import { lessonIn, settlementField } from '../reports/lesson-fields.ts'
import { noDataSet, openContestPage } from '../reports/open-contest-page.tsx'
import { reportedIncidentPage } from '../reports/reported-incident-page.tsx'
import { type ReportList, reportsPage } from '../reports/reports-page.tsx'
import { answerOf } from './answers.ts'
import { mayPerform, requireSignedIn } from './asking-rules.ts'
import { serveContesting } from './contest-answer.ts'
import { orAgain, written } from './filled-again.ts'
import { nextPart } from './next-page.ts'
import { serveIncidents } from './report-incident.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Of each list, what one page shows. */
const shown = 20
/** Data sets that a lesson may be about, where the answer does not say. */
const mostDataSets = 100

/** Incidents and contests: reporting and contesting, what became of it, and the desk of those who settle them. */
export function serveReports(pages: PageRoutes): void {
  serveIncidents(pages)
  serveContesting(pages)

  pages.get(addresses.reports, showReports)
  pages.get('/reports/incidents/:id', (visit) => drawIncident(visit, blank))
  pages.get('/reports/contests/:id', (visit) => drawContest(visit, blank))

  pages.post('/reports/incidents/:id/settlement', (visit, form) => {
    const id = visit.parameter('id')
    const take = async () => {
      const state = written(form, 'state')
      if (state === '') throw wrong('state', 'missing')
      const blocks = written(form, 'blocks') === 'yes'
      await perform(settleIncident, visit.context, { id, state, blocks, outcome: outcomeIn(form) })
      return { seeOther: addresses.reportedIncident(id) }
    }
    const fieldOf = (path: string) => (path.startsWith('outcome') ? settlementField(path) : path)
    return orAgain(visit, form, take, (filled) => drawIncident(visit, filled), fieldOf)
  })

  pages.post('/reports/contests/:id/settlement', (visit, form) => {
    const id = visit.parameter('id')
    const take = async () => {
      await perform(settleContest, visit.context, { id, ...settlementIn(form) })
      return { seeOther: addresses.openContest(id) }
    }
    return orAgain(visit, form, take, (filled) => drawContest(visit, filled), settlementField)
  })
}

async function showReports(visit: Visit): Promise<Answer> {
  requireSignedIn(visit)
  const { context, frame } = visit
  const settles = (await waitingReports(viewOf<RegisterTables>(context.db), context.principal)) !== null
  const shows = visit.query('show') === 'settled' ? 'settled' : 'waiting'
  const lists = !settles ? [] : shows === 'settled' ? await settledLists(visit) : await waitingLists(visit)
  return { html: reportsPage(frame, { shows, lists, settles }) }
}

async function waitingLists(visit: Visit): Promise<ReportList[]> {
  const { context } = visit
  const reported = await perform(listIncidents, context, { state: 'reported', ...part(visit, 'reported') })
  const open = await perform(listContests, context, { state: 'open', ...part(visit, 'open') })
  const confirmed = await perform(listIncidents, context, { state: 'confirmed', ...part(visit, 'confirmed') })
  return [
    listOf(visit, 'reported', reported.incidents, reported.next),
    listOf(visit, 'open', open.contests, open.next),
    listOf(visit, 'confirmed', confirmed.incidents.filter(isOwn), confirmed.next),
  ]
}

async function settledLists(visit: Visit): Promise<ReportList[]> {
  const { context } = visit
  const { incidents, next } = await perform(listIncidents, context, part(visit, 'incidents'))
  const isOver = ({ state }: Incident) => state === 'closed' || state === 'dismissed'
  const contests = await perform(listContests, context, part(visit, 'contests'))
  const isSettled = ({ state }: Contest) => state !== 'open'
  return [
    listOf(visit, 'incidents', incidents.filter(isOwn).filter(isOver), next),
    listOf(visit, 'contests', contests.contests.filter(isSettled), contests.next),
  ]
}

/** What is confirmed everybody may read; here stands what the reader answers for. */
function isOwn({ maySettle }: Incident): boolean {
  return maySettle
}

function part(visit: Visit, name: ReportList['name']): { limit: number; cursor?: string } {
  const cursor = visit.query(name)
  return { limit: shown, ...(cursor && { cursor }) }
}

function listOf(visit: Visit, name: ReportList['name'], items: ReportList['items'], next: string | null): ReportList {
  const isSettled = name === 'incidents' || name === 'contests'
  const href = nextPart(visit, addresses.reports, name, next)
  return { name, items, nextHref: href && isSettled ? href.replace('?', '?show=settled&') : href }
}

async function drawIncident(visit: Visit, filled: Filled): Promise<{ html: string }> {
  requireSignedIn(visit)
  const id = visit.parameter('id')
  const { incidents } = await perform(listIncidents, visit.context, { id })
  const incident = incidents.find(isOwn)
  if (!incident) throw incidentNotFound({ incident: id })
  const said = { id, state: 'confirmed', blocks: false, outcome: {} } as const
  const maySettle = await mayPerform(visit, settleIncident, said)
  const frame = frameAt(visit, addresses.reportedIncident(id))
  return { html: reportedIncidentPage(frame, { incident, maySettle }, filled) }
}

async function drawContest(visit: Visit, filled: Filled): Promise<{ html: string }> {
  requireSignedIn(visit)
  const id = visit.parameter('id')
  const { contests } = await perform(listContests, visit.context, { id })
  const [contest] = contests
  if (!contest) throw contestNotFound({ contest: id })
  const maySettle = await mayPerform(visit, settleContest, { id, upheld: false, outcome: {} })
  const answer = contest.case && answerOf(contest.case.answer, visit)
  const dataSets = maySettle && contest.state === 'open' ? await lessonDataSets(visit, contest) : []
  const frame = frameAt(visit, addresses.openContest(id))
  return { html: openContestPage(frame, { contest, answer, dataSets, maySettle }, filled) }
}

/** None where the answer is of one data set: the lesson is about that one. */
async function lessonDataSets({ context, language }: Visit, contest: Contest): Promise<Choice[]> {
  if (!contest.case) return []
  const { versions } = contest.case.answer
  const named = new Map(versions.map(({ dataSet, title }) => [dataSet, title]))
  if (named.size === 1) return []
  if (named.size > 1) return [...named].map(([value, text]) => ({ value, text }))
  const { dataSets } = await perform(listDatasets, context, { limit: mostDataSets })
  return dataSets.map(({ id, titles }) => ({ value: id, text: inLanguage(titles, language).text }))
}

/** What a settlement says, in the languages that it was written in. Arabic is always one of them. */
function outcomeIn(form: URLSearchParams): Record<string, string> {
  if (written(form, 'outcome.ar') === '') throw wrong('outcome.ar', 'missing')
  const said = ['ar', 'fr', 'en'].map((language) => [language, written(form, `outcome.${language}`)])
  return Object.fromEntries(said.filter(([, text]) => text !== ''))
}

function settlementIn(form: URLSearchParams): Record<string, unknown> {
  const decision = written(form, 'decision')
  if (decision === '') throw wrong('decision', 'missing')
  const settled = { upheld: decision !== 'rejected', outcome: outcomeIn(form) }
  if (decision !== 'taught') return settled
  const dataSet = written(form, 'dataSet')
  return {
    ...settled,
    lesson: lessonIn((field) => written(form, field)),
    ...(dataSet !== '' && dataSet !== noDataSet && { dataSet }),
  }
}
