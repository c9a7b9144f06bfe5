import type { Language } from '../kernel/language.ts'
import { languages } from '../kernel/language.ts'
import { standingConditions } from '../kernel/ports/systems.ts'
import { Problem } from '../kernel/problem.ts'
import { accessibilityPage } from './about/accessibility-page.tsx'
import { everyAccountPage } from './account/testing.ts'
import { apiPage } from './api/api-page.tsx'
import type { Answer, PlaceInLaw, Quote, Restated } from './ask/answer.ts'
import { answerPage } from './ask/answer-page.tsx'
import { askPage } from './ask/ask-page.tsx'
import { everyBuildPage } from './build/testing.ts'
import { everyChangesPage } from './changes/testing.ts'
import { cataloguePage } from './data-sets/catalogue-page.tsx'
import { dataSetPage } from './data-sets/data-set-page.tsx'
import { aDecision, everyDecisionPage } from './decisions/testing.ts'
import { everyImportPage } from './desk/import-testing.ts'
import { everyDeskPage } from './desk/testing.ts'
import { everyEvaluationPage } from './evaluation/testing.ts'
import { blank } from './forms.tsx'
import type { Frame } from './frame.ts'
import { homePage } from './home/home-page.tsx'
import type { PathState } from './home/path.tsx'
import { aHome } from './home/testing.ts'
import { everyIndicatorPage } from './indicators/testing.ts'
import type { JobProgress } from './jobs/job-progress.tsx'
import { logEntryPage } from './log/entry-page.tsx'
import { logPage } from './log/log-page.tsx'
import { checkAnswersPage } from './needs/check-answers-page.tsx'
import { needPage } from './needs/need-page.tsx'
import { needsPage } from './needs/needs-page.tsx'
import { proposalPage } from './needs/proposal-page.tsx'
import { proposePage } from './needs/propose-page.tsx'
import { everyOrganisationPage } from './organisations/testing.ts'
import { everyPageQualityPage } from './page-quality/testing.ts'
import { everyPermitPage } from './permits/testing.ts'
import { errorPage } from './problems/error-page.tsx'
import { problemPage } from './problems/problem-page.tsx'
import { publishDetailsPage } from './publishing/details-page.tsx'
import { publishFilesPage } from './publishing/files-page.tsx'
import { publishReviewPage } from './publishing/review-page.tsx'
import { everyLabellingPage } from './publishing/testing.ts'
import { checkReceiptPage } from './receipts/check-page.tsx'
import { everyRecordPage, someRegions } from './records/testing.ts'
import { everyRegisterPage } from './register/testing.ts'
import { everyReportsPage } from './reports/testing.ts'
import { rulesPage } from './rules/rules-page.tsx'
import { sourcePage } from './sources/source-page.tsx'
import { everySpacePage } from './spaces/testing.ts'

/** Builders for tests: every page of the site with data in it, where every text that people write is `text`. */

const digest = `sha256:${'1e2d3c4b5a697887'.repeat(4)}`
const otherDigest = `sha256:${'8f7e6d5c4b3a2910'.repeat(4)}`

export function aFrame(language: Language, over: Partial<Frame> = {}): Frame {
  return {
    language,
    address: '/',
    site: {
      operator: null,
      title: null,
      assets: {
        style: '/assets/jazari.css',
        islands: '/assets/islands.js',
        preloadFont: '/assets/plex-ar-400.woff2',
        icon: '/assets/icon.svg',
      },
    },
    person: null,
    csrf: 'a-token',
    ...over,
  }
}

function restated(text: string): Restated {
  return { source: 'S2', kind: 'press', title: text, dateAsStated: text }
}

export function aQuote(text: string, over: Partial<Quote> = {}): Quote {
  return {
    text,
    dataSet: 'ds_aaaabbbbcccc',
    version: digest,
    publisher: text,
    document: { path: 'ar/lab.md', title: text, digest },
    extraction: otherDigest,
    page: 1,
    start: 120,
    end: 182,
    provenance: 'restated',
    restates: [restated(text)],
    repaired: null,
    place: placeInLaw(text),
    score: 12.5,
    href: '/ar/sources/ds_aaaabbbbcccc#quote',
    ...over,
  }
}

function placeInLaw(text: string): PlaceInLaw {
  return {
    text: {
      kind: 'law',
      number: '09-08',
      issued: '2009-02-18',
      effect: { asStated: text, date: '2010-01-01' },
      published: { bulletin: '5711', date: '2009-02-23' },
    },
    divisions: [{ label: text, title: text }],
    article: '12',
    articleName: 'article',
    paragraph: '2',
    point: null,
    quoted: null,
  }
}

export function anAnswer(text: string, over: Partial<Answer> = {}): Answer {
  return {
    question: text,
    masked: [],
    language: 'ar',
    abstained: false,
    reason: null,
    quotes: [aQuote(text), aQuote(text, { start: 183, end: 241 })],
    nearby: [],
    differ: true,
    answeredAt: '2026-11-21T10:00:00.000Z',
    receiptId: 'rc_abcdefghijklmnopqrstuvwx23',
    answerer: { name: 'extractive', version: '1' },
    ...over,
  }
}

const abstention = (text: string): Answer =>
  anAnswer(text, {
    abstained: true,
    reason: 'no-evidence',
    masked: [
      { type: 'ma.cin', count: 1 },
      { type: 'ma.unheard-of', count: 2 },
    ],
    quotes: [],
    nearby: [aQuote(text, { repaired: text, corrected: true })],
    differ: false,
  })

export function aJob(over: Partial<JobProgress> = {}): JobProgress {
  return {
    state: 'running',
    name: 'index-version',
    done: 4,
    total: 11,
    startedAt: '2026-11-21T10:00:00.000Z',
    endedAt: null,
    problem: null,
    fragmentHref: '/ar/jobs/1/progress',
    ...over,
  }
}

const refusedForm = (values: Record<string, string>) => ({
  values,
  problem: new Problem('request.invalid', 400, { count: 2 }, [
    { path: Object.keys(values)[0] ?? 'question', fault: 'too-small-string', values: { minimum: 3 } },
    { path: 'elsewhere', fault: 'missing', values: {} },
  ]),
})

const publisher = (text: string) => ({ name: text, verified: false })
const openLabel = { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' } as const
const closedLabel = {
  secrecy: 'sensitive',
  personal: 'personal',
  sectors: ['health', 'education'],
  residency: ['MA'],
} as const

const dataSet = (text: string) => ({
  id: 'ds_aaaabbbbcccc',
  title: text,
  titleLanguage: 'ar',
  publisher: publisher(text),
  licence: 'CC-BY-4.0',
  label: { ...openLabel, sectors: [] },
  provenance: 'restated' as const,
  access: 'open' as const,
})

/** Every page, in its states, by a name. */
export function everyPage(language: Language, text: string): Readonly<Record<string, string>> {
  const frame = aFrame(language)
  const signedIn = aFrame(language, { person: { name: text, isOfficer: true }, address: '/publish' })
  const at = (address: string): Frame => ({ ...frame, address })
  const listedDataSet = { ...dataSet(text), href: `/${language}/data-sets/ds_aaaabbbbcccc` }
  const steps = ['problem', 'permit', 'build', 'prove', 'deploy', 'answer', 'verify'] as const
  const verdicts = ['verified', 'consistent-key-not-trusted', 'failed'] as const
  const check = (verdict: (typeof verdicts)[number]) =>
    checkReceiptPage(at('/receipts/check'), {
      result: {
        receiptId: 'rc_abcdefghijklmnopqrstuvwx23',
        verdict,
        checks: [
          { id: 'format', text: 'A check', status: 'passed', reason: null },
          { id: 'quotes-verbatim', text: 'A check', status: 'failed', reason: 'A reason' },
          { id: 'checkpoint-signature', text: 'A check', status: 'untrusted', reason: 'A reason' },
          { id: 'permit', text: 'A check', status: 'not-applicable', reason: null },
        ],
      },
      verifierHref: '/verifier.html',
    })
  return {
    home: homePage(frame, {
      examples: [
        { question: text, expected: 'answer', crossLanguage: false },
        { question: `${text} 2`, expected: 'abstain', crossLanguage: false },
        { question: 'in another language', expected: 'answer', crossLanguage: true },
      ],
      path: Object.fromEntries(
        steps.map((step, i) => [step, { available: i > 4, href: i > 4 ? `/${language}/ask` : null }]),
      ) as PathState,
      ...aHome(language, text),
      counters: { since: '2026-11-21T00:00:00.000Z', answered: 0, abstained: 0 },
    }),
    'home-empty': homePage(frame, {
      examples: [],
      path: Object.fromEntries(steps.map((step) => [step, { available: false, href: null }])) as PathState,
      spaces: [],
      items: {},
      network: { network: null, institutes: [], more: false },
      regions: someRegions,
      counters: { since: '2026-11-21T00:00:00.000Z', answered: 0, abstained: 0 },
    }),
    ...everySpacePage(language, text, frame),
    ...everyChangesPage(language, text, frame),
    ask: askPage(at('/ask')),
    'ask-under-permit': askPage(at('/ask?permit=pmt_aaaabbbbcccc'), blank, {
      id: 'pmt_aaaabbbbcccc',
      project: { name: { ar: text } },
    }),
    'ask-system': askPage(at('/ask?system=helper'), blank, null, {
      system: { slug: 'helper', names: { ar: text }, stage: 'staff', missing: [] },
      serving: [],
    }),
    'ask-silent-system': askPage(at('/ask?system=helper'), blank, null, {
      system: { slug: 'helper', names: { ar: text }, stage: 'production', missing: [...standingConditions] },
      serving: [],
    }),
    'ask-serving': askPage(at('/ask'), blank, null, {
      system: null,
      serving: [{ slug: 'helper', names: { ar: text } }],
    }),
    'ask-refused': askPage(at('/ask'), refusedForm({ question: text })),
    answer: answerPage(at('/answers/rc_abcdefghijklmnopqrstuvwx23'), {
      answer: anAnswer(text),
      searched: { documents: 21, href: `/${language}/data-sets` },
      receipt: { downloadHref: '/receipts/rc_abcdefghijklmnopqrstuvwx23', verifierHref: '/verifier.html' },
      contestHref: `/${language}/contest`,
      permit: null,
      system: null,
    }),
    abstention: answerPage(at('/answers/rc_abcdefghijklmnopqrstuvwx23'), {
      answer: abstention(text),
      searched: { documents: 21, href: `/${language}/data-sets` },
      receipt: { downloadHref: '/receipts/rc_abcdefghijklmnopqrstuvwx23', verifierHref: '/verifier.html' },
      contestHref: `/${language}/contest`,
      permit: { id: 'pmt_aaaabbbbcccc', project: { name: { ar: text } } },
      system: { slug: 'helper', names: { ar: text }, stage: 'production' },
    }),
    source: sourcePage(at('/sources/1'), {
      dataSet: { title: text, href: '/data-sets/1' },
      document: { path: 'ar/lab.md', title: text, language: 'ar', digest, bytes: 2312, downloadHref: '/files/1' },
      provenance: 'restated',
      restates: [restated(text)],
      page: {
        number: 1,
        count: 3,
        text: `${text}\n\n${text} ${text}\n${text}`,
        quote: { start: 3, end: 12 },
        place: placeInLaw(text),
        repaired: text,
        recognised: true,
        reasons: [],
        searched: true,
        original: text,
        decision: { reason: text, at: '2026-11-21T10:00:00.000Z' },
        judgeHref: '/judged',
        previousHref: null,
        nextHref: '/2',
      },
    }),
    'source-below-gate': sourcePage(at('/sources/1'), {
      dataSet: { title: text, href: '/data-sets/1' },
      document: { path: 'ar/lab.pdf', title: text, language: 'ar', digest, bytes: 2312, downloadHref: '/files/1' },
      provenance: 'primary',
      restates: [],
      page: {
        number: 1,
        count: 1,
        text,
        quote: null,
        repaired: null,
        recognised: true,
        reasons: ['low-ocr-confidence', 'unknown-words'],
        searched: false,
        original: null,
        decision: null,
        judgeHref: null,
        place: null,
        previousHref: null,
        nextHref: null,
      },
    }),
    catalogue: cataloguePage(at('/data-sets'), {
      dataSets: [
        { ...listedDataSet, latest: { publishedAt: '2026-11-21T10:00:00.000Z', files: 11 } },
        { ...listedDataSet, id: 'ds_ddddeeeeffff', provenance: 'primary', latest: null },
        { ...listedDataSet, id: 'ds_gggghhhhiiii', access: 'ask', latest: null },
      ],
      nextHref: '/ar/data-sets?cursor=next',
    }),
    'catalogue-empty': cataloguePage(signedIn, { dataSets: [], nextHref: null }),
    'data-set': dataSetPage(at('/data-sets/ds_aaaabbbbcccc'), {
      dataSet: {
        ...dataSet(text),
        label: { ...closedLabel, sectors: [...closedLabel.sectors], residency: [...closedLabel.residency] },
        description: text,
        licenceText: text,
        sourceUrl: 'https://example.org/a',
        restates: [restated(text)],
        purposes: ['statistics', 'research'],
        cndp: { kind: 'authorisation', number: 'A-RS-42/2026', until: '2027-12-31' },
        identifiers: ['ma.cin', 'ma.never-heard-of'],
      },
      versions: [
        { digest, href: '/versions/1', sealedAt: '2026-11-21T10:00:00.000Z', publishedAt: '2026-11-21T11:00:00.000Z' },
        { digest: otherDigest, href: '/versions/2', sealedAt: '2026-11-20T10:00:00.000Z', publishedAt: null },
      ],
      shown: {
        digest,
        files: [
          {
            path: 'ar/lab.md',
            sha256: digest,
            bytes: 2312,
            downloadHref: '/files/1',
            textHref: '/sources/1',
            refused: null,
            reserved: false,
          },
          {
            path: 'ar/lab.pdf',
            sha256: digest,
            bytes: 912_312,
            downloadHref: '/files/2',
            textHref: null,
            refused: { code: 'document.never-heard-of', values: {} },
            reserved: false,
          },
          {
            path: 'ar/lab.txt',
            sha256: digest,
            bytes: 12,
            downloadHref: '/files/3',
            textHref: null,
            refused: null,
            reserved: true,
          },
        ],
        index: aJob(),
        pagesBelowGate: { count: 2, href: '/pages-below-gate' },
      },
      closed: null,
      permit: { id: 'pmt_aaaabbbbcccc', project: { name: { ar: text } }, personal: 'tokenised' },
      prepares: true,
    }),
    'data-set-closed': dataSetPage(at('/data-sets/ds_aaaabbbbcccc'), {
      dataSet: {
        ...dataSet(text),
        access: 'ask',
        description: text,
        licenceText: null,
        sourceUrl: null,
        restates: [],
        purposes: ['statistics'],
        cndp: null,
        identifiers: null,
      },
      versions: [],
      shown: null,
      closed: { dataSet: 'ds_aaaabbbbcccc', rules: [{ id: 'ma.label-needs-clearance', sentence: text }], decision: 42 },
      permit: null,
      prepares: false,
    }),
    'data-set-empty': dataSetPage(at('/data-sets/ds_aaaabbbbcccc'), {
      dataSet: {
        ...dataSet(text),
        provenance: 'primary',
        description: null,
        licenceText: null,
        sourceUrl: null,
        restates: [],
        purposes: [],
        cndp: null,
        identifiers: null,
      },
      versions: [],
      shown: null,
      closed: null,
      permit: null,
      prepares: false,
    }),
    'publish-details': publishDetailsPage(signedIn, {
      licences: ['CC-BY-4.0', 'CC0-1.0'],
      publishers: [{ value: 'org_aaaabbbbcccc', text }],
    }),
    'publish-details-refused': publishDetailsPage(
      signedIn,
      { licences: ['CC-BY-4.0', 'CC0-1.0'], publishers: 'any' },
      refusedForm({ 'titles.ar': text, publisher: text, 'descriptions.fr': text }),
    ),
    'publish-files': publishFilesPage(signedIn, {
      title: text,
      files: [{ path: `${text}.md`, sha256: digest, bytes: 2312 }],
      maxBytes: 50_000_000,
      uploadAction: '/ar/publish/ds_aaaabbbbcccc/files',
      uploadHref: '/api/data-sets/ds_aaaabbbbcccc/files',
      fragmentHref: '/ar/publish/ds_aaaabbbbcccc/files/list',
      removeAction: '/ar/publish/ds_aaaabbbbcccc/files/remove',
      sealAction: '/ar/publish/ds_aaaabbbbcccc/seal',
      refused: [{ path: `${text}.exe`, problem: new Problem('dataset.body-missing', 400, {}) }],
    }),
    'publish-review': publishReviewPage(signedIn, {
      title: text,
      version: digest,
      index: aJob({ state: 'done', endedAt: '2026-11-21T10:01:00.000Z' }),
      files: [
        {
          path: 'ar/lab.md',
          result: {
            state: 'read',
            pages: 7,
            damagedPages: 1,
            recognisedPages: 2,
            meanConfidence: 0.87,
            correctedPages: 1,
            acceptedPages: 1,
            pagesBelowGate: 2,
            reasons: ['unknown-words', 'low-ocr-confidence'],
            textHref: '/sources/1',
          },
        },
        { path: 'ar/lab.zip', result: { state: 'refused', code: 'document.never-heard-of', values: {} } },
        { path: 'ar/late.pdf', result: { state: 'waiting' } },
      ],
      label: { ...closedLabel, sectors: [...closedLabel.sectors], residency: [...closedLabel.residency] },
      announced: true,
      cndp: { kind: 'declaration', number: 'D-1/2026', until: null },
      purposes: ['statistics'],
      labelHref: '/ar/data-sets/ds_aaaabbbbcccc/label',
      protectionHref: '/ar/data-sets/ds_aaaabbbbcccc/protection',
      findings: { href: '/findings', unanswered: false, answeredAt: '2026-11-21T10:01:00.000Z' },
      pagesBelowGateHref: '/pages-below-gate',
      publishAction: '/ar/publish/ds_aaaabbbbcccc/publication',
    }),
    'publish-review-failed': publishReviewPage(signedIn, {
      title: text,
      version: digest,
      index: aJob({ state: 'failed', endedAt: '2026-11-21T10:01:00.000Z', problem: 'never.heard-of' }),
      files: [],
      label: { ...closedLabel, sectors: [], residency: [...closedLabel.residency] },
      announced: false,
      cndp: null,
      purposes: [],
      labelHref: '/ar/data-sets/ds_aaaabbbbcccc/label',
      protectionHref: '/ar/data-sets/ds_aaaabbbbcccc/protection',
      findings: { href: '/findings', unanswered: true, answeredAt: null },
      pagesBelowGateHref: null,
      publishAction: null,
    }),
    ...everyLabellingPage(language, text, signedIn, aJob()),
    ...everyPageQualityPage(language, text, signedIn, aJob()),
    rules: rulesPage(at('/rules'), {
      packs: [
        {
          id: 'ma',
          version: '1.0.0',
          digest,
          title: text,
          isDraft: false,
          note: null,
          rules: [
            {
              id: 'ma.cndp-authorisation',
              sentence: text,
              law: '09-08',
              article: '12',
              verification: 'verified',
              conditions: [
                { sentence: text, grantedBy: text },
                { sentence: text, grantedBy: null },
              ],
            },
            {
              id: 'ma.open-data',
              sentence: text,
              law: '31-13',
              article: null,
              verification: 'unverified',
              conditions: [],
            },
            {
              id: 'ma.own-session',
              sentence: text,
              law: null,
              article: null,
              verification: 'platform',
              conditions: [],
            },
          ],
          lists: [
            {
              id: 'ma.data-classes',
              title: text,
              note: text,
              verification: 'unverified',
              entries: [{ code: 'very-sensitive', name: text }],
            },
            { id: 'ma.sufficient-protection', title: text, note: text, verification: 'unverified', entries: [] },
          ],
        },
        {
          id: 'law-x0',
          version: '0.0.0',
          digest,
          title: `${text} X.0`,
          isDraft: true,
          note: text,
          rules: [],
          lists: [],
        },
      ],
    }),
    ...everyIndicatorPage(at, text),
    log: logPage(at('/log'), {
      origin: 'jazari.example/log',
      size: 18_240,
      checkpoint: 'jazari.example/log\n18240\nAAAA\n\n— jazari.example/log BBBB\n',
      verifierKey: 'jazari.example/log+0a1b2c3d+AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g',
      stopped: false,
      entries: [
        {
          index: 18_239,
          at: '2026-11-21T10:00:00.000Z',
          kind: 'outcome',
          operation: null,
          decision: 18_238,
          result: 'done',
          count: 1,
        },
        {
          index: 18_238,
          at: '2026-11-21T10:00:00.000Z',
          kind: 'decision',
          operation: 'assistants.ask',
          decision: null,
          result: 'allow',
          count: null,
        },
        {
          index: 18_237,
          at: '2026-11-21T10:00:00.000Z',
          kind: 'denials',
          operation: 'datasets.create',
          decision: null,
          result: 'deny',
          count: 42,
        },
      ],
      checkpointHref: '/log/checkpoint',
      verifierHref: '/verifier.html',
      command: 'jazari verify receipt.json --policy log.policy',
    }),
    'log-entry': logEntryPage(at('/log/entries/18239'), {
      entry: {
        index: 18_239,
        at: '2026-11-21T10:00:00.000Z',
        kind: 'outcome',
        operation: null,
        decision: 18_238,
        result: 'done',
        count: 3,
      },
      text: `{"at":"2026-11-21T10:00:00.000Z","decision":18238,"digest":"${digest}","kind":"outcome"}`,
      proof: 'c2sp.org/tlog-proof@v1\nindex 18239\nAAAA\n\njazari.example/log\n18240\nAAAA\n',
    }),
    'log-entry-denial': logEntryPage(at('/log/entries/18237'), {
      entry: {
        index: 18_237,
        at: '2026-11-21T10:00:00.000Z',
        kind: 'denials',
        operation: 'datasets.create',
        decision: null,
        result: 'deny',
        count: 42,
      },
      text: '{"at":"2026-11-21T10:00:00.000Z","count":42,"kind":"denials","operation":"datasets.create"}',
      proof: 'c2sp.org/tlog-proof@v1\nindex 18237\nAAAA\n\njazari.example/log\n18240\nAAAA\n',
    }),
    ...everyDecisionPage(at, text),
    'log-empty': logPage(at('/log'), {
      origin: 'jazari.example/log',
      size: 0,
      checkpoint: null,
      verifierKey: 'jazari.example/log+0a1b2c3d+AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g',
      stopped: true,
      entries: [],
      checkpointHref: '/log/checkpoint',
      verifierHref: '/verifier.html',
      command: 'jazari verify receipt.json',
    }),
    'check-receipt': checkReceiptPage(at('/receipts/check'), { result: null, verifierHref: '/verifier.html' }),
    ...Object.fromEntries(verdicts.map((verdict) => [`check-receipt-${verdict}`, check(verdict)])),
    ...everyAccountPage(text, frame),
    problem: problemPage(at('/problems/request.invalid'), { code: 'request.invalid', status: 400 }),
    'problem-unworded': problemPage(at('/problems/never.heard-of'), { code: 'never.heard-of', status: 418 }),
    error: errorPage(at('/nowhere'), {
      problem: new Problem('policy.denied', 403, { rules: 'ma.a-rule', missing: '' }),
      why: aDecision(text),
      decision: 18_237,
    }),
    'error-unexpected': errorPage(at('/nowhere'), { problem: null, reference: 'a1b2c3' }),
    api: apiPage(at('/api'), {
      openApiHref: '/openapi.json',
      operations: [
        {
          id: 'assistants.ask',
          method: 'POST',
          path: '/api/answers',
          summary: 'Answer a question with verbatim quotes, or abstain',
          permission: 'assistants:ask',
          input: [
            { name: 'question', type: 'string', required: true },
            { name: 'in', type: 'string', required: false },
          ],
          problems: [{ code: 'request.invalid', status: 400 }],
        },
        {
          id: 'audit.read',
          method: 'GET',
          path: '/api/log',
          summary: 'Read the log',
          permission: 'audit:read',
          input: [],
          problems: [],
        },
      ],
    }),
    accessibility: accessibilityPage(at('/accessibility')),
    ...everyOrganisationPage(language, text, aFrame(language, { address: '/organisations' }), someRegions),
    ...needPages(language, text),
    ...everyRecordPage(language, text, frame),
    ...everyDeskPage(language, text, frame),
    ...everyImportPage(text, frame),
    ...everyPermitPage(language, text, frame),
    ...everyEvaluationPage(text, frame),
    ...everyReportsPage(language, text, frame, { answer: anAnswer(text), abstention: abstention(text) }),
    ...everyBuildPage(text, at, refusedForm({ name: text })),
    ...everyRegisterPage(language, text, frame),
  }
}

/** Public problems in their states, with and without what may be missing, and the way to propose one. */
function needPages(language: Language, text: string): Readonly<Record<string, string>> {
  const frame = aFrame(language, { address: '/needs' })
  const words = { ar: text, fr: text, en: text }
  const organisation = { id: 'org_aaaabbbbcccc', names: words, verified: false }
  const regions = [{ code: '02', names: words, tile: { column: 4, row: 1 } }]
  const notYet = { available: false, href: null }
  const path = { problem: { available: true, href: null }, permit: notYet, build: notYet, prove: notYet } as const
  const moment = { at: '2026-11-21T10:00:00.000Z', note: null }
  const full = {
    id: 'pb_aaaabbbbcccc',
    code: 'P1',
    state: 'worked-on' as const,
    title: words,
    need: words,
    people: words,
    owner: organisation,
    takenUpBy: { ...organisation, verified: true },
    dataThatExist: words,
    dataMissing: words,
    dataSets: [{ id: 'ds_aaaabbbbcccc', slug: 'sample', titles: words, version: digest }],
    sectors: ['health' as const, 'skills' as const],
    regions: ['02' as const],
    axes: ['x2'],
    from: ['a7', 'r5'],
    proposedAt: moment.at,
    changedAt: moment.at,
  }
  const empty = {
    ...full,
    code: null,
    state: 'proposed' as const,
    people: null,
    owner: null,
    takenUpBy: null,
    dataThatExist: null,
    dataMissing: null,
    dataSets: [],
    sectors: [],
    regions: [],
  }
  const record = { slug: 'a7', kind: 'agreement', code: 'A7', title: words }
  const list = { nextHref: null, chosen: {}, regions, axes: [{ slug: 'x2', text }], leads: false }
  const answers = { need: text, title: text, sectors: 'health' }
  return {
    needs: needsPage(frame, {
      ...list,
      problems: [full, empty],
      nextHref: '/ar/needs?cursor=next',
      chosen: { state: 'open' },
      leads: true,
    }),
    'needs-empty': needsPage(frame, { ...list, problems: [] }),
    need: needPage(frame, {
      problem: full,
      history: [
        { ...moment, state: 'proposed' },
        { ...moment, state: 'open', note: words },
      ],
      axes: [{ ...record, slug: 'x2', kind: 'axis', code: 'X2' }],
      from: [record, { slug: 'r5', title: null }],
      goldenQuestions: { ds_aaaabbbbcccc: '/api/golden' },
      regions,
      path: {
        ...path,
        deploy: notYet,
        answer: { available: true, href: `/${language}/ask` },
        verify: { available: true, href: `/${language}/receipts/check` },
      },
      acts: { admit: false, decline: false, takeUp: 'own', next: ['solved', 'taken-up'] },
      projectHref: `/${language}/projects/new?need=pb_aaaabbbbcccc`,
    }),
    'need-refused': needPage(
      aFrame(language, { person: { name: text, isOfficer: true } }),
      {
        problem: empty,
        history: [{ ...moment, state: 'proposed' }],
        axes: [],
        from: [],
        goldenQuestions: {},
        regions,
        path: { ...path, deploy: notYet, answer: notYet, verify: notYet },
        acts: { admit: true, decline: true, takeUp: 'any', next: [] },
        projectHref: null,
      },
      refusedForm({ reason: text }),
    ),
    'propose-need': proposePage(frame, { question: 'need', answers: {}, checking: false, regions, problem: null }),
    'propose-need-refused': proposePage(frame, {
      question: 'title',
      answers,
      checking: false,
      regions,
      problem: refusedForm({ title: text }).problem,
    }),
    'propose-need-region': proposePage(frame, {
      question: 'regions',
      answers,
      checking: true,
      regions,
      problem: null,
    }),
    'propose-need-check': checkAnswersPage(frame, { answers, masked: true, regions }),
    'need-proposal': proposalPage(aFrame(language, { address: '/needs/proposals/prop_a' }), {
      title: words,
      state: 'open',
      history: [{ ...moment, state: 'open', note: words }],
      problem: { id: full.id, code: 'P1' },
      address: 'https://jazari.example/ar/needs/proposals/prop_a',
    }),
  }
}

/** Every page in every language. */
export function everyPageInEveryLanguage(text: string): { language: Language; name: string; html: string }[] {
  return languages.flatMap((language) =>
    Object.entries(everyPage(language, text)).map(([name, html]) => ({ language, name, html })),
  )
}
