/** Builders for tests of pages: every state of those on the way from files to publication. */
import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Frame } from '../frame.ts'
import type { JobProgress } from '../jobs/job-progress.tsx'
import { anImpact } from '../rules/testing.ts'
import { findingsPage } from './findings-page.tsx'
import { labelPage } from './label-page.tsx'
import { protectionPage } from './protection-page.tsx'

const at = '2026-11-21T10:00:00.000Z'
const digest = `sha256:${'a'.repeat(64)}`

/** The pages of findings, labels and references, by a name. */
export function everyLabellingPage(
  language: Language,
  text: string,
  signedIn: Frame,
  index: JobProgress,
): Readonly<Record<string, string>> {
  const whole = { at, detector: 'ma/1', refused: null }
  const column = { kind: 'column', number: 2, name: text, share: 0.98, cells: 1200 } as const
  const version = { title: text, version: digest }
  const residencies = [
    { value: 'anywhere', text },
    { value: 'MA', text },
  ]
  const label = { ...version, action: `/${language}/data-sets/1/label`, residencies }
  const values = { secrecy: 'internal', personal: 'sensitive', residency: 'MA', announced: 'yes', sectors: 'health' }
  const refused = (path: string) =>
    new Problem('dataset.findings-unanswered', 409, { proposed: 'sensitive', personal: 'none' }, [
      { path, fault: 'missing', values: {} },
    ])
  return {
    findings: findingsPage(signedIn, {
      ...version,
      index,
      files: [
        {
          path: 'people.csv',
          survey: {
            ...whole,
            found: [
              { type: 'ma.cin', certainty: 'certain', place: column },
              { type: 'name', certainty: 'likely', place: { ...column, number: 3, name: null } },
              { type: 'ma.never-heard-of', certainty: 'possible', place: { kind: 'text', count: 3 } },
            ],
          },
        },
        { path: 'ar/lab.md', survey: { ...whole, found: [] } },
        { path: 'ar/lab.zip', survey: { ...whole, refused: 'dataset.not-text', found: [] } },
        { path: 'ar/late.pdf', survey: null },
      ],
      proposed: 'sensitive',
      because: { path: 'people.csv', line: { type: 'ma.cin', certainty: 'certain', place: column } },
      labelHref: `/${language}/data-sets/1/label`,
    }),
    'findings-none': findingsPage(signedIn, {
      ...version,
      index: null,
      files: [{ path: 'ar/lab.md', survey: { ...whole, found: [] } }],
      proposed: 'none',
      because: null,
      labelHref: `/${language}/data-sets/1/label`,
    }),
    label: labelPage(
      signedIn,
      { ...label, findingsHref: `/${language}/data-sets/1/findings`, proposes: true, impact: anImpact(text) },
      { values, problem: null },
    ),
    'label-refused': labelPage(
      signedIn,
      { ...label, version: null, findingsHref: null, proposes: true },
      { values: { ...values, reason: text }, problem: refused('reason') },
    ),
    protection: protectionPage(
      signedIn,
      { ...version, action: `/${language}/data-sets/1/protection` },
      { values: { kind: 'authorisation', number: 'A-RS-42/2026', until: '', purposes: 'statistics' }, problem: null },
    ),
    'protection-refused': protectionPage(
      signedIn,
      { ...version, version: null, action: `/${language}/data-sets/1/protection` },
      { values: { kind: 'declaration', number: text, until: text, purposes: '' }, problem: refused('number') },
    ),
  }
}
