import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import {
  DECISION_CHECKS,
  type DecisionCheckId,
  type DecisionReport,
  formatOf,
  type StatedDecision,
  verifyDecisionReceipt,
} from './index.ts'
import { changeBytes, changeField, randomFrom } from './mutations.ts'
import { aDecisionReceipt, aReceipt, type DecisionChanges, logKey, otherKey } from './testing.ts'

const MUTATIONS = 10_000

const bytesOf = (text: string) => new TextEncoder().encode(text)
const verify = (text: string, keys = [logKey]) => verifyDecisionReceipt(bytesOf(text), { keys })
const statusOf = (report: DecisionReport, id: DecisionCheckId) => {
  const { status, reason } = report.checks.find((check) => check.id === id)!
  return reason ? `${status}: ${reason}` : status
}
const valid = await aDecisionReceipt()
const denial = {
  effect: 'deny',
  reasons: [{ rule: 'ma.label-needs-clearance', effect: 'deny' }],
  missing: ['clearance'],
}

test('a decision verifies under the log key, and says who, what, by which law, under which permit and what came of it', () => {
  const report = verify(valid)
  expect(report.verdict).toBe('verified')
  expect(report.checks.map(({ id }) => id)).toEqual(DECISION_CHECKS)
  expect(report.decision).toMatchObject({
    index: 5,
    who: 'person:AAAAAAAAAAAAAAAAAAAAAA',
    operation: 'datasets.read',
    effect: 'allow',
    about: 'data-set/ds_patients',
    label: { secrecy: 'sensitive' },
    permit: expect.stringMatching(/^sha256:/),
    outcome: { result: 'done' },
  })
  expect(report.decision?.rules[0]).toMatchObject({ law: '09-08', article: '12', status: 'unverified' })
})

test('a refusal has no outcome, and what is not shown is not known', async () => {
  const report = verify(await aDecisionReceipt({ decision: denial, outcome: null, opening: null, packs: [] }))
  expect(report.verdict).toBe('verified')
  expect(statusOf(report, 'outcome-entry')).toBe('not-applicable: refusal-has-no-outcome')
  expect(statusOf(report, 'opening')).toBe('not-applicable: not-opened')
  expect(statusOf(report, 'rules')).toBe('not-applicable: pack-not-carried')
  expect(report.decision).toMatchObject({ about: 'hidden', label: null, rules: [{ sentence: null, law: null }] })
})

test('without a trusted key a receipt is consistent, and never verified', () => {
  expect(verify(valid, []).verdict).toBe('consistent-key-not-trusted')
  expect(verify(valid, [otherKey]).verdict).toBe('consistent-key-not-trusted')
})

test('a file says which receipt it is', async () => {
  expect(formatOf(bytesOf(valid))).toBe('jazari-decision@v1')
  expect(formatOf(bytesOf(await aReceipt()))).toBe('jazari-receipt@v1')
  expect(formatOf(bytesOf('{"format":7}'))).toBeUndefined()
  expect(formatOf(bytesOf('{'))).toBeUndefined()
})

test.each<[string, DecisionChanges, DecisionCheckId, string]>([
  ['an entry of another kind', { decision: { kind: 'outcome' } }, 'decision-entry', 'failed: not-an-entry'],
  ['an outcome of a refusal', { decision: denial }, 'outcome-entry', 'failed: outcome-of-refusal'],
  ['the outcome of another decision', { outcome: { decision: 4 } }, 'outcome-entry', 'failed: decision-differs'],
  [
    'another thing than the entry’s',
    { decision: { resource: `sha256:${'0'.repeat(64)}` } },
    'opening',
    'failed: commitment-differs',
  ],
  [
    'another label than the entry’s',
    { decision: { label: `sha256:${'0'.repeat(64)}` } },
    'opening',
    'failed: commitment-differs',
  ],
  ['an opening of what is named', { decision: { resource: 'data-set/ds_a' } }, 'opening', 'failed: nothing-to-open'],
  [
    'rules of another pack',
    { packs: [{ id: 'ma', statement: canonicalJson({ id: 'ma', version: '1', rules: [] }) }] },
    'rules',
    'failed: packs-differ',
  ],
  ['rules that are no pack', { packs: [{ id: 'ma', statement: '[]' }] }, 'rules', 'failed: pack-not-readable'],
  [
    'a rule that its pack does not state',
    { decision: { reasons: [{ rule: 'ma.other', effect: 'allow' }] } },
    'rules',
    'failed: rule-not-in-pack',
  ],
])('%s is found', async (_what, changes, id, status) => {
  const report = verify(await aDecisionReceipt(changes))
  expect(report.verdict).toBe('failed')
  expect(statusOf(report, id)).toBe(status)
})

/** Whether a changed file says nothing that the original did not: it may leave out what it need not show. */
function saysNoMore(changed: StatedDecision, original: StatedDecision): boolean {
  const { about, label, rules, outcome, ...said } = changed
  const { about: _, label: __, rules: ofRules, outcome: ___, ...meant } = original
  const isSame = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other)
  return (
    isSame(said, meant) &&
    (about === 'hidden' || isSame(about, original.about)) &&
    (label === null || isSame(label, original.label)) &&
    (outcome === null || isSame(outcome, original.outcome)) &&
    rules.every(
      (rule, i) =>
        isSame(rule, ofRules[i]) ||
        isSame(rule, { ...ofRules[i], sentence: null, law: null, article: null, status: null }),
    )
  )
}

test(`of ${MUTATIONS} changed receipts none is accepted that says anything else, and none makes the verifier throw`, {
  timeout: 60_000,
}, async () => {
  const receipts = [valid, await aDecisionReceipt({ decision: denial, outcome: null })]
  const meant = receipts.map((receipt) => verify(receipt).decision!)
  const random = randomFrom(20_261_122)
  const stages = { unread: 0, judged: 0, less: 0 }
  const survivors: string[] = []
  for (let done = 0; done < MUTATIONS; ) {
    const which = done % receipts.length
    const original = receipts[which]!
    const changed = done % 5 < 3 ? changeBytes(bytesOf(original), random) : bytesOf(changeField(original, random))
    const text = new TextDecoder().decode(changed)
    if (text === original || `${text}\n` === original) continue
    done++
    let { verdict, decision } = verifyDecisionReceipt(changed, { keys: [] })
    if (verdict !== 'failed' || done % 10 === 0)
      ({ verdict, decision } = verifyDecisionReceipt(changed, { keys: [logKey] }))
    stages[decision ? 'judged' : 'unread']++
    if (verdict !== 'verified') continue
    if (saysNoMore(decision!, meant[which]!)) stages.less++
    else survivors.push(text)
  }
  expect(survivors).toEqual([])
  expect(stages.judged).toBeGreaterThan(MUTATIONS / 5)
  expect(stages.unread).toBeGreaterThan(MUTATIONS / 5)
  expect(stages.less).toBeLessThan(MUTATIONS / 50)
})
