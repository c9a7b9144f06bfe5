import { riskQuestionnaire } from '../../../jurisdictions/ma/risk/questionnaire.ts'
import type { Language } from '../../kernel/language.ts'
import { standingConditions } from '../../kernel/ports/systems.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Entry, SystemSummary } from '../../modules/register/index.ts'
import type { Frame } from '../frame.ts'
import { someRegions } from '../records/testing.ts'
import { approvalPage } from './approval-page.tsx'
import { approvalsPage } from './approvals-page.tsx'
import { answersOf } from './declaration-answers.ts'
import { declarationCheckPage } from './declaration-check-page.tsx'
import { declarationPage } from './declaration-page.tsx'
import { entryPage } from './entry-page.tsx'
import { chooseProjectPage, newSystemPage } from './new-system-page.tsx'
import { registerPage } from './register-page.tsx'
import { riskPage } from './risk-page.tsx'
import { solutionPage } from './solution-page.tsx'

/** Builders for tests: pages of the register, where every text that people write is `text`. */

const moment = '2026-11-21T10:00:00.000Z'
const [version, otherVersion] = ['1e2d3c4b5a697887', '8f7e6d5c4b3a2910'].map((digits) => `sha256:${digits.repeat(4)}`)
const { levels } = riskQuestionnaire
const dutiesOf = (met: (id: string) => boolean): Entry['risk']['duties'] =>
  riskQuestionnaire.duties
    .filter(({ from }) => from <= 2)
    .map(({ id, kind, name, sentence }) => ({ id, kind, name, sentence, met: kind === 'practice' ? null : met(id) }))

const nothingDeclared: Entry['declared'] = {
  purpose: null,
  decisionSupported: null,
  automation: null,
  humanStep: null,
  refusalPath: null,
  appealPath: null,
  legalBasis: null,
  peopleAffected: null,
  audience: null,
  contact: null,
  accountableRole: null,
  supplier: null,
  knownLimits: null,
  crossBorder: null,
  regions: null,
  theme: null,
  languages: null,
}

/** A system that answers citizens, with a word in each field. */
function anEntry(text: string): Entry {
  const words = { ar: text }
  const seen = { first: '2026-10-01', last: '2026-11-20' }
  const stage = {
    resolves: true,
    version: { digest: version!, number: 2 },
    namedAt: moment,
    missing: [],
    beforeApproval: [],
    toApprove: { version: version!, assessment: version!, results: [otherVersion!] },
  }
  const criterion = { slice: null, comparator: 'at-least', on: 'value', low: 0.81, high: 0.99 } as const
  return {
    id: 'sys_aaaabbbbcccc',
    slug: 'sample-assistant',
    names: words,
    owner: { id: 'org_aaaabbbbcccc', names: words },
    state: 'live',
    level: 2,
    answers90d: 3210,
    liveSince: moment,
    solution: { id: 'sol_aaaabbbbcccc', slug: 'sample-solution', names: words },
    assistant: 'ast_aaaabbbbcccc',
    stages: { staff: stage, production: stage },
    declared: {
      purpose: words,
      decisionSupported: words,
      automation: 'informs',
      humanStep: words,
      refusalPath: words,
      appealPath: words,
      legalBasis: { law: words, article: text, url: 'https://example.org/law' },
      peopleAffected: { who: words, band: '1000-9999' },
      audience: ['public', 'staff'],
      contact: 'contact@example.org',
      accountableRole: words,
      supplier: words,
      knownLimits: words,
      crossBorder: { countries: ['FR'], basis: 'cndp-authorisation' },
      regions: ['02'],
      theme: 'health',
      languages: ['ar', 'ary', 'zgh'],
    },
    completeness: 100,
    measured: {
      versions: [
        { version: version!, number: 2, stage: 'production', ...seen },
        { version: otherVersion!, number: null, stage: 'staff', ...seen },
      ],
      answerers: [{ name: 'extractive', version: '1', ...seen }],
      models: [],
      dataSets: [
        { dataSet: 'ds_aaaabbbbcccc', version: version!, title: words, ...seen },
        { dataSet: 'ds_ddddeeeeffff', version: otherVersion!, title: null, ...seen },
      ],
      label: { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' },
      languages: ['ar', 'fr'],
      answers: { staff: 12, production: 18_240 },
      abstentions: { staff: 3, production: 2100 },
      lately: { answers: 3210, abstentions: 300 },
      volumeBand: '10000-99999',
      results: [
        {
          version: version!,
          duty: 'golden',
          plan: 'evp_aaaabbbbcccc',
          run: 'evr_aaaabbbbcccc',
          planDigest: version!,
          resultDigest: otherVersion!,
          passed: true,
          finishedAt: moment,
          expiresAt: '2027-05-21T10:00:00.000Z',
          criteria: [
            { ...criterion, metric: 'answered', threshold: 11 / 15, value: 0.93, held: true },
            { ...criterion, metric: 'verbatim', slice: 'language:ary', threshold: 1, value: 1, held: true },
          ],
          log: { plan: 310, result: 355 },
        },
      ],
      denied: [{ rule: 'ma.system-stands', count: 4 }],
      incidents: { reported: 1, confirmed: 0, closed: 2, dismissed: 1, blocking: 0 },
      contests: { open: 1, upheld: 1, rejected: 3 },
      lastAnswered: moment,
      lastVerified: moment,
      since: '2026-10-01T10:00:00.000Z',
    },
    risk: {
      assessment: {
        id: 'ras_aaaabbbbcccc',
        digest: version!,
        raw: 30,
        mitigation: 12,
        score: 26,
        grounds: { ar: `${text}\n${text}` },
        at: moment,
        current: true,
      },
      level: 2,
      duties: dutiesOf(() => true),
    },
    approvals: [
      {
        id: 'apr_aaaabbbbcccc',
        digest: version!,
        stage: 'production',
        version: version!,
        at: moment,
        note: text,
        counts: true,
        withdrawnAt: null,
        reason: null,
        log: 360,
        own: true,
      },
      {
        id: 'apr_ddddeeeeffff',
        digest: otherVersion!,
        stage: 'staff',
        version: otherVersion!,
        at: moment,
        note: null,
        counts: false,
        withdrawnAt: moment,
        reason: text,
        log: 340,
        own: false,
      },
    ],
    stop: null,
    drift: [],
    nextReview: '2027-05-21',
    history: someHistory(text),
    mayWrite: false,
    mayApprove: { staff: false, production: false },
    mayStop: false,
    mayLift: false,
    maySettle: false,
  }
}

/** As lists show it. */
function aSummary(text: string): SystemSummary {
  const { id, slug, names, owner, state, level, answers90d, liveSince } = anEntry(text)
  const stages = { staff: { resolves: false }, production: { resolves: true } }
  return { id, slug, names, owner, state, level, answers90d, liveSince, stages }
}

function someHistory(text: string): Entry['history'] {
  const words = { ar: text }
  const at = { stage: 'production', version: version! }
  const events: [Entry['history'][number]['kind'], Record<string, unknown>][] = [
    ['resolves', at],
    ['approved', { ...at, approval: version! }],
    ['approval-withdrawn', { ...at, approval: version!, reason: text }],
    ['lifted', { reason: words }],
    ['resolves-no-more', { stage: 'production', missing: ['not-stopped', 'no-drift'] }],
    ['stopped', { reason: words }],
    ['contest-settled', { upheld: true, lesson: true }],
    ['incident-settled', { state: 'closed', blocks: false, outcome: words }],
    ['live', {}],
    ['version-named', at],
    ['assessed', { level: 2, assessment: version! }],
    ['declared', { fields: ['purpose', 'contact'] }],
    ['adopted', { from: 'another-assistant' }],
    ['entered', {}],
  ]
  return events.map(([kind, detail], place) => ({
    at: moment,
    kind,
    detail,
    log: kind.startsWith('resolves') ? null : 400 - place,
  }))
}

/** The same before anything is there: nothing declared, answered, assessed or named. */
function aDraft(text: string): Entry {
  const entry = anEntry(text)
  const stage = {
    resolves: false,
    version: null,
    namedAt: null,
    missing: [...standingConditions],
    beforeApproval: ['version-named', 'risk-assessed', 'duty:golden', 'declared:purpose'],
    toApprove: null,
  }
  return {
    ...entry,
    state: 'draft',
    level: null,
    answers90d: 0,
    liveSince: null,
    stages: { staff: stage, production: stage },
    declared: nothingDeclared,
    completeness: 0,
    measured: {
      ...entry.measured,
      versions: [],
      answerers: [],
      dataSets: [],
      label: null,
      languages: [],
      answers: { staff: 0, production: 0 },
      abstentions: { staff: 0, production: 0 },
      lately: { answers: 0, abstentions: 0 },
      volumeBand: null,
      results: [],
      denied: [],
      lastAnswered: null,
      lastVerified: null,
      since: null,
    },
    risk: { assessment: null, level: null, duties: dutiesOf(() => false) },
    approvals: [],
    nextReview: null,
    history: [{ at: moment, kind: 'entered', detail: {}, log: 12 }],
    mayWrite: true,
  }
}

/** Stopped, with everything else the matter with it too, as those see it who may put it right. */
function aStopped(text: string): Entry {
  const entry = anEntry(text)
  const stage = { ...entry.stages.production, resolves: false }
  return {
    ...entry,
    stages: {
      staff: { ...stage, missing: ['two-approvals'] },
      production: { ...stage, missing: [...standingConditions], beforeApproval: ['duty:golden'] },
    },
    risk: { ...entry.risk, assessment: { ...entry.risk.assessment!, current: false } },
    stop: { reason: { ar: text }, at: moment },
    drift: [
      { kind: 'version', declared: [version!], observed: [], blocks: true },
      { kind: 'data-set', declared: ['ds_aaaabbbbcccc'], observed: ['ds_ddddeeeeffff'], blocks: true },
      { kind: 'language', declared: ['ar'], observed: ['fr'], blocks: false },
    ],
    mayWrite: true,
    mayApprove: { staff: true, production: true },
    mayLift: true,
    maySettle: true,
  }
}

/** The pages of the register in their states. */
export function everyRegisterPage(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const words = { ar: text }
  const list = { total: 2, nextHref: null, levels, owners: [], chosen: { theme: undefined, owner: undefined } }
  const { purpose } = anEntry(text).declared
  const listed = { ...aSummary(text), purpose, automation: 'informs' as const, flags: [] }
  const at = { ...frame, address: '/register/sample-assistant' }
  const inside = { ...at, person: { name: text, isOfficer: true } }
  const shown = {
    levels,
    regions: someRegions,
    rules: { 'ma.system-stands': text },
    exports: [{ format: 'nl-json', href: '/api/systems/sample-assistant/exports/nl-json' }],
    mayTry: false,
    acts: { versions: [], withdrawable: [] },
  }
  const acts = {
    versions: [{ digest: version!, number: 2, madeAt: moment }],
    withdrawable: anEntry(text).approvals.filter(({ withdrawnAt }) => withdrawnAt === null),
  }
  return {
    register: registerPage(
      { ...frame, address: '/register' },
      {
        ...list,
        systems: [
          {
            ...listed,
            flags: ['incident', 'drift', 'stopped'],
            stages: { staff: { resolves: false }, production: { resolves: false } },
            purpose: null,
            level: null,
          },
          { ...listed, id: 'sys_ddddeeeeffff', slug: 'another' },
        ],
        owners: [{ id: 'org_aaaabbbbcccc', names: words }],
        chosen: { theme: 'health', owner: 'org_aaaabbbbcccc' },
        nextHref: `/${language}/register?cursor=next`,
        mayEnter: true,
      },
    ),
    'register-empty': registerPage(
      { ...frame, address: '/register' },
      { ...list, systems: [], total: 0, mayEnter: false },
    ),
    'register-entry': entryPage(at, { entry: anEntry(text), ...shown }),
    'register-entry-draft': entryPage(inside, { entry: aDraft(text), ...shown, acts: { ...acts, withdrawable: [] } }),
    'register-entry-stopped': entryPage(
      inside,
      { entry: aStopped(text), ...shown, mayTry: true, acts },
      refused('liftReason', text),
    ),
    ...newSystemPages(text, inside),
    ...declarationPages(language, text, inside),
    ...riskPages(text, inside),
    ...approvalPages(text, inside),
    ...solutionPages(text, inside),
  }
}

const blankForm = { values: {}, problem: null }

/** A form that came back with something wrong in a field. */
function refused(field: string, text: string) {
  return {
    values: { [field]: text },
    problem: new Problem('request.invalid', 400, { count: 1 }, [{ path: field, fault: 'missing', values: {} }]),
  }
}

function newSystemPages(text: string, frame: Frame): Readonly<Record<string, string>> {
  const words = { ar: text }
  const project = { id: 'prj_aaaabbbbcccc', name: words, problem: words }
  return {
    'register-new': newSystemPage(
      frame,
      {
        project,
        assistants: [{ id: 'ast_aaaabbbbcccc', names: words }],
        solutions: [{ slug: 'sample-solution', names: words }],
      },
      blankForm,
    ),
    'register-new-refused': newSystemPage(frame, { project, assistants: [], solutions: [] }, refused('name', text)),
    'register-new-choose': chooseProjectPage(frame, { projects: [project] }),
  }
}

function declarationPages(language: Language, text: string, frame: Frame): Readonly<Record<string, string>> {
  const entry = anEntry(text)
  const values = answersOf(entry.declared, language)
  const steps = (['accountability', 'limits', 'reach'] as const).map((step) => [
    `register-declare-${step}`,
    declarationPage(
      frame,
      { entry, step, regions: someRegions, checking: step === 'limits' },
      { ...blankForm, values },
    ),
  ])
  return {
    ...Object.fromEntries(steps),
    'register-declare-refused': declarationPage(
      frame,
      { entry: aDraft(text), step: 'people', regions: someRegions, checking: false },
      refused('peopleAffected.who', text),
    ),
    'register-declaration': declarationCheckPage(frame, { entry, regions: someRegions }),
    'register-declaration-empty': declarationCheckPage(frame, { entry: aDraft(text), regions: someRegions }),
  }
}

function riskPages(text: string, frame: Frame): Readonly<Record<string, string>> {
  const questions = riskQuestionnaire.pages.flatMap((page) => page.questions)
  const asked = questions.map(({ id }) => id)
  const score = { raw: 30, rawMaximum: 87, mitigation: 4, mitigationMaximum: 20, score: 30, share: 0.34 }
  const data = {
    entry: anEntry(text),
    questionnaire: riskQuestionnaire,
    answers: Object.fromEntries(questions.map(({ id, options }) => [id, [options[0]!.code]])),
    preview: {
      score: { ...score, level: 2 as const, asked, unanswered: [] },
      duties: riskQuestionnaire.duties.map(({ id }) => id),
    },
    faulty: null,
  }
  const open = questions.filter(({ askedIf }) => askedIf === undefined).map(({ id }) => id)
  const problem = new Problem('register.questions-unanswered', 400, { questions: open.join(' '), count: open.length })
  return {
    'register-risk': riskPage(frame, data, { ...blankForm, values: { grounds: text } }),
    'register-risk-refused': riskPage(
      frame,
      {
        ...data,
        answers: {},
        preview: { score: { ...score, level: 1, asked: open, unanswered: open }, duties: ['golden'] },
        faulty: { fault: 'unanswered', questions: open },
      },
      { values: { grounds: text }, problem },
    ),
  }
}

function approvalPages(text: string, frame: Frame): Readonly<Record<string, string>> {
  const entry = anEntry(text)
  const shown = { levels, regions: someRegions, now: new Date(moment) }
  const waiting = {
    system: { id: entry.id, slug: entry.slug, names: entry.names, owner: entry.owner.id },
    stage: 'production' as const,
    version: { digest: version!, number: 2 },
    level: 2 as const,
    assessment: version!,
    results: [],
    missing: [],
    approvals: 1,
    namedAt: moment,
  }
  const nothing = { ...waiting, stage: 'staff' as const, level: null, missing: ['risk-assessed', 'duty:golden'] }
  return {
    approvals: approvalsPage(frame, {
      waiting: [waiting, nothing],
      questionnaire: riskQuestionnaire,
      nextHref: '/ar/approvals?cursor=next',
    }),
    'approvals-empty': approvalsPage(frame, { waiting: [], questionnaire: riskQuestionnaire, nextHref: null }),
    approval: approvalPage(
      frame,
      { ...shown, entry: { ...entry, mayApprove: { staff: true, production: true } }, stage: 'production' },
      blankForm,
    ),
    'approval-refused': approvalPage(
      frame,
      { ...shown, entry: { ...entry, mayApprove: { staff: true, production: true } }, stage: 'staff' },
      refused('note', text),
    ),
    'approval-not-ready': approvalPage(frame, { ...shown, entry: aDraft(text), stage: 'staff' }, blankForm),
    'approval-not-yours': approvalPage(frame, { ...shown, entry, stage: 'staff' }, blankForm),
  }
}

function solutionPages(text: string, frame: Frame): Readonly<Record<string, string>> {
  const words = { ar: text }
  const system = aSummary(text)
  const full = {
    id: 'sol_aaaabbbbcccc',
    slug: 'sample-solution',
    problem: { id: 'pb_aaaabbbbcccc', title: words },
    project: { id: 'prj_aaaabbbbcccc', name: words },
    owner: system.owner,
    names: words,
    summary: words,
    adoptedFrom: { id: 'sol_ddddeeeeffff', slug: 'another-solution', names: words },
    systems: [system],
    createdAt: moment,
    own: true,
  }
  const adopters = [
    { id: 'org_aaaabbbbcccc', names: words },
    { id: 'org_ddddeeeeffff', names: words },
  ]
  const empty = { ...full, project: null, summary: null, adoptedFrom: null, systems: [], own: false }
  return {
    solution: solutionPage(frame, { solution: full, levels, adopters }),
    'solution-empty': solutionPage(frame, { solution: empty, levels, adopters: [] }),
    'solution-refused': solutionPage(
      frame,
      { solution: full, levels, adopters },
      { values: {}, problem: new Problem('register.nothing-to-adopt', 409, { solution: full.slug }) },
    ),
  }
}
