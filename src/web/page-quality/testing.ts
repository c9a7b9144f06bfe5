/** Builders for tests of pages: every state of those that show and judge pages below the gate. */
import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Frame } from '../frame.ts'
import type { JobProgress } from '../jobs/job-progress.tsx'
import { belowGatePage } from './below-gate-page.tsx'
import { type JudgedPageData, judgedPage } from './judged-page.tsx'

const at = '2026-11-21T10:00:00.000Z'

/** The pages, by a name. */
export function everyPageQualityPage(
  language: Language,
  text: string,
  signedIn: Frame,
  index: JobProgress,
): Readonly<Record<string, string>> {
  const reasons = [
    { reason: 'low-ocr-confidence', witnesses: [] },
    { reason: 'foreign-letters', witnesses: ['الإدارۃ', 'کتاب'] },
    { reason: 'unknown-words', witnesses: ['تعفـد'] },
  ] as const
  const listed = { path: 'قانون/loi 09-08.pdf', href: `/${language}/judged`, reasons, confidence: 0.41 }
  const list = { title: text, versionHref: `/${language}/version` }
  const page: JudgedPageData = {
    path: 'قانون/loi 09-08.pdf',
    page: 3,
    documentLanguage: 'ar',
    imageHref: '/assets/icon.svg',
    downloadHref: '/file',
    text: `${text}\n\nتعفـد الإدارۃ اجتماعها. کتاب ${text}`,
    digest: `sha256:${'a'.repeat(64)}`,
    corrected: null,
    draft: text,
    reasons,
    witnesses: ['الإدارۃ', 'کتاب', 'تعفـد'],
    doubtful: [{ start: 0, end: 4 }],
    confidence: 0.41,
    isBelowGate: true,
    decision: null,
    index: null,
    acceptAction: '/accept',
    correctAction: '/correct',
    withdrawAction: '/correct',
    allHref: '/all',
    sourceHref: '/source',
  }
  const identifies = new Problem('knowledge.correction-identifies', 409, { proposed: 'personal' }, [])
  const missing = new Problem('request.invalid', 400, { count: 1 }, [{ path: 'reason', fault: 'missing', values: {} }])
  const corrected = { decision: 'correct', reason: text, at } as const
  return {
    'below-gate': belowGatePage(signedIn, {
      ...list,
      index,
      pages: [
        { ...listed, page: 1, decision: null },
        { ...listed, page: 2, confidence: null, decision: { decision: 'accept', reason: text, at } },
        { ...listed, page: 3, decision: corrected },
      ],
      nextHref: '/next',
    }),
    'below-gate-none': belowGatePage(signedIn, { ...list, index: null, pages: [], nextHref: null }),
    judged: judgedPage(signedIn, page),
    'judged-accept-refused': judgedPage(
      signedIn,
      { ...page, imageHref: null },
      { accept: { values: { reason: '' }, problem: missing } },
    ),
    'judged-correct-refused': judgedPage(signedIn, page, {
      correct: { values: { text, why: text }, problem: identifies },
    }),
    'judged-pending': judgedPage(signedIn, { ...page, decision: corrected, index }),
    'judged-corrected': judgedPage(signedIn, { ...page, corrected: text, decision: corrected, isBelowGate: false }),
  }
}
