import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Label, openLabel } from '../../src/kernel/label.ts'
import { languages } from '../../src/kernel/language.ts'
import type { DecisionQuestion, ResourceFacts } from '../../src/kernel/ports/decider.ts'
import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import { ownPremises } from '../../src/kernel/testing.ts'
import { createDecider, putInForce } from '../../src/modules/policy/index.ts'
import { aKeyWith, anyLabel, anyPrincipal, aPersonWith, aQuestion } from '../../src/modules/policy/testing.ts'
import { pack } from './pack.ts'

const decider = createDecider([putInForce(pack)], ownPremises, (rule, error) => {
  throw new Error(`${rule} threw`, { cause: error })
})

const member = aPersonWith('member')
const dataOfficer = aPersonWith('data-officer')
const administrator = aPersonWith('administrator')
const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }

const ours = 'org_aaaaaaaaaaaa'
const open: ResourceFacts = { kind: 'data-set', id: 'ds_1', label: openLabel, owner: ours, published: true }
const draft = { ...open, published: false }
const labelled = (label: Partial<Label>, published = true) => ({
  ...open,
  label: { ...openLabel, ...label },
  published,
})
const internal = labelled({ secrecy: 'internal' })
const personal = labelled({ personal: 'personal' })
const catalogue = { kind: 'catalogue', id: 'all' }

function decide(principal: Principal, permission: string, resource?: DecisionQuestion['resource'], channel = 'page') {
  return decider.decide(aQuestion({ principal, permission, resource, channel: channel as DecisionQuestion['channel'] }))
}

/** `allow`, or what denied and what is missing. */
function outcome(...asked: Parameters<typeof decide>): string {
  const { effect, reasons, missing } = decide(...asked)
  if (effect === 'allow') return 'allow'
  const rules = reasons.filter((reason) => reason.effect === 'deny').map((reason) => reason.rule)
  return [...rules, ...missing.map(({ condition }) => `(${condition})`)].join(' ')
}

describe('somebody who has not signed in', () => {
  test.each(['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'])(
    'has %s on published public data, and on the catalogue as a whole',
    (permission) => {
      expect(outcome(anonymous, permission, open)).toBe('allow')
      expect(outcome(anonymous, permission, catalogue)).toBe('allow')
      expect(outcome(anonymous, permission, undefined)).toBe('allow')
    },
  )

  test.each(['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'])(
    'does not learn by %s that a draft, an internal or a personal data set exists',
    (permission) => {
      for (const resource of [draft, internal, personal]) {
        expect(decide(anonymous, permission, resource)).toMatchObject({ effect: 'deny', conceal: true })
      }
    },
  )

  test('is told to name the source and its date when reusing open data', () => {
    expect(decide(anonymous, 'datasets:read', open).obligations).toEqual([
      { rule: 'ma.open-data', obligation: 'name-source-and-date' },
    ])
  })

  test('reads rules, log and receipts, and signs in', () => {
    expect(outcome(anonymous, 'policy:read', { kind: 'rules', id: 'in-force' })).toBe('allow')
    expect(outcome(anonymous, 'audit:read', { kind: 'log', id: 'log' })).toBe('allow')
    expect(outcome(anonymous, 'assistants:read')).toBe('allow')
    expect(outcome(anonymous, 'identity:sign-in')).toBe('allow')
  })

  test('neither publishes nor administers, and has no account to see', () => {
    expect(outcome(anonymous, 'datasets:create')).toBe('ma.data-officers-publish (data-officer)')
    expect(outcome(anonymous, 'identity:issue-link')).toBe('ma.administrators-administer (administrator)')
    expect(outcome(anonymous, 'identity:read-self')).toBe('ma.own-session (signed-in)')
    expect(outcome(anonymous, 'identity:sign-out')).toBe('ma.own-session (signed-in)')
  })
})

describe('publishing', () => {
  test.each(['datasets:create', 'datasets:write', 'datasets:publish', 'knowledge:judge'])(
    '%s is a data officer’s',
    (permission) => {
      expect(outcome(member, permission, draft)).toBe('ma.data-officers-publish (data-officer)')
      expect(outcome(dataOfficer, permission, draft)).toBe('allow')
      expect(outcome(administrator, permission, draft)).toBe('allow')
    },
  )

  test('personal data need a CNDP reference, which a data set does not have yet', () => {
    expect(outcome(dataOfficer, 'datasets:write', { ...personal, published: false })).toBe('allow')
    expect(outcome(dataOfficer, 'datasets:publish', personal)).toBe('ma.cndp-reference (cndp-reference)')
    expect(outcome(worker, 'knowledge:index', personal, 'worker')).toBe('ma.cndp-reference (cndp-reference)')
    expect(outcome(dataOfficer, 'assistants:ask', personal)).toBe('ma.cndp-reference (cndp-reference)')
  })

  test('sensitive personal data, and card numbers, need its authorisation', () => {
    expect(decide(dataOfficer, 'datasets:publish', labelled({ personal: 'sensitive' })).missing).toEqual([
      { condition: 'permit' },
      { condition: 'cndp-reference' },
      { condition: 'cndp-authorisation' },
    ])
  })

  test('data that may not be processed in Morocco stay out', () => {
    const elsewhere = (residency: string[]) => outcome(dataOfficer, 'datasets:create', labelled({ residency }))
    expect(elsewhere(['FR'])).toBe('ma.processed-in-morocco (residency)')
    expect(elsewhere([])).toBe('ma.processed-in-morocco (residency)')
    expect(elsewhere(['FR', 'MA'])).toBe('allow')
  })
})

describe('those who have signed in', () => {
  test('a member reads internal data, and no drafts', () => {
    expect(outcome(member, 'datasets:read', internal)).toBe('allow')
    expect(outcome(member, 'assistants:ask', internal)).toBe('allow')
    expect(outcome(member, 'datasets:read', draft)).toBe('ma.drafts-stay-inside (published)')
    expect(outcome(member, 'datasets:read', labelled({ secrecy: 'sensitive' }))).toBe(
      'ma.label-needs-clearance (permit)',
    )
  })

  test('a data officer reads drafts and sensitive data', () => {
    expect(outcome(dataOfficer, 'datasets:read', draft)).toBe('allow')
    expect(outcome(dataOfficer, 'datasets:read', labelled({ secrecy: 'sensitive' }))).toBe('allow')
  })

  test('only an administrator administers; everybody sees their own account', () => {
    expect(outcome(dataOfficer, 'identity:issue-link')).toBe('ma.administrators-administer (administrator)')
    expect(outcome(administrator, 'identity:issue-link')).toBe('allow')
    expect(outcome(administrator, 'identity:manage')).toBe('allow')
    expect(outcome(member, 'identity:read-self')).toBe('allow')
    expect(outcome(member, 'identity:sign-out')).toBe('allow')
  })
})

test('the key of a member’s program reads what a member reads', () => {
  const key = aKeyWith('member')
  expect(outcome(key, 'datasets:read', internal)).toBe('allow')
  for (const resource of [draft, personal, labelled({ secrecy: 'sensitive' })]) {
    expect(decide(key, 'datasets:read', resource)).toMatchObject({ effect: 'deny', conceal: true })
  }
})

test('only the worker indexes', () => {
  expect(outcome(worker, 'knowledge:index', open, 'worker')).toBe('allow')
  expect(outcome(worker, 'knowledge:index', open, 'api')).toBe('ma.worker-indexes (worker)')
  expect(outcome(administrator, 'knowledge:index', open, 'worker')).toBe('ma.worker-indexes (worker)')
})

test('a receipt whose sources are not for everybody is read with their clearance', () => {
  const receipt = { kind: 'answer', id: 'ans_1', label: internal.label }
  expect(decide(anonymous, 'assistants:read', receipt)).toMatchObject({ effect: 'deny', conceal: true })
  expect(outcome(member, 'assistants:read', receipt)).toBe('allow')
})

test('data whose label is not known are shown to nobody', () => {
  const { label, ...unlabelled } = open
  for (const principal of [anonymous, member, administrator]) {
    expect(decide(principal, 'datasets:read', unlabelled).effect, JSON.stringify(label)).toBe('deny')
  }
})

test('a permission that no rule knows is denied to everybody', () => {
  expect(outcome(administrator, 'budget:spend')).toBe('platform.no-rule-allows')
})

const dataPermissions = ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'] as const

test('nobody is ever allowed data beyond their clearance, whoever they are and however they ask', () => {
  fc.assert(
    fc.property(
      anyPrincipal,
      anyLabel,
      fc.constantFrom(...dataPermissions, 'datasets:write', 'datasets:publish', 'assistants:read'),
      fc.boolean(),
      fc.constantFrom('page', 'api', 'cli', 'worker', 'start'),
      (principal, label, permission, published, channel) => {
        const { effect, conceal } = decide(principal, permission, { ...open, label, published }, channel)
        const roles = principal.kind === 'anonymous' ? [] : principal.roles
        const readsInternal = roles.length > 0
        const readsPersonal = roles.includes('data-officer') || roles.includes('administrator')
        const beyond =
          label.secrecy === 'very-sensitive' ||
          label.personal === 'sensitive' ||
          (label.secrecy !== 'public' && !readsInternal) ||
          ((label.secrecy === 'sensitive' || label.personal === 'personal') && !readsPersonal)
        if (beyond) expect({ effect, conceal }).toEqual({ effect: 'deny', conceal: true })
        if (!readsPersonal && !published && permission !== 'assistants:read') expect(effect).toBe('deny')
      },
    ),
    { numRuns: 2_000 },
  )
})

describe('what the pack states is complete', () => {
  test.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    const conditions = Object.values(rule.conditions)
    const sentences = [
      rule.sentence,
      ...conditions.map(({ sentence }) => sentence),
      ...conditions.flatMap(({ remedy }) => remedy?.by ?? []),
      ...Object.values(rule.obligations),
    ]
    for (const sentence of sentences) {
      expect(Object.keys(sentence).sort()).toEqual([...languages].sort())
      expect(sentence.ar).toMatch(/\p{Script=Arabic}{2}/u)
      for (const text of Object.values(sentence)) expect(text.trim()).not.toBe('')
    }
    expect(rule.permissions.length).toBeGreaterThan(0)
    // An article that nobody has checked is not printed.
    if (rule.citation.status !== 'verified') expect(rule.citation.article).toBeNull()
  })

  test('whatever a rule finds missing or requires has its sentence', () => {
    const rules = new Map(pack.rules.map((rule) => [rule.id, rule]))
    fc.assert(
      fc.property(anyPrincipal, anyLabel, fc.constantFrom(...allPermissions), fc.boolean(), (who, label, what, out) => {
        const { reasons, obligations } = decide(who, what, { ...open, label, published: out })
        for (const { rule, missing } of reasons) {
          for (const { condition } of missing) expect(rules.get(rule)?.conditions).toHaveProperty([condition])
        }
        for (const { rule, obligation } of obligations) {
          expect(rules.get(rule)?.obligations).toHaveProperty([obligation])
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

const allPermissions = [...new Set(pack.rules.flatMap((rule) => rule.permissions))]

describe('public problems', () => {
  const admitted = { kind: 'public-problem', id: 'pb_1', published: true }
  const proposed = { ...admitted, published: false }
  const laboratory = { ...aPersonWith('member'), organisation: 'org_aaaaaaaaaaaa' } as Principal

  test('anybody proposes one, follows the proposal and reads what was admitted', () => {
    for (const permission of ['calls:propose', 'calls:follow', 'calls:read']) {
      expect(outcome(anonymous, permission, admitted)).toBe('allow')
    }
  })

  test('a proposal is there for those who admit or decline it alone', () => {
    for (const principal of [anonymous, member, laboratory]) {
      expect(decide(principal, 'calls:read', proposed)).toMatchObject({ effect: 'deny', conceal: true })
      expect(decide(principal, 'calls:take-up', proposed)).toMatchObject({ effect: 'deny', conceal: true })
      expect(outcome(principal, 'calls:lead', proposed)).toBe('ma.officers-lead-problems (data-officer)')
    }
    for (const principal of [dataOfficer, administrator]) {
      expect(outcome(principal, 'calls:read', proposed)).toBe('allow')
      expect(outcome(principal, 'calls:lead', proposed)).toBe('allow')
    }
  })

  test('one is taken up by a member in the name of their own organisation, or entered by an officer', () => {
    const refused = 'ma.organisations-take-up-problems (organisation)'
    expect(outcome(laboratory, 'calls:take-up', { ...admitted, owner: 'org_aaaaaaaaaaaa' })).toBe('allow')
    expect(outcome(laboratory, 'calls:take-up', { ...admitted, owner: 'org_bbbbbbbbbbbb' })).toBe(refused)
    expect(outcome(laboratory, 'calls:take-up', admitted)).toBe(refused)
    expect(outcome(member, 'calls:take-up', admitted)).toBe(refused)
    expect(outcome(anonymous, 'calls:take-up', admitted)).toBe(refused)
    expect(outcome(dataOfficer, 'calls:take-up', { ...admitted, owner: 'org_bbbbbbbbbbbb' })).toBe('allow')
  })
})
