import { Problem } from '../../kernel/problem.ts'
import type { ExplainedDecision } from '../../modules/audit/index.ts'
import type { Frame } from '../frame.ts'
import { decisionPage } from './decision-page.tsx'
import { decisionsPage } from './decisions-page.tsx'
import { openDecisionPage } from './open-decision-page.tsx'

/** Builders for tests: decisions in which every text that people write is `text`. */

const digest = `sha256:${'2e1d3c4b5a697887'.repeat(4)}`

export function aDecision(text: string, over: Partial<ExplainedDecision> = {}): ExplainedDecision {
  return {
    index: 18_237,
    at: '2026-11-21T10:00:00.000Z',
    operation: 'datasets.read-version',
    permission: 'datasets:read',
    effect: 'deny',
    resource: { kind: 'data-set', id: 'ds_aaaabbbbcccc' },
    permit: null,
    permitDigest: null,
    concealed: false,
    reasons: [
      {
        rule: 'ma.cndp-authorisation',
        effect: 'deny',
        sentence: text,
        law: '09-08',
        article: '12',
        status: 'verified',
        url: 'https://example.org/law-09-08',
      },
      {
        rule: 'ma.cndp-reference',
        effect: 'deny',
        sentence: text,
        law: '09-08',
        article: null,
        status: 'unverified',
        url: null,
      },
      {
        rule: 'ma.reading-by-clearance',
        effect: 'allow',
        sentence: text,
        law: null,
        article: null,
        status: 'platform',
        url: null,
      },
    ],
    missing: [
      missing('permit', text, { start: 'permit-request', by: text }),
      missing('cndp-reference-in-force', text, { start: 'cndp-reference', by: text }, { until: '2026-10-01' }),
      missing('residency', text, null, { country: 'MA' }),
    ],
    obligations: [],
    packs: [{ id: 'ma', version: '1.0.0', digest }],
    outcome: null,
    entry: `{"at":"2026-11-21T10:00:00.000Z","effect":"deny","kind":"decision","operation":"datasets.read-version"}`,
    published: true,
    openings: [],
    opened: null,
    ...over,
  }
}

function missing(
  condition: string,
  sentence: string,
  remedy: ExplainedDecision['missing'][number]['remedy'],
  values: Record<string, string> = {},
): ExplainedDecision['missing'][number] {
  return { rule: 'ma.cndp-reference', condition, sentence, values, remedy }
}

/** The pages of decisions, in their states, by a name. */
export function everyDecisionPage(at: (address: string) => Frame, text: string): Readonly<Record<string, string>> {
  const receipt = {
    receiptHref: '/api/decisions/18237/receipt',
    command:
      "bin/jazari verify jazari-decision-18237.json --key 'jazari.example/log+0a1b2c3d+AAECAwQFBgcICQoLDA0ODxAR'",
  }
  const shown = (decision: ExplainedDecision, of = receipt) => decisionPage(at('/decisions/18237'), { decision, ...of })
  return {
    'decision-denied': shown(aDecision(text)),
    'decision-allowed': shown(
      aDecision(text, {
        effect: 'allow',
        permit: 'pmt_aaaabbbbcccc',
        permitDigest: digest,
        reasons: [aDecision(text).reasons[2]!],
        missing: [],
        obligations: [{ rule: 'ma.reading-by-permit', obligation: 'mask', sentence: text }],
        outcome: { result: 'refused', problem: 'dataset.not-found', at: '2026-11-21T10:00:01.000Z', index: 18_240 },
        openings: [
          { by: 'per_aaaabbbbcccc', name: text, reason: text, at: '2026-11-21T11:00:00.000Z' },
          { by: 'per_ddddeeeeffff', name: null, reason: text, at: '2026-11-21T10:30:00.000Z' },
        ],
      }),
    ),
    'decision-concealed': shown(
      aDecision(text, {
        concealed: true,
        resource: null,
        reasons: [],
        missing: [],
        permitDigest: 'unknown',
        published: false,
      }),
    ),
    'decision-opened': decisionPage(at('/decisions/18237'), {
      decision: aDecision(text, { opened: { principal: 'per_aaaabbbbcccc' } }),
      receiptHref: null,
      command: receipt.command,
    }),
    'decision-to-open': openDecisionPage(at('/decisions/18237'), { index: 18_237 }),
    'decision-to-open-refused': openDecisionPage(
      at('/decisions/18237'),
      { index: 18_237 },
      {
        values: { reason: text },
        problem: new Problem('request.invalid', 400, { count: 1 }, [
          { path: 'reason', fault: 'too-small-string', values: { minimum: 10 } },
        ]),
      },
    ),
    decisions: decisionsPage(at('/decisions'), {
      decisions: [aDecision(text), aDecision(text, { index: 18_230, effect: 'allow', resource: null })],
      refusedOnly: false,
      nextHref: '/ar/decisions?cursor=18230',
    }),
    'decisions-none': decisionsPage(at('/decisions'), { decisions: [], refusedOnly: true, nextHref: null }),
  }
}
