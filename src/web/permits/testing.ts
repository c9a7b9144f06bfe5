import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Permit, PermitRequest, Project } from '../../modules/permits/index.ts'
import type { ProjectPathState } from '../build/project-path.tsx'
import { blank } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { pathSteps } from '../home/path.tsx'
import { anImpact } from '../rules/testing.ts'
import { workspacePage } from '../workspace/workspace-page.tsx'
import { inboxPage } from './inbox-page.tsx'
import { joinPage } from './join-page.tsx'
import { chooseProblemPage, newProjectPage } from './new-project-page.tsx'
import { permitPage } from './permit-page.tsx'
import { projectPage } from './project-page.tsx'
import { type QuestionPageData, questionPage } from './question-page.tsx'
import { requestPage } from './request-page.tsx'
import { requestQuestions } from './request-questions.ts'
import { startRequestPage } from './start-request-page.tsx'

/** Builders for tests: pages of projects, requests and permits, where every text that people write is `text`. */

const moment = '2026-11-21T10:00:00.000Z'
const now = new Date('2026-11-22T10:00:00.000Z')
const version = `sha256:${'1e2d3c4b5a697887'.repeat(4)}`
const closed = {
  secrecy: 'sensitive',
  personal: 'personal',
  sectors: ['health'],
  residency: ['MA'],
} as Permit['maxLabel']

function aProject(text: string, over: Partial<Project> = {}): Project {
  const names = { ar: text, fr: text }
  return {
    id: 'prj_aaaabbbbcccc',
    kind: 'co-innovation',
    name: { ar: text },
    summary: { ar: `${text}\n${text}` },
    problem: { id: 'pb_aaaabbbbcccc', title: { ar: text, en: text } },
    organisations: [
      { id: 'org_aaaabbbbcccc', names, lead: true },
      { id: 'org_ddddeeeeffff', names, lead: false },
    ],
    members: [
      { person: 'per_aaaabbbbcccc', name: text, organisation: 'org_aaaabbbbcccc', role: 'lead', since: moment },
      { person: 'per_ddddeeeeffff', name: text, organisation: 'org_ddddeeeeffff', role: 'member', since: moment },
    ],
    createdAt: moment,
    endedAt: null,
    endReason: null,
    own: 'lead',
    ...over,
  }
}

function aRequest(text: string, over: Partial<PermitRequest> = {}): PermitRequest {
  const dataSet = {
    dataSet: 'ds_aaaabbbbcccc',
    version,
    title: { ar: text },
    publisher: { id: 'org_aaaabbbbcccc', names: { fr: text } },
    label: closed,
    decision: 'waiting' as const,
    reason: null,
    decidedAt: null,
  }
  return {
    id: 'prq_aaaabbbbcccc',
    project: { id: 'prj_aaaabbbbcccc', name: { ar: text }, kind: 'research' },
    state: 'asked',
    purpose: 'research',
    purposeText: text,
    legalBasis: 'public-mission',
    dataSets: [
      dataSet,
      { ...dataSet, dataSet: 'ds_ddddeeeeffff', decision: 'granted', reason: text, decidedAt: moment },
    ],
    models: [],
    amounts: {},
    egress: { countries: [], basis: null },
    consents: [],
    consentTerms: [],
    days: 30,
    justification: `${text}\n${text}`,
    askedAt: moment,
    answerDue: '2026-12-21T10:00:00.000Z',
    overdue: false,
    permit: null,
    own: true,
    lead: true,
    mayDecide: false,
    missing: [],
    ...over,
  }
}

function aDraft(text: string, over: Partial<PermitRequest> = {}): PermitRequest {
  return aRequest(text, { state: 'draft', askedAt: null, answerDue: null, ...over })
}

function aPermit(text: string, over: Partial<Permit> = {}): Permit {
  const { project, dataSets, models, amounts, egress } = aRequest(text)
  return {
    id: 'pmt_aaaabbbbcccc',
    digest: version,
    project,
    purpose: 'statistics',
    purposeText: text,
    legalBasis: 'open-data',
    dataSets: [...dataSets, { ...dataSets[0]!, dataSet: 'ds_gggghhhhiiii' }].map(({ dataSet, version, title }) => ({
      dataSet,
      version,
      title,
    })),
    problem: 'pb_aaaabbbbcccc',
    organisations: ['org_aaaabbbbcccc'],
    maxLabel: closed,
    models,
    amounts,
    egress,
    personal: 'masked',
    from: moment,
    until: '2026-12-21T10:00:00.000Z',
    state: 'in-force',
    revokedAt: null,
    revocationReason: null,
    request: 'prq_aaaabbbbcccc',
    log: { granted: 41, revoked: null },
    own: true,
    held: true,
    mayReadDocument: true,
    mayRevoke: true,
    ...over,
  }
}

/** Every page of projects, requests and permits, in its states, by a name. */
export function everyPermitPage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const at = (address: string, waiting?: number): Frame => ({
    ...frame,
    address,
    person: { name: text, isOfficer: waiting !== undefined, waiting },
  })
  const filled = (values: Record<string, string>, path: string, fault = 'missing') => ({
    values,
    problem: new Problem('request.invalid', 400, { count: 1 }, [{ path, fault, values: {} }]),
  })
  const project = aProject(text)
  const organisations = project.organisations
  const problem = { id: 'pb_aaaabbbbcccc', code: 'P1', title: { ar: text } }
  const known = [{ id: 'ds_aaaabbbbcccc', title: { ar: text }, publisher: { ar: text } }]
  const everything = aRequest(text, {
    legalBasis: 'consent',
    consents: ['cns_aaaabbbbcccc', 'cns_ddddeeeeffff', 'cns_gggghhhhiiii'],
    consentTerms: [
      { consent: 'cns_aaaabbbbcccc', purpose: 'research', until: '2027-01-01', covers: true },
      { consent: 'cns_ddddeeeeffff', purpose: 'statistics', until: '2027-01-01', covers: false },
      { consent: 'cns_gggghhhhiiii', purpose: null, until: null, covers: false },
    ],
    models: ['a-model-7b'],
    amounts: { tokens: 2_000_000, gpuSeconds: 7200 },
    egress: { countries: ['FR', 'SN'], basis: 'cndp-authorisation' },
  })
  const question = (over: Partial<QuestionPageData>) => ({
    request: everything,
    question: 'data-sets' as const,
    checking: false,
    known,
    ...over,
  })
  const proof = {
    document: {
      href: '/api/permits/pmt_aaaabbbbcccc/document',
      command: 'bin/jazari verify pmt_aaaabbbbcccc.json',
    },
    now,
  }
  const { models, amounts, egress } = everything
  const reason = {
    rule: 'ma.d-rule',
    effect: 'allow' as const,
    sentence: text,
    law: null,
    article: null,
    status: 'platform' as const,
    url: null,
  }
  return {
    workspace: workspacePage(at('/workspace', 2), {
      projects: [project, aProject(text, { id: 'prj_ddddeeeeffff', own: 'member', endedAt: moment })],
      permits: [
        aPermit(text),
        aPermit(text, { id: 'pmt_ddddeeeeffff', state: 'revoked', revokedAt: moment }),
        aPermit(text, { id: 'pmt_gggghhhhiiii', state: 'expired' }),
      ],
      moreProjects: '/next',
      permitsOfOffice: [aPermit(text, { own: false })],
      morePermits: '/next',
      moreRequests: '/next',
      requests: [
        aRequest(text),
        aDraft(text, { id: 'prq_ddddeeeeffff', dataSets: [], missing: ['dataSets', 'purpose'] }),
        aRequest(text, { id: 'prq_gggghhhhiiii', overdue: true }),
      ],
      inbox: { requests: [aRequest(text, { own: false, overdue: true })], more: true },
      mayStart: true,
      reports: 3,
      approvals: { count: 2, more: true },
      now,
    }),
    'workspace-empty': workspacePage(at('/workspace'), {
      projects: [],
      permits: [],
      permitsOfOffice: [],
      requests: [],
      moreProjects: null,
      morePermits: null,
      moreRequests: null,
      inbox: null,
      mayStart: false,
      reports: null,
      approvals: null,
      now,
    }),
    'choose-problem': chooseProblemPage(at('/projects/new'), {
      problems: [problem, { ...problem, id: 'pb_ddddeeeeffff', code: null }],
      nextHref: '/next',
      hrefOf: (id) => `/${language}/projects/new?need=${id}`,
    }),
    'choose-problem-empty': chooseProblemPage(at('/projects/new'), {
      problems: [],
      nextHref: null,
      hrefOf: (id) => id,
    }),
    'new-project': newProjectPage(at('/projects/new?need=pb_aaaabbbbcccc'), { problem, organisations, dataSet: null }),
    'new-project-refused': newProjectPage(
      at('/projects/new'),
      { problem, organisations: [organisations[0]!], dataSet: 'ds_aaaabbbbcccc' },
      filled({ kind: 'research', summary: text }, 'name'),
    ),
    'join-project': joinPage(at('/projects/join/pin_a'), { secret: 'pin_a', organisations }),
    'join-project-alone': joinPage(at('/projects/join/pin_a'), { secret: 'pin_a', organisations: [] }),
    project: projectPage(at('/projects/prj_aaaabbbbcccc'), {
      project,
      permits: [aPermit(text)],
      requests: [aRequest(text)],
      now,
      self: 'per_ddddeeeeffff',
      invitation: { secret: 'https://jazari.example/ar/projects/join/pin_a', expiresAt: moment },
      path: aPath(3),
      assistants: [{ id: 'ast_aaaabbbbcccc', names: { ar: text }, versions: [] }],
      mayBuild: true,
    }),
    'project-ended': projectPage(at('/projects/prj_aaaabbbbcccc'), {
      project: aProject(text, {
        endedAt: moment,
        endReason: text,
        summary: null,
        own: null,
        members: project.members.map((member) => ({ ...member, name: null })),
      }),
      permits: [],
      requests: [],
      now,
      self: 'per_aaaabbbbcccc',
      invitation: null,
      path: aPath(7),
      assistants: [],
      mayBuild: false,
    }),
    'project-refused': projectPage(
      at('/projects/prj_aaaabbbbcccc'),
      {
        project,
        permits: [],
        requests: [],
        now,
        self: null,
        invitation: null,
        path: aPath(1),
        assistants: [],
        mayBuild: true,
      },
      filled({ reason: '' }, 'reason', 'missing'),
    ),
    'start-request': startRequestPage(at('/permit-requests/new'), {
      projects: [project, aProject(text, { id: 'prj_ddddeeeeffff' })],
      dataSet: { id: 'ds_aaaabbbbcccc', title: { ar: text } },
      newProjectHref: '/new',
    }),
    'start-request-alone': startRequestPage(at('/permit-requests/new'), {
      projects: [],
      dataSet: null,
      newProjectHref: '/new',
    }),
    ...Object.fromEntries(
      requestQuestions.map((name, place) => [
        `question-${name}`,
        questionPage(
          at(`/permit-requests/prq_aaaabbbbcccc/${name}`),
          question({ question: name, checking: place === 3 }),
          blank,
        ),
      ]),
    ),
    'question-refused': questionPage(
      at('/permit-requests/prq_aaaabbbbcccc/data-sets'),
      question({ known: [] }),
      filled({ otherDataSet: text }, 'otherDataSet', 'wrong-form'),
    ),
    'request-check': requestPage(at('/permit-requests/prq_aaaabbbbcccc'), {
      request: { ...everything, state: 'draft', askedAt: null, answerDue: null },
      project,
      law: null,
      isOwnDecision: false,
    }),
    'request-unfinished': requestPage(at('/permit-requests/prq_aaaabbbbcccc'), {
      request: aDraft(text, { purpose: null, days: null, missing: ['purpose', 'days'] }),
      project,
      law: null,
      isOwnDecision: false,
    }),
    'request-asked': requestPage(at('/permit-requests/prq_aaaabbbbcccc', 0), {
      request: aRequest(text),
      project,
      law: null,
      isOwnDecision: true,
    }),
    'request-granted': requestPage(at('/permit-requests/prq_aaaabbbbcccc'), {
      request: aRequest(text, {
        state: 'granted',
        permit: 'pmt_aaaabbbbcccc',
        dataSets: aRequest(text).dataSets.map((one) => ({ ...one, decision: 'granted', reason: null })),
      }),
      project,
      law: null,
      isOwnDecision: false,
    }),
    'request-refused': requestPage(at('/permit-requests/prq_aaaabbbbcccc'), {
      request: aRequest(text, {
        state: 'refused',
        dataSets: aRequest(text).dataSets.map((one) => ({ ...one, decision: 'refused', reason: text })),
      }),
      project,
      law: null,
      isOwnDecision: false,
    }),
    'request-to-decide': requestPage(at('/permit-requests/prq_aaaabbbbcccc', 1), {
      request: { ...everything, own: false, lead: false, mayDecide: true, overdue: true },
      project,
      law: {
        effect: 'deny',
        reasons: [
          { ...reason, rule: 'ma.a-rule', effect: 'deny' },
          { ...reason, rule: 'ma.b-rule', effect: 'deny', law: '09-08', article: '4', status: 'unverified' },
          { ...reason, rule: 'ma.c-rule' },
        ],
        missing: [
          {
            rule: 'ma.a-rule',
            condition: 'a-condition',
            sentence: text,
            values: {},
            remedy: { start: null, by: text },
          },
        ],
        data: {
          identifiers: ['ma.cin', 'ma.unheard-of'],
          purposes: ['statistics'],
          cndp: { kind: 'declaration', number: 'D-1/2026', until: '2027-01-01' },
        },
      },
      isOwnDecision: false,
    }),
    'request-decision-refused': requestPage(
      at('/permit-requests/prq_aaaabbbbcccc', 1),
      {
        request: { ...everything, own: false, lead: false, mayDecide: true },
        project: null,
        law: null,
        isOwnDecision: false,
      },
      filled({ decision: 'grant', days: '400', personal: 'plain', reason: text }, 'days', 'wrong-form'),
    ),
    inbox: inboxPage(at('/inbox', 2), {
      requests: [aRequest(text, { own: false }), aRequest(text, { id: 'prq_ddddeeeeffff', own: true, overdue: true })],
      nextHref: '/next',
    }),
    'inbox-empty': inboxPage(at('/inbox', 0), { requests: [], nextHref: null }),
    permit: permitPage(at('/permits/pmt_aaaabbbbcccc'), { permit: aPermit(text), ...proof }),
    'permit-of-others': permitPage(at('/permits/pmt_aaaabbbbcccc'), {
      permit: aPermit(text, { held: false, mayRevoke: false }),
      ...proof,
    }),
    'permit-revoked': permitPage(at('/permits/pmt_aaaabbbbcccc'), {
      permit: aPermit(text, {
        state: 'revoked',
        revokedAt: moment,
        revocationReason: text,
        personal: 'tokenised',
        models,
        amounts,
        egress,
        own: false,
        held: false,
        mayRevoke: false,
        log: { granted: 41, revoked: 18_240 },
      }),
      ...proof,
      document: null,
    }),
    'permit-refused': permitPage(
      at('/permits/pmt_aaaabbbbcccc'),
      { permit: aPermit(text, { state: 'not-yet', personal: 'plain' }), ...proof, impact: anImpact(text) },
      filled({ reason: '' }, 'reason'),
    ),
  }
}

/** The first steps done, and every step that leads somewhere. */
function aPath(done: number): ProjectPathState {
  const steps = pathSteps.map((step, place) => [step, { done: place < done, href: '/next' }] as const)
  return Object.fromEntries(steps) as ProjectPathState
}
