import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import { readLog } from '../../modules/audit/index.ts'
import {
  admitProblem,
  declineProblem,
  isPublic,
  listProblems,
  nextStates,
  type PublicProblem,
  readProblem,
  setProblemState,
  takeUpProblem,
} from '../../modules/calls/index.ts'
import { goldenQuestionsPath, readVersion } from '../../modules/datasets/index.ts'
import { listTasks } from '../../modules/evaluation/index.ts'
import { createProject } from '../../modules/permits/index.ts'
import { listRecords, readRecord, recordNotFound } from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import type { PathState } from '../home/path.tsx'
import { type NeedRecord, needPage } from '../needs/need-page.tsx'
import { needAddress, needFilters, needsPage } from '../needs/needs-page.tsx'
import type { NeedActs } from '../needs/officer-forms.tsx'
import { mayPerform } from './asking-rules.ts'
import { indexingOf } from './data-sets.ts'
import { fileHref } from './downloads.ts'
import { nextPage } from './next-page.ts'
import { serveProposing } from './propose-need.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

/** Data sets of a problem that are looked into for questions and an index: nearly always there are fewer. */
const mostLookedInto = 5

/** Public problems: the list, one of them with what officers and organisations do with it, and proposing one. */
export function serveNeeds(pages: PageRoutes): void {
  pages.get(addresses.needs, showNeeds)
  serveProposing(pages)
  pages.get('/needs/:id', async (visit) => ({ html: await drawNeed(visit, blank) }))

  act(pages, 'admission', ({ context }, problem) => perform(admitProblem, context, { problem }))
  act(pages, 'refusal', ({ context, language }, problem, form) =>
    perform(declineProblem, context, { problem, reason: said(form, 'reason', language) ?? {} }),
  )
  act(pages, 'taking-up', ({ context, language }, problem, form) => {
    const organisation = form.get('organisation')?.trim()
    const named = organisation?.startsWith('org_') ? organisation : said(form, 'organisation', language)
    return perform(takeUpProblem, context, { problem, ...(named && { organisation: named }) })
  })
  act(pages, 'state', ({ context, language }, problem, form) => {
    const note = said(form, 'note', language)
    return perform(setProblemState, context, { problem, state: form.get('state') ?? '', ...(note && { note }) })
  })
}

/** A form on a problem's page: done, it leads back there; refused, the page comes with what is wrong. */
function act(
  pages: PageRoutes,
  name: string,
  take: (visit: Visit, problem: string, form: URLSearchParams) => Promise<Pick<PublicProblem, 'id' | 'code'>>,
): void {
  pages.post(`/needs/:id/${name}`, async (visit, form) => {
    try {
      return { seeOther: needAddress(await take(visit, visit.parameter('id'), form)) }
    } catch (error) {
      const filled = filledAgain(error, form)
      return { html: await drawNeed(visit, filled), status: filled.problem!.status }
    }
  })
}

async function showNeeds(visit: Visit): Promise<{ html: string }> {
  const { frame, language, context, query } = visit
  const chosen = Object.fromEntries(needFilters.map((name) => [name, query(name) || undefined]))
  const cursor = query('cursor')
  const asked = Object.entries({ ...chosen, cursor }).filter(([, value]) => value !== undefined)
  const { problems, next } = await perform(listProblems, context, Object.fromEntries(asked))
  const { records } = await perform(listRecords, context, { kind: 'axis' })
  const html = needsPage(frame, {
    problems,
    nextHref: nextPage(visit, addresses.needs, chosen, next),
    chosen,
    regions: context.regions.list,
    axes: records.map(({ slug, title }) => ({ slug, text: inLanguage(title, language).text })),
    leads: mayDo(visit, 'calls:lead', false),
  })
  return { html }
}

async function drawNeed(visit: Visit, filled: Filled): Promise<string> {
  const { context, parameter } = visit
  const { history, axes, from, ...problem } = await perform(readProblem, context, { problem: parameter('id') })
  const sets = await lookedInto(visit, problem)
  const answers = sets.some((set) => set.answers)
  const project = await projectHref(visit, problem)
  return needPage(
    frameAt(visit, needAddress(problem)),
    {
      problem,
      history,
      axes: await recordsNamed(visit, axes),
      from: await recordsNamed(visit, from),
      goldenQuestions: Object.fromEntries(sets.flatMap(({ id, questions }) => (questions ? [[id, questions]] : []))),
      regions: context.regions.list,
      path: await pathState(visit, answers, { available: isPublic(problem.state), href: project }),
      acts: actsFor(visit, problem),
      projectHref: project,
    },
    filled,
  )
}

/** Where the golden questions of a problem's data sets are, and whether something in them can be found. */
async function lookedInto(visit: Visit, { dataSets }: Pick<PublicProblem, 'dataSets'>) {
  return Promise.all(
    dataSets.slice(0, mostLookedInto).map(async ({ id, version }) => {
      const { files } = await perform(readVersion, visit.context, { id, digest: version })
      const hasQuestions = files.some(({ path }) => path === goldenQuestionsPath)
      return {
        id,
        questions: hasQuestions ? fileHref(id, version, goldenQuestionsPath) : null,
        answers: (await indexingOf(visit, id, version))?.active === true,
      }
    }),
  )
}

/** What exists of the path for this problem: a search over its own data, tests, a register, receipts. */
async function pathState(
  { context, language }: Visit,
  answers: boolean,
  permit: PathState['permit'],
): Promise<PathState> {
  const { checkpoint, fault } = await perform(readLog, context, { before: 0 })
  const { tasks } = await perform(listTasks, context, { limit: 1 })
  const tested = answers && tasks.length > 0
  const signed = checkpoint !== null && fault === null
  const notYet = { available: false, href: null }
  return {
    problem: { available: true, href: null },
    permit,
    build: { available: answers, href: null },
    prove: tested ? { available: true, href: localised(language, addresses.evaluation) } : notYet,
    deploy: tested ? { available: true, href: localised(language, addresses.register) } : notYet,
    answer: { available: answers, href: answers ? localised(language, addresses.ask) : null },
    verify: answers && signed ? { available: true, href: localised(language, addresses.checkReceipt) } : notYet,
  }
}

/** Where the reader starts a project on a public problem, if they act for an organisation. */
async function projectHref(visit: Visit, { id, state }: Pick<PublicProblem, 'id' | 'state'>): Promise<string | null> {
  if (!isPublic(state)) return null
  if (!(await mayPerform(visit, createProject, { problem: id, kind: 'research', name: {} }))) return null
  return `${localised(visit.language, addresses.newProject)}?${new URLSearchParams({ need: id })}`
}

/** Records by their slugs, in that order; of those that the reader may not read, or that are not there, the slug alone. */
async function recordsNamed({ context }: Visit, slugs: readonly string[]): Promise<NeedRecord[]> {
  return Promise.all(
    slugs.map(async (slug) => {
      const found = await whereKnown(recordNotFound, () => perform(readRecord, context, { record: slug }))
      return found ?? { slug, title: null }
    }),
  )
}

/** What the reader may do now. Nothing is done here, so nothing is logged: each operation asks the rules again. */
function actsFor(visit: Visit, { state }: Pick<PublicProblem, 'state'>): NeedActs {
  const published = isPublic(state)
  const leads = mayDo(visit, 'calls:lead', published)
  const isOpen = nextStates('taking-up', state).length > 0
  const takes = isOpen && mayDo(visit, 'calls:take-up', published, organisationOf(visit.context.principal))
  return {
    admit: leads && nextStates('admission', state).length > 0,
    decline: leads && nextStates('refusal', state).length > 0,
    takeUp: !takes ? null : leads ? 'any' : 'own',
    next: leads ? nextStates('progress', state) : [],
  }
}

function mayDo(
  { context }: Pick<Visit, 'context'>,
  permission: string,
  published: boolean,
  owner: string | null = null,
): boolean {
  const { decider, principal, channel, clock } = context
  const resource = { kind: 'public-problem', id: 'shown', published, ...(owner !== null && { owner }) }
  const decision = decider.decide({
    operation: 'calls.read-problem',
    permission,
    principal,
    channel,
    at: clock(),
    resource,
  })
  return decision.effect === 'allow'
}

function organisationOf(principal: Principal): string | null {
  return principal.kind === 'person' ? principal.organisation : null
}

/** What was written in a field, in the language of the page. What was left empty was not said. */
function said(form: URLSearchParams, field: string, language: string): Record<string, string> | undefined {
  const text = form.get(field)?.trim().replaceAll('\r\n', '\n')
  return text ? { [language]: text } : undefined
}

/** The form as it came, with what is wrong beside its fields. What is not about the form goes on its way. */
function filledAgain(error: unknown, form: URLSearchParams): Filled {
  const isAboutForm =
    error instanceof Problem && ([400, 409].includes(error.status) || error.code.endsWith('organisation-not-found'))
  if (!isAboutForm) throw error
  const fields = error.fields.map((fault) => ({ ...fault, path: fault.path.split('.')[0]! }))
  const { csrf: _, ...values } = Object.fromEntries(form)
  return { values, problem: new Problem(error.code, error.status, error.values, fields) }
}
