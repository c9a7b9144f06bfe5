import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import { anApproval, aPlan, aResult, aSystemReceipt, type SystemChanges } from './evaluation.fixture.ts'
import { type CheckId, type Report, textDigest, verifyReceipt } from './index.ts'
import { NOT_YET } from './receipt.ts'
import { aReceipt, logKey, otherKey } from './testing.ts'

const verify = (text: string, keys = [logKey]) => verifyReceipt(new TextEncoder().encode(text), { keys })
const statusOf = (report: Report, id: CheckId) => {
  const { status, reason } = report.checks.find((check) => check.id === id)!
  return reason ? `${status}: ${reason}` : status
}
const both = (report: Report) => [statusOf(report, 'evaluation'), statusOf(report, 'approvals')]
const valid = await aSystemReceipt()

describe('the answer of a registered system', () => {
  test('carries what let it answer: a bar from before the score, a result in date for each duty, two people', () => {
    const report = verify(valid)
    expect([report.verdict, ...both(report)]).toEqual(['verified', 'passed', 'passed'])
  })

  test('under another key is consistent, and never verified', async () => {
    expect(verify(valid, [otherKey]).verdict).toBe('consistent-key-not-trusted')
    expect(verify(await aSystemReceipt({ forged: true })).verdict).toBe('consistent-key-not-trusted')
  })
})

describe('what a receipt says of evaluation is what the log committed to', () => {
  const changed = (text: string, evaluation: unknown) => verify(canonicalJson({ ...JSON.parse(text), evaluation }))

  test('null where no system was asked', async () => {
    const answer = await aReceipt()
    expect(both(verify(answer))).toEqual(['passed: no-system', 'passed: no-system'])
    expect(both(changed(answer, NOT_YET))[0]).toBe('failed: evidence-not-named')
    expect(both(changed(answer, JSON.parse(valid).evaluation))[0]).toBe('failed: evidence-not-named')
  })

  test('that there is none yet where the result is from before there were systems', async () => {
    const old = await aReceipt({ old: true })
    expect([verify(old).verdict, ...both(verify(old))]).toEqual(['verified', 'not-applicable', 'not-applicable'])
    expect(both(changed(old, null))[0]).toBe('failed: evidence-not-named')
  })

  test('evidence where a system was asked', () => {
    for (const none of [null, NOT_YET]) {
      const report = changed(valid, none)
      expect([report.verdict, ...both(report)]).toEqual([
        'failed',
        'failed: evidence-not-carried',
        'failed: evidence-not-carried',
      ])
    }
  })
})

describe('what the log really holds is still judged', () => {
  const plan = aPlan()
  const approval = anApproval([])
  test.each<[string, SystemChanges, CheckId, string]>([
    ['another system', { asked: { id: 'sys_bbbbbbbbbbbb' } }, 'evaluation', 'system-differs'],
    ['another name', { asked: { slug: 'other' } }, 'evaluation', 'system-differs'],
    ['another stage', { asked: { stage: 'staff' } }, 'evaluation', 'system-differs'],
    ['another version', { asked: { version: textDigest('') } }, 'evaluation', 'system-differs'],
    ['another standing', { asked: { evidence: textDigest('') } }, 'evaluation', 'standing-differs'],
    ['a system without duties', { standing: { duties: [] } }, 'evaluation', 'no-duty'],
    ['a plan for another duty', { plan: { duty: 'other' } }, 'evaluation', 'duty-differs'],
    ['a plan for no duty', { plan: { duty: null } }, 'evaluation', 'duty-differs'],
    [
      'a result of another version',
      { plan: { system: { ...plan.system, version: textDigest('') } } },
      'evaluation',
      'system-differs',
    ],
    [
      'a result of another assistant',
      { plan: { system: { ...plan.system, id: 'ast_bbbbbbbbbbbb' } } },
      'evaluation',
      'system-differs',
    ],
    [
      'a result of a model alone',
      { plan: { system: { ...plan.system, kind: 'endpoint' } } },
      'evaluation',
      'system-differs',
    ],
    ['a result that did not pass', { result: { canaryLeaks: 1, passed: false } }, 'evaluation', 'not-passed'],
    [
      'a result that had expired when the answer was given',
      { plan: { validDays: 9 }, result: { expiresAt: '2026-11-20T10:00:00.000Z' } },
      'evaluation',
      'result-expired',
    ],
    [
      'a result that expires at that moment',
      {
        plan: { validDays: 10 },
        result: { expiresAt: '2026-11-21T10:00:00.000Z' },
        answer: { answeredAt: '2026-11-21T10:00:00.000Z' },
      },
      'evaluation',
      'result-expired',
    ],
    ['an overdue review', { standing: { reviewDue: '2026-11-20' } }, 'evaluation', 'review-overdue'],
    ['a plan after its result', { places: { plan: [13, 14] } }, 'evaluation', 'plan-after-result'],
    ['the result of another plan', { result: { planDigest: textDigest('') } }, 'evaluation', 'plan-differs'],
    ['an attempt beyond the plan', { otherResult: { attempt: 3 } }, 'evaluation', 'attempt-beyond-plan'],
    [
      'a longer life than the plan gives',
      { result: { expiresAt: '2028-01-01T00:00:00.000Z' } },
      'evaluation',
      'expiry-differs',
    ],
    ['a plan that was never registered', { outcome: { plan: { result: 'refused' } } }, 'evaluation', 'not-done'],
    ['one approver twice', { by: { second: 'person:first' } }, 'approvals', 'not-two-approvers'],
    ['an approver that is a program', { by: { first: 'service:worker2' } }, 'approvals', 'approver-not-a-person'],
    ['an approver who fixed the bar', { by: { first: 'person:evaluator' } }, 'approvals', 'approver-took-part'],
    [
      'an approver who recorded the result',
      { by: { otherResult: 'person:second' } },
      'approvals',
      'approver-took-part',
    ],
    [
      'an approval before a result',
      { places: { first: [7, 9], otherResult: [8, 10] } },
      'approvals',
      'approval-before-result',
    ],
    ['an approval after the answer', { places: { second: [16, 18] } }, 'approvals', 'approval-after-answer'],
    ['an approval of another stage', { first: { stage: 'staff' } }, 'approvals', 'approval-differs'],
    ['an approval of another version', { first: { version: textDigest('') } }, 'approvals', 'approval-differs'],
    ['an approval of another system', { first: { system: 'sys_bbbbbbbbbbbb' } }, 'approvals', 'approval-differs'],
    ['an approval of another assessment', { second: { assessment: textDigest('') } }, 'approvals', 'approval-differs'],
    ['an approval at a lower level', { second: { level: 1 } }, 'approvals', 'approval-differs'],
    ['an approval of no result', { second: { results: approval.results } }, 'approvals', 'approval-differs'],
    [
      'an approval of other results',
      { second: { results: [textDigest('a'), textDigest('b')] } },
      'approvals',
      'approval-differs',
    ],
    ['an approval that was refused', { decision: { first: { effect: 'deny' } } }, 'approvals', 'not-allowed'],
  ])('%s', async (_what, changes, id, reason) => {
    const report = verify(await aSystemReceipt(changes))
    expect(report.verdict).toBe('failed')
    expect([id, statusOf(report, id)]).toEqual([id, `failed: ${reason}`])
  })

  test('one approval is not two, whichever way it is named', async () => {
    const first = textDigest(
      canonicalJson(
        anApproval([
          aResult(plan),
          aResult(aPlan({ id: 'evp_bbbbbbbbbbbb', duty: 'refusals' }), { run: 'evr_bbbbbbbbbbbb', attempt: 1 }),
        ]),
      ),
    )
    const twice = verify(await aSystemReceipt({ standing: { approvals: [first, first] } }))
    expect(statusOf(twice, 'approvals')).toBe('failed: named-twice')
    const once = JSON.parse(await aSystemReceipt({ standing: { approvals: [first] } }))
    expect(statusOf(verify(canonicalJson(once)), 'approvals')).toBe('failed: not-two-approvers')
  })
})

describe('one change after the fact', () => {
  type Receipt = NonNullable<Report['receipt']>
  type Evidence = Exclude<Receipt['evaluation'], null | typeof NOT_YET>
  const edited = (edit: (evidence: Evidence) => void) => {
    const receipt = JSON.parse(valid)
    edit(receipt.evaluation)
    return verify(canonicalJson(receipt))
  }

  test.each<[string, (evidence: Evidence) => void, string]>([
    ['a document left out', ({ documents }) => void documents.pop(), 'document-not-carried'],
    ['a document twice', ({ documents }) => void documents.push(documents[0]!), 'document-not-named'],
    ['documents in another order', ({ documents }) => void documents.reverse(), 'order-differs'],
    [
      'a threshold weakened',
      ({ documents: [plan] }) => {
        plan!.document = plan!.document.replace('"threshold":0.8', '"threshold":0.7')
      },
      'document-not-carried',
    ],
    [
      'a standing of another version',
      (evidence) => {
        evidence.standing = evidence.standing.replace('"level":2', '"level":1')
      },
      'standing-differs',
    ],
    [
      'a salt changed',
      ({ documents: [plan] }) => {
        plan!.outcome.salt = `B${plan!.outcome.salt.slice(1)}`
      },
      'commitment-differs',
    ],
    [
      'places exchanged',
      ({ documents: [plan, result] }) => {
        ;[plan!.outcome.index, result!.outcome.index] = [result!.outcome.index, plan!.outcome.index]
      },
      'index-differs',
    ],
    [
      'an older state of the log for one document',
      ({ documents: [plan] }) => {
        plan!.decisionProof = plan!.decisionProof.replace('\n27\n', '\n26\n')
      },
      'checkpoints-differ',
    ],
    [
      'a proof that is none',
      ({ documents: [plan] }) => {
        plan!.outcomeProof = ''
      },
      'not-a-proof',
    ],
  ])('%s is found', (_what, edit, reason) => {
    const report = edited(edit)
    expect(report.verdict).toBe('failed')
    expect(both(report)).toEqual([`failed: ${reason}`, `failed: ${reason}`])
  })

  test('a document of another receipt, from another log, is found', async () => {
    const other = JSON.parse(await aSystemReceipt({ result: { attempt: 1 } }))
    for (const place of [0, 1, 2, 4]) {
      const report = edited(({ documents }) => void documents.splice(place, 1, other.evaluation.documents[place]))
      expect(report.verdict).toBe('failed')
    }
  })
})
