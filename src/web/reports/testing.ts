import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Contest, Incident } from '../../modules/register/index.ts'
import type { Answer } from '../ask/answer.ts'
import { blank, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { type ContestedAnswer, checkContestPage, contestAnswerPage } from './contest-answer-page.tsx'
import { incidentsPage } from './incidents-page.tsx'
import { openContestPage } from './open-contest-page.tsx'
import { ownContestPage } from './own-contest-page.tsx'
import { ownIncidentPage } from './own-incident-page.tsx'
import { checkIncidentPage, reportIncidentPage } from './report-incident-page.tsx'
import { reportedIncidentPage } from './reported-incident-page.tsx'
import { reportsPage } from './reports-page.tsx'
import { sentPage } from './sent-page.tsx'

/** Builders for tests: pages of incidents and contests, where every text that people write is `text`. */

const moment = '2026-11-21T10:00:00.000Z'
const digest = `sha256:${'1e2d3c4b5a697887'.repeat(4)}`

function aSystem(text: string): Incident['system'] {
  return { id: 'sys_aaaabbbbcccc', slug: 'sample-assistant', names: { ar: text } }
}

function anIncident(text: string, over: Partial<Incident> = {}): Incident {
  return {
    id: 'inc_aaaabbbbcccc',
    system: aSystem(text),
    harm: 'rights',
    severity: 'serious',
    state: 'reported',
    blocks: false,
    outcome: null,
    reportedAt: moment,
    settledAt: null,
    what: `${text}\n${text}`,
    maySettle: true,
    ...over,
  }
}

const confirmed = (text: string) =>
  anIncident(text, {
    id: 'inc_ddddeeeeffff',
    severity: 'critical',
    state: 'confirmed',
    blocks: true,
    outcome: { ar: text, fr: text },
    settledAt: moment,
  })

function aContest(text: string, answer: Answer, over: Partial<Contest> = {}): Contest {
  const { receiptId, answerer, language: _, masked, reason, abstained } = answer
  return {
    id: 'ctc_aaaabbbbcccc',
    system: aSystem(text),
    state: 'open',
    why: text,
    outcome: null,
    openedAt: moment,
    settledAt: null,
    lesson: null,
    case: {
      decision: 1204,
      answer: {
        receipt: { id: receiptId },
        operation: 'assistants.ask',
        answeredAt: moment,
        language: 'ar',
        question: text,
        masked: [...masked],
        abstained,
        reason,
        answer: { quotes: answer.quotes.map(quoted), nearby: answer.nearby.map(quoted), differ: answer.differ },
        searched: { dataSets: 1, documents: 21 },
        answerer: { name: 'extractive', version: answerer.version, settings: {} },
        system: {
          id: 'sys_aaaabbbbcccc',
          slug: 'sample-assistant',
          stage: 'production',
          version: digest,
          evidence: digest,
        },
        rulePacks: [{ id: 'ma.rules', version: '3', digest }],
        versions: [
          {
            dataSet: 'ds_aaaabbbbcccc',
            version: digest,
            title: text,
            publisher: text,
            provenance: 'restated',
            licence: 'CC-BY-4.0',
          },
        ],
        pages: [],
      },
    },
    ...over,
  }
}

type StatedQuote = NonNullable<Contest['case']>['answer']['answer']['quotes'][number]

/** A quote without what only pages add to it. */
function quoted({
  href: _,
  publisher: __,
  dataSetTitle: ___,
  records: ____,
  ...quote
}: Answer['quotes'][number]): StatedQuote {
  return { ...quote, document: { ...quote.document }, restates: [...quote.restates] }
}

function refused(values: Readonly<Record<string, string>>, ...paths: string[]): Filled & { readonly problem: Problem } {
  const faults = paths.map((path) => ({ path, fault: 'missing', values: {} }))
  return { values, problem: new Problem('request.invalid', 400, { count: faults.length }, faults) }
}

/** Every page, in its states, by a name. `given`: an answer and an abstention, as their own pages show them. */
export function everyReportsPage(
  language: Language,
  text: string,
  frame: Frame,
  given: { readonly answer: Answer; readonly abstention: Answer },
): Readonly<Record<string, string>> {
  const at = (address: string): Frame => ({ ...frame, address })
  const signedIn: Frame = { ...at('/reports'), person: { name: text, isOfficer: true } }
  const system = aSystem(text)
  const reporting = at(`/register/${system.slug}/incident`)
  const contesting = at('/answers/rc_abcdefghijklmnopqrstuvwx23/contest')
  const asked = { system, answers: {}, checking: false, problem: null } as const
  const contested: ContestedAnswer = {
    question: text,
    abstained: false,
    quotes: [
      { text: `${text} ${text} ${text} ${text} ${text} ${text}`, document: text },
      { text, document: text },
    ],
    href: `/${language}/answers/rc_abcdefghijklmnopqrstuvwx23`,
  }
  const formOfContest = { answer: contested, answers: {}, action: '/contest', checking: false, problem: null } as const
  const settled = aContest(text, given.answer, {
    id: 'ctc_ddddeeeeffff',
    system: null,
    state: 'upheld',
    outcome: { ar: text },
    settledAt: moment,
    lesson: {
      dataSet: 'ds_aaaabbbbcccc',
      question: {
        id: 'ctc_ddddeeeeffff',
        language: 'ar',
        question: text,
        expected: 'answer',
        mustShow: { facts: [], tokens: [[text, text]], quotes: [] },
        mayShow: { facts: [] },
        never: [text],
        neverScope: 'shown',
        sources: [],
        visibility: 'public',
      },
    },
  })
  const own = { ...settled, answer: 'rc_abcdefghijklmnopqrstuvwx23', taught: true }
  const open = { answer: given.answer, dataSets: [], maySettle: true }
  return {
    'report-incident': reportIncidentPage(reporting, { ...asked, question: 'harm' }),
    'report-incident-what': reportIncidentPage(reporting, {
      ...asked,
      question: 'what',
      answers: { harm: 'rights', severity: 'minor' },
    }),
    'report-incident-refused': reportIncidentPage(reporting, {
      ...asked,
      question: 'severity',
      problem: refused({}, 'severity').problem,
    }),
    'report-incident-check': checkIncidentPage(reporting, {
      system,
      answers: { harm: 'hazard', severity: 'critical', what: text },
      masked: true,
    }),
    'report-incident-sent': sentPage(at('/incidents/inr_a'), {
      title: 'incident.sent',
      number: { label: 'incident.number', id: 'inc_aaaabbbbcccc' },
      next: 'incident.check.then',
      address: `https://jazari.test/${language}/incidents/inr_abcdefghijklmnopqrstuvwxyz`,
    }),
    'own-incident': ownIncidentPage(at('/incidents/inr_a'), confirmed(text)),
    'own-incident-forgotten': ownIncidentPage(at('/incidents/inr_a'), anIncident(text, { what: null })),
    incidents: incidentsPage(at(`/register/${system.slug}/incidents`), {
      system,
      incidents: [
        confirmed(text),
        anIncident(text, { state: 'dismissed', outcome: { fr: text }, settledAt: moment, what: null }),
      ],
      waiting: 2,
      nextHref: '/next',
      mayReport: true,
    }),
    'incidents-none': incidentsPage(at(`/register/${system.slug}/incidents`), {
      system,
      incidents: [],
      waiting: 0,
      nextHref: null,
      mayReport: false,
    }),
    'contest-answer': contestAnswerPage(contesting, { ...formOfContest, question: 'reason' }),
    'contest-answer-why': contestAnswerPage(contesting, {
      ...formOfContest,
      question: 'why',
      answers: { reason: 'source' },
    }),
    'contest-answer-refused': contestAnswerPage(contesting, {
      ...formOfContest,
      answer: { ...contested, abstained: true, quotes: [] },
      question: 'why',
      answers: { reason: 'misunderstood', why: '' },
      problem: refused({}, 'why').problem,
    }),
    'contest-answer-check': checkContestPage(contesting, {
      ...formOfContest,
      answers: { reason: 'other', why: text },
      masked: false,
    }),
    'own-contest': ownContestPage(at('/contests/ctr_a'), own),
    'own-contest-forgotten': ownContestPage(at('/contests/ctr_a'), {
      ...own,
      state: 'open',
      why: null,
      outcome: null,
      settledAt: null,
      answer: null,
      taught: false,
    }),
    reports: reportsPage(signedIn, {
      shows: 'waiting',
      lists: [
        {
          name: 'reported',
          items: [anIncident(text), anIncident(text, { id: 'inc_g', what: null })],
          nextHref: '/next',
        },
        { name: 'open', items: [aContest(text, given.answer), { ...settled, case: null, why: null }], nextHref: null },
        { name: 'confirmed', items: [], nextHref: null },
      ],
      settles: true,
    }),
    'reports-not-yours': reportsPage(signedIn, { shows: 'waiting', lists: [], settles: false }),
    'reported-incident': reportedIncidentPage(signedIn, { incident: anIncident(text), maySettle: true }, blank),
    'reported-incident-refused': reportedIncidentPage(
      signedIn,
      { incident: confirmed(text), maySettle: true },
      refused({ state: 'closed', 'outcome.fr': text }, 'outcome.ar'),
    ),
    'open-contest': openContestPage(signedIn, { ...open, contest: aContest(text, given.answer) }, blank),
    'open-contest-abstention': openContestPage(
      signedIn,
      {
        ...open,
        contest: aContest(text, given.abstention),
        answer: given.abstention,
        dataSets: [{ value: 'ds_aaaabbbbcccc', text }],
      },
      blank,
    ),
    'open-contest-refused': openContestPage(
      signedIn,
      { ...open, contest: aContest(text, given.answer) },
      refused({ decision: 'taught', 'lesson.question': text }, 'outcome.ar', 'lesson.mustShow'),
    ),
    'open-contest-unreadable': openContestPage(
      signedIn,
      { ...open, contest: aContest(text, given.answer, { case: null }), answer: null },
      blank,
    ),
    'open-contest-forgotten': openContestPage(
      signedIn,
      { ...open, contest: aContest(text, given.answer, { case: null, why: null }), answer: null },
      blank,
    ),
    'open-contest-settled': openContestPage(signedIn, { ...open, contest: settled }, blank),
  }
}
