import { regions } from '../../../../jurisdictions/ma/regions.ts'
import { riskQuestionnaire } from '../../../../jurisdictions/ma/risk/questionnaire.ts'
import { openLabel } from '../../../kernel/label.ts'
import type { Language } from '../../../kernel/language.ts'
import type { RiskLevel } from '../../../kernel/ports/risk-questionnaire.ts'
import { standingConditions } from '../../../kernel/ports/systems.ts'
import { spoken } from '../../../words/spoken.ts'
import { nothingDeclared } from '../declared.ts'
import { dutiesOf } from '../duties-of.ts'
import { Entry } from '../entry.ts'
import type { ExportSubject } from './subject.ts'

const digest = `sha256:${'ab'.repeat(32)}`
const plan = `sha256:${'cd'.repeat(32)}`

/** An entry of which nobody filled in anything, and that never answered. */
export const emptyEntry: Entry = Entry.parse({
  id: 'sys_aaaaaaaaaaaa',
  slug: 'sample-assistant',
  names: { ar: 'المساعد النموذجي', fr: 'L’assistant de démonstration', en: 'The sample assistant' },
  owner: { id: 'org_aaaaaaaaaaaa', names: { ar: 'مشروع جزري (عينة)', fr: 'Projet Jazari (échantillon)' } },
  state: 'draft',
  level: null,
  answers90d: 0,
  liveSince: null,
  solution: { id: 'sol_aaaaaaaaaaaa', slug: 'sample-solution', names: { ar: 'أسئلة حول معاهد الجزري' } },
  assistant: null,
  stages: { staff: stage(null), production: stage(null) },
  declared: nothingDeclared,
  completeness: 0,
  measured: {
    versions: [],
    answerers: [],
    models: [],
    dataSets: [],
    label: null,
    languages: [],
    answers: { staff: 0, production: 0 },
    abstentions: { staff: 0, production: 0 },
    lately: { answers: 0, abstentions: 0 },
    volumeBand: null,
    results: [],
    denied: [],
    incidents: { reported: 0, confirmed: 0, closed: 0, dismissed: 0, blocking: 0 },
    contests: { open: 0, upheld: 0, rejected: 0 },
    lastAnswered: null,
    lastVerified: null,
    since: null,
  },
  risk: { assessment: null, level: null, duties: dutiesAt(1) },
  approvals: [],
  stop: null,
  drift: [],
  nextReview: null,
  history: [],
  mayWrite: false,
  mayApprove: { staff: false, production: false },
  mayStop: false,
  mayLift: false,
  maySettle: false,
})

/** One in which everything is said and measured that an entry may hold. */
export const fullEntry: Entry = Entry.parse({
  ...emptyEntry,
  state: 'live',
  level: 3,
  answers90d: 41,
  liveSince: '2026-11-21T09:00:00.000Z',
  stages: { staff: stage(1, []), production: stage(1, ['staff-evidence', 'not-stopped']) },
  declared: {
    purpose: {
      ar: 'أن يعرف الناس ما يقدمه لهم البرنامج الوطني للذكاء الاصطناعي',
      fr: 'Faire savoir ce qu’offre le programme',
    },
    decisionSupported: { ar: 'لا قرار: يُخبر فقط' },
    automation: 'informs',
    humanStep: { ar: 'يقرأ موظف كل اعتراض' },
    refusalPath: { ar: 'الشباك، أو <b>الهاتف</b>' },
    appealPath: { ar: 'زر «اعتراض» في صفحة كل جواب' },
    legalBasis: { law: { ar: 'القانون 31-13' }, article: '10', url: 'https://example.ma/law' },
    peopleAffected: { who: { ar: 'كل من يسأل' }, band: '1000-9999' },
    audience: ['public', 'staff'],
    contact: 'contact@example.ma',
    accountableRole: { ar: 'مدير الأنظمة' },
    supplier: { ar: 'مشروع جزري (عينة)' },
    knownLimits: { ar: 'لا يفهم الدارجة المكتوبة بحروف لاتينية. [رابط](https://example.ma) *نجمة*' },
    crossBorder: { countries: ['FR'], basis: 'consent' },
    regions: ['04', '09'],
    theme: 'governance',
    languages: ['ar', 'ary', 'fr'],
  },
  completeness: 100,
  measured: {
    versions: [{ version: digest, number: 1, stage: 'production', first: '2026-11-21', last: '2026-11-22' }],
    answerers: [{ name: 'extractive', version: '1.2', first: '2026-11-21', last: '2026-11-22' }],
    models: [],
    dataSets: [
      {
        dataSet: 'ds_aaaaaaaaaaaa',
        version: digest,
        title: { ar: 'وثائق العينة' },
        first: '2026-11-21',
        last: '2026-11-22',
      },
      { dataSet: 'ds_bbbbbbbbbbbb', version: digest, title: null, first: '2026-11-21', last: '2026-11-22' },
    ],
    label: openLabel,
    languages: ['ar', 'fr', 'de'],
    answers: { staff: 9, production: 32 },
    abstentions: { staff: 3, production: 7 },
    lately: { answers: 41, abstentions: 10 },
    volumeBand: '100-999',
    results: [
      {
        version: digest,
        duty: 'golden',
        plan: 'evp_aaaaaaaaaaaa',
        run: 'evr_aaaaaaaaaaaa',
        planDigest: plan,
        resultDigest: digest,
        passed: true,
        finishedAt: '2026-11-21T08:00:00.000Z',
        expiresAt: '2027-05-20T08:00:00.000Z',
        criteria: [
          {
            metric: 'abstained',
            slice: null,
            comparator: 'at-least',
            threshold: 13 / 15,
            on: 'value',
            value: 14 / 15,
            low: 0.7018,
            high: 0.9881,
            held: true,
          },
        ],
        log: { plan: 12, result: 34 },
      },
    ],
    denied: [{ rule: 'ma.systems-answer-by-facts', count: 2 }],
    incidents: { reported: 1, confirmed: 1, closed: 0, dismissed: 0, blocking: 0 },
    contests: { open: 1, upheld: 1, rejected: 0 },
    lastAnswered: '2026-11-22T08:00:00.000Z',
    lastVerified: '2026-11-21T08:00:00.000Z',
    since: '2026-11-21T08:30:00.000Z',
  },
  risk: {
    assessment: {
      id: 'ras_aaaaaaaaaaaa',
      digest,
      raw: 60,
      mitigation: 30,
      score: 51,
      grounds: { ar: 'يقتبس من وثائق عمومية ولا يقرر شيئا' },
      at: '2026-11-21T07:00:00.000Z',
      current: false,
    },
    level: 3,
    duties: dutiesAt(3),
  },
  approvals: [approval('apr_aaaaaaaaaaaa', null), approval('apr_bbbbbbbbbbbb', '2026-11-22T07:00:00.000Z')],
  stop: { reason: { ar: 'تحقق من مصدر' }, at: '2026-11-22T09:00:00.000Z' },
  drift: [
    { kind: 'language', declared: ['ar'], observed: ['de'], blocks: false },
    { kind: 'version', declared: [digest], observed: [plan], blocks: true },
  ],
  nextReview: '2027-05-20',
  history: [
    { at: '2026-11-22T09:00:00.000Z', kind: 'stopped', detail: {}, log: 50 },
    { at: '2026-11-21T09:00:00.000Z', kind: 'live', detail: {}, log: 40 },
  ],
})

/** The same after its end. */
export const withdrawnEntry: Entry = Entry.parse({
  ...fullEntry,
  state: 'withdrawn',
  history: [{ at: '2026-12-01T09:00:00.000Z', kind: 'withdrawn', detail: {}, log: 60 }, ...fullEntry.history],
})

/** Under the real words and names. */
export function subjectOf(entry: Entry, language: Language): ExportSubject {
  return {
    entry,
    words: spoken(language),
    address: entry.state === 'draft' ? null : `https://jazari.example/${language}/register/${entry.slug}`,
    asOf: '2026-11-22',
    levelName: (level) => riskQuestionnaire.levels.find((one) => one.level === level)!.name,
    regionName: (code) => regions.find((region) => region.code === code)?.names,
  }
}

function stage(number: number | null, missing: readonly string[] = standingConditions) {
  const version = number === null ? null : { digest, number }
  const namedAt = version && '2026-11-21T08:00:00.000Z'
  return { resolves: missing.length === 0, version, namedAt, missing, beforeApproval: [], toApprove: null }
}

function dutiesAt(level: RiskLevel) {
  return dutiesOf(riskQuestionnaire, level).map(({ id, kind, name, sentence }) => ({
    id,
    kind,
    name,
    sentence,
    met: kind === 'practice' ? null : id === 'golden',
  }))
}

function approval(id: string, withdrawnAt: string | null) {
  return {
    id,
    digest,
    stage: 'production',
    version: digest,
    at: '2026-11-21T08:50:00.000Z',
    note: null,
    counts: withdrawnAt === null,
    withdrawnAt,
    reason: withdrawnAt && 'تغيرت المعطيات',
    log: 45,
    own: false,
  }
}
