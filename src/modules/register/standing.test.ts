import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SystemStandingDocument } from '../../../libs/receipt/index.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import {
  type ApprovalFact,
  type ResultFact,
  resultsToApprove,
  type StandingFacts,
  staffEvidence,
  standingOf,
} from './standing.ts'
import {
  anyHistory,
  appointed,
  digestOf,
  dutiesOfLevel,
  enteredBy,
  type HistoryEvent,
  madeBy,
  oracle,
  people,
} from './standing-histories.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2027-05-01T00:00:00Z')
const version = digestOf('version', 1)

function aResult(said: Partial<ResultFact> = {}): ResultFact {
  const { place = 1 } = said
  return {
    duty: 'golden',
    version,
    plan: digestOf('plan', place),
    digest: digestOf('result', place),
    passed: true,
    place,
    expiresAt: later,
    ...said,
  }
}

function anApproval(holder: string, said: Partial<ApprovalFact> = {}): ApprovalFact {
  const place = 100 + people.indexOf(holder as (typeof people)[number])
  return {
    digest: digestOf('approval', place),
    holder,
    stage: 'production',
    version,
    assessment: digestOf('assessment', 1),
    results: [digestOf('result', 1)],
    place,
    withdrawn: false,
    ...said,
  }
}

/** All holds, unless something else is said. */
function facts(said: Partial<StandingFacts> = {}): StandingFacts {
  return {
    system: 'sys_aaaaaaaaaaaa',
    slug: 'sample',
    owner: 'org_aaaaaaaaaaaa',
    ownerOpen: true,
    stage: 'production',
    state: 'live',
    named: { assistant: 'ast_aaaaaaaaaaaa', version },
    assessment: { digest: digestOf('assessment', 1), level: 1 },
    duties: ['golden'],
    results: [aResult()],
    approvals: [anApproval('Amina'), anApproval('Youssef')],
    makers: ['Idriss'],
    reviewUntil: later,
    reviewDue: '2027-04-30',
    blocked: false,
    drifted: false,
    permitted: true,
    staffAnswers: staffEvidence,
    stopped: false,
    ...said,
  }
}

const missing = (said: Partial<StandingFacts>) => standingOf(facts(said), now).missing

test('where everything holds it resolves, and the document says by which result and which approvals', () => {
  const { missing, document } = standingOf(facts(), now)

  expect(missing).toEqual([])
  expect(SystemStandingDocument.parse(document)).toEqual({
    v: 1,
    kind: 'system-standing',
    system: 'sys_aaaaaaaaaaaa',
    slug: 'sample',
    stage: 'production',
    owner: 'org_aaaaaaaaaaaa',
    assistant: 'ast_aaaaaaaaaaaa',
    version,
    assessment: digestOf('assessment', 1),
    level: 1,
    duties: [{ duty: 'golden', plan: digestOf('plan', 1), result: digestOf('result', 1) }],
    approvals: [digestOf('approval', 100), digestOf('approval', 101)],
    reviewDue: '2027-04-30',
  })
})

describe('each condition is missed alone, and named', () => {
  const older = aResult({ place: 1 })
  test.each<[string, Partial<StandingFacts>, readonly string[]]>([
    ['a draft', { state: 'draft' }, ['entry-live']],
    ['a withdrawn entry', { state: 'withdrawn' }, ['entry-live']],
    ['an organisation that is closed', { ownerOpen: false }, ['entry-live']],
    ['an incident', { blocked: true }, ['no-blocking-incident']],
    ['drift', { drifted: true }, ['no-drift']],
    ['a permit that ended', { permitted: false }, ['permit-in-force']],
    ['a stop', { stopped: true }, ['not-stopped']],
    ['a review that is overdue', { reviewUntil: now }, ['review-in-date']],
    ['no day of review', { reviewUntil: null, reviewDue: null }, ['review-in-date']],
    ['too few questions of staff', { staffAnswers: staffEvidence - 1 }, ['staff-evidence']],
    ['one approval', { approvals: [anApproval('Amina')] }, ['two-approvals']],
    [
      'an approval that was withdrawn',
      { approvals: [anApproval('Amina'), anApproval('Youssef', { withdrawn: true })] },
      ['two-approvals'],
    ],
    [
      'two approvals of one person',
      { approvals: [anApproval('Amina'), anApproval('Amina', { place: 200 })] },
      ['two-approvals'],
    ],
    ['an approval of who made something of it', { makers: ['Youssef'] }, ['two-approvals']],
    [
      'an approval of the other stage',
      { approvals: [anApproval('Amina'), anApproval('Youssef', { stage: 'staff' })] },
      ['two-approvals'],
    ],
    [
      'an approval of another version',
      { approvals: [anApproval('Amina'), anApproval('Youssef', { version: digestOf('version', 2) })] },
      ['two-approvals'],
    ],
    [
      'other answers to the questionnaire',
      { assessment: { digest: digestOf('assessment', 2), level: 1 } },
      ['two-approvals'],
    ],
    ['a duty more', { duties: ['golden', 'safety'] }, ['duties-met', 'two-approvals']],
    ['a result that is out of date', { results: [aResult({ expiresAt: now })] }, ['results-in-date', 'two-approvals']],
    [
      'a later failure',
      { results: [older, aResult({ place: 2, passed: false })] },
      ['results-in-date', 'two-approvals'],
    ],
    ['a failure alone', { results: [aResult({ passed: false })] }, ['duties-met', 'two-approvals']],
    [
      'a result of another version',
      { results: [aResult({ version: digestOf('version', 2) })] },
      ['duties-met', 'two-approvals'],
    ],
    [
      'another version named',
      { named: { assistant: 'ast_aaaaaaaaaaaa', version: digestOf('version', 2) } },
      ['duties-met', 'two-approvals'],
    ],
    ['no assessment', { assessment: null }, ['risk-assessed', 'two-approvals']],
    ['no version', { named: null }, ['version-named', 'duties-met', 'two-approvals', 'staff-evidence']],
    ['no duty at all', { duties: [] }, ['duties-met', 'two-approvals']],
  ])('%s', (_, said, expected) => {
    expect(missing(said)).toEqual(expected)
    expect(standingOf(facts(said), now).document).toBeNull()
  })
})

test('staff ask without having asked before', () => {
  const approvals = [anApproval('Amina', { stage: 'staff' }), anApproval('Youssef', { stage: 'staff' })]
  expect(missing({ stage: 'staff', approvals, staffAnswers: 0 })).toEqual([])
})

test('a later pass ends no approval; it is what the next approver is shown', () => {
  const again = aResult({ place: 2 })
  expect(missing({ results: [aResult(), again] })).toEqual([])
  expect(resultsToApprove(facts({ results: [again, aResult()] }), now)).toEqual([again])
})

test('a failure of another version, or before the pass, contradicts nothing', () => {
  const before = aResult({ place: 0, passed: false })
  const other = aResult({ place: 2, passed: false, version: digestOf('version', 2) })
  expect(missing({ results: [before, aResult(), other] })).toEqual([])
})

test('two who approved different results do not agree', () => {
  const results = [aResult(), aResult({ place: 2 })]
  const approvals = [anApproval('Amina'), anApproval('Youssef', { results: [digestOf('result', 2)] })]
  expect(missing({ results, approvals })).toEqual(['two-approvals'])
})

test('over random histories it resolves exactly when an oracle says so, at both stages, after each step', () => {
  const seen = { resolving: 0, steps: 0 }
  fc.assert(
    fc.property(anyHistory, (history) => {
      const told = replay(history)
      for (const { resolves, expected, stage, at } of told) {
        seen.steps++
        if (expected) seen.resolving++
        expect(resolves, `${stage} after ${at}`).toBe(expected)
      }
    }),
    { numRuns: 10_000 },
  )
  // The histories reach both answers often enough to tell them apart.
  expect(seen.resolving / seen.steps).toBeGreaterThan(0.05)
  expect(seen.resolving / seen.steps).toBeLessThan(0.6)
}, 120_000)

/** The facts that a history leaves, kept as rows are: everything that was, in lists. */
function replay(history: readonly HistoryEvent[]) {
  const judge = oracle(now)
  const rows = {
    results: [] as ResultFact[],
    approvals: [] as ApprovalFact[],
    assessments: [] as { digest: string; level: 1 | 2 | 3 | 4; by: string; questionnaire: string }[],
    named: {} as Record<string, { version: 'v1' | 'v2'; by: string } | undefined>,
    incidents: [] as { blocks: boolean; open: boolean }[],
    staffAnswers: { v1: 0, v2: 0 },
    state: 'draft' as StandingFacts['state'],
    reviewDue: null as string | null,
    permit: 'none',
    current: 'v1',
    stopped: false,
    ownerOpen: true,
  }
  const told: { resolves: boolean; expected: boolean; stage: string; at: string }[] = []
  const versionOf = { v1: digestOf('version', 1), v2: digestOf('version', 2) }
  let place = 0

  for (const [i, event] of history.entries()) {
    place++
    const digests = judge.step(event)
    switch (event.kind) {
      case 'assess':
        rows.assessments.push({
          digest: digestOf('assessment', event.answers === 'a1' ? 1 : 2),
          level: event.level,
          by: event.by,
          questionnaire: judge.questionnaire(),
        })
        break
      case 'name':
        rows.named[event.stage] = event
        break
      case 'result':
      case 'pass-all': {
        const duties = event.kind === 'result' ? [event.duty] : dutiesOfLevel[4]
        for (const [i, digest] of digests.entries()) {
          rows.results.push({
            duty: duties[i]!,
            version: versionOf[event.version],
            plan: digestOf('plan', place),
            digest,
            passed: event.kind === 'pass-all' || event.passed,
            place,
            expiresAt: new Date(judge.now().getTime() + event.days * 24 * 3_600_000),
          })
        }
        break
      }
      case 'approve': {
        const shown = judge.before(event.stage)
        const blind = event.blindly && {
          ...event.blindly,
          level: 1 as const,
          results: rows.results.slice(-1).map(({ digest }) => digest),
        }
        const what = blind ?? shown
        if (!what) break
        judge.approved({ stage: event.stage, by: event.by, ...what }, i)
        rows.approvals.push({
          digest: digestOf('approval', i),
          holder: event.by,
          stage: event.stage,
          version: versionOf[what.version],
          assessment: digestOf('assessment', what.answers === 'a1' ? 1 : 2),
          results: what.results,
          place: i,
          withdrawn: false,
        })
        break
      }
      case 'withdraw-approval': {
        const approval = rows.approvals[event.nth]
        if (!approval) break
        judge.withdrawn(approval.place)
        rows.approvals[event.nth] = { ...approval, withdrawn: true }
        break
      }
      case 'incident':
        rows.incidents.push({ blocks: event.blocks, open: true })
        break
      case 'settle': {
        const open = rows.incidents.find((incident) => incident.open)
        if (open) open.open = false
        break
      }
      case 'stop':
      case 'lift':
        rows.stopped = event.kind === 'stop'
        break
      case 'organisation':
        rows.ownerOpen = event.to === 'open'
        break
      case 'data':
        rows.current = event.to
        break
      case 'permit':
        rows.permit = event.to
        break
      case 'state':
        rows.state = event.to
        break
      case 'review':
        rows.reviewDue = new Date(judge.now().getTime() + event.days * 24 * 3_600_000).toISOString().slice(0, 10)
        break
      case 'staff-answers':
        rows.staffAnswers[event.version] += event.count
        break
      case 'ask-otherwise':
      case 'time':
        break
    }
    for (const stage of systemStages) {
      const last = rows.assessments.at(-1)
      const assessment = last && last.questionnaire === judge.questionnaire() ? last : null
      const named = rows.named[stage]
      const makers: string[] = [
        enteredBy,
        ...(named ? [named.by, madeBy[named.version]] : []),
        ...(assessment ? [assessment.by] : []),
      ]
      const resolves = standingOf(
        facts({
          stage,
          ownerOpen: rows.ownerOpen,
          state: rows.state,
          named: named ? { assistant: 'ast_aaaaaaaaaaaa', version: versionOf[named.version] } : null,
          assessment,
          duties: dutiesOfLevel[assessment?.level ?? 1],
          results: rows.results,
          approvals: rows.approvals,
          makers: makers.includes(appointed.by) ? [...makers, appointed.who] : makers,
          reviewDue: rows.reviewDue,
          reviewUntil:
            rows.reviewDue === null ? null : new Date(Date.parse(`${rows.reviewDue}T00:00:00Z`) + 24 * 3_600_000),
          blocked: rows.incidents.some(({ blocks, open }) => blocks && open),
          drifted: named !== undefined && named.version !== rows.current,
          permitted: rows.permit !== 'ended',
          staffAnswers: named ? rows.staffAnswers[named.version] : 0,
          stopped: rows.stopped,
        }),
        judge.now(),
      )
      told.push({
        resolves: resolves.missing.length === 0 && resolves.document !== null,
        expected: judge.resolves(stage),
        stage,
        at: `${i} ${event.kind}`,
      })
    }
  }
  return told
}
