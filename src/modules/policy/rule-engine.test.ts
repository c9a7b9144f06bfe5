import { expect, test, vi } from 'vitest'
import { openLabel } from '../../kernel/label.ts'
import { ownPremises } from '../../kernel/testing.ts'
import type { Rule, Verdict } from './rule.ts'
import { createDecider } from './rule-engine.ts'
import { putInForce } from './rule-pack.ts'
import { aPersonWith, aQuestion, aRule } from './testing.ts'

const allow: Verdict = { allow: true }
const deny: Verdict = { deny: true, missing: [{ condition: 'reference' }] }

function deciderOf(...rules: readonly Rule[]) {
  const onRuleFailure = vi.fn()
  return { ...createDecider([putInForce({ id: 'x', version: '1', rules })], ownPremises, onRuleFailure), onRuleFailure }
}

test('what no rule allows is denied', () => {
  const decision = deciderOf(aRule('x.quiet', 'silent')).decide(aQuestion())

  expect(decision.effect).toBe('deny')
  expect(decision.reasons).toEqual([{ rule: 'platform.no-rule-allows', effect: 'deny', missing: [] }])
})

test('one denial outweighs every permission, and every reason is given', () => {
  const rules = [aRule('x.open', allow), aRule('x.closed', deny), aRule('x.quiet', 'silent'), aRule('x.also', deny)]

  const decision = deciderOf(...rules).decide(aQuestion())

  expect(decision.effect).toBe('deny')
  expect(decision.reasons.map(({ rule, effect }) => `${rule} ${effect}`)).toEqual([
    'x.open allow',
    'x.closed deny',
    'x.also deny',
  ])
  expect(decision.missing).toEqual([{ condition: 'reference' }])
})

test('every rule that speaks to the permission runs, whatever the others said; the others do not', () => {
  const late = vi.fn(() => allow)
  const elsewhere = vi.fn(() => deny)
  const rules = [aRule('x.closed', deny), aRule('x.late', late)]
  rules.push({ ...aRule('x.elsewhere', elsewhere), permissions: ['datasets:publish'] })

  deciderOf(...rules).decide(aQuestion())

  expect(late).toHaveBeenCalledOnce()
  expect(elsewhere).not.toHaveBeenCalled()
})

test('a rule that throws denies, and only the callback learns why', () => {
  const failure = new Error('the secret of the rule')
  const decider = deciderOf(
    aRule('x.open', allow),
    aRule('x.broken', () => {
      throw failure
    }),
  )

  const decision = decider.decide(aQuestion())

  expect(decision.effect).toBe('deny')
  expect(decision.reasons[1]).toEqual({
    rule: 'x.broken',
    effect: 'deny',
    missing: [{ condition: 'platform.rule-failed' }],
  })
  expect(JSON.stringify(decision)).not.toContain('secret')
  expect(decider.onRuleFailure).toHaveBeenCalledWith('x.broken', failure)
})

test.each([[undefined], [true], [{}], [{ allow: false }], [{ allow: true, deny: true }], [{ deny: true }]])(
  'a rule that answers %j, which is no verdict, denies',
  (answer) => {
    const decider = deciderOf(aRule('x.open', allow), aRule('x.odd', (() => answer) as unknown as () => Verdict))

    expect(decider.decide(aQuestion()).effect).toBe('deny')
    expect(decider.onRuleFailure).toHaveBeenCalledOnce()
  },
)

test('obligations come with a permission and not with a denial', () => {
  const obliging = aRule('x.open', { allow: true, obligations: ['name-source'] })

  expect(deciderOf(obliging).decide(aQuestion()).obligations).toEqual([{ rule: 'x.open', obligation: 'name-source' }])
  expect(deciderOf(obliging, aRule('x.closed', deny)).decide(aQuestion()).obligations).toEqual([])
})

test('a denial conceals what the clearance does not cover, what a rule hides, and what is not there', () => {
  const closed = deciderOf(aRule('x.closed', deny))
  const hiding = deciderOf(aRule('x.hidden', { deny: true, missing: [], conceal: true }))
  const internal = { kind: 'dataset', id: 'ds_1', label: { ...openLabel, secrecy: 'internal' as const } }

  expect(closed.decide(aQuestion()).conceal).toBe(false)
  expect(closed.decide(aQuestion({ resource: internal })).conceal).toBe(true)
  expect(closed.decide(aQuestion({ resource: internal, principal: aPersonWith('member') })).conceal).toBe(false)
  expect(closed.decide(aQuestion({ resource: undefined })).conceal).toBe(true)
  expect(hiding.decide(aQuestion()).conceal).toBe(true)
})

test('a pack that is a draft changes no decision and stands in none', () => {
  const draft = putInForce({ id: 'y', version: '1', status: 'draft', rules: [aRule('y.closed', deny)] })
  const inForce = putInForce({ id: 'x', version: '1', rules: [aRule('x.open', allow)] })

  const decision = createDecider([draft, inForce], ownPremises, () => {}).decide(aQuestion())

  expect(decision).toEqual(createDecider([inForce], ownPremises, () => {}).decide(aQuestion()))
  expect(decision.packs.map(({ id }) => id)).toEqual(['x'])
})

test('rules are told the day that it is where the installation runs', () => {
  const asked = vi.fn((_: { today: string }) => allow)
  const rule = { ...aRule('x.day', allow), evaluate: asked }

  deciderOf(rule).decide(aQuestion({ at: new Date('2026-06-20T23:30:00Z') }))

  expect(asked.mock.calls[0]?.[0].today).toBe('2026-06-21')
})

test('a permission conceals nothing', () => {
  expect(deciderOf(aRule('x.open', allow)).decide(aQuestion({ resource: undefined })).conceal).toBe(false)
})

test('a label that may not be processed here conceals nothing by itself', () => {
  const resource = { kind: 'dataset', id: 'ds_1', label: { ...openLabel, residency: ['FR'] } }

  expect(deciderOf(aRule('x.closed', deny)).decide(aQuestion({ resource })).conceal).toBe(false)
})

test('a decision names the pack, its version and its digest', () => {
  const [reference] = deciderOf(aRule('x.open', allow)).decide(aQuestion()).packs

  expect(reference).toEqual({ id: 'x', version: '1', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
})

test('forty rules are asked in well under 0.03 ms', () => {
  const rules = Array.from({ length: 40 }, (_, i) => aRule(`x.rule-${i}`, allow))
  const decider = deciderOf(...rules)
  const question = aQuestion()
  for (let i = 0; i < 5_000; i++) decider.decide(question)

  const before = process.cpuUsage()
  for (let i = 0; i < 5_000; i++) decider.decide(question)
  const { user, system } = process.cpuUsage(before)

  expect((user + system) / 1_000 / 5_000).toBeLessThan(0.03)
})
