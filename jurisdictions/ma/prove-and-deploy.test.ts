/** Evaluations, the register and its aliases: who fixes the bar, who approves, and when a system answers. */
import { describe, expect, test } from 'vitest'
import { openLabel } from '../../src/kernel/label.ts'
import type { ResourceFacts } from '../../src/kernel/ports/decider.ts'
import { type StandingCondition, standingConditions } from '../../src/kernel/ports/systems.ts'
import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import { aPersonWith } from '../../src/modules/policy/testing.ts'
import { pack } from './pack.ts'
import { outcomeOf } from './testing.ts'

const ours = 'org_aaaaaaaaaaaa'
const theirs = 'org_bbbbbbbbbbbb'
const member = aPersonWith({ in: ours, roles: ['member'] })
const manager = aPersonWith({ in: ours, roles: ['manager'] })
const officer = aPersonWith({ in: ours, roles: ['data-officer'] })
const evaluator = aPersonWith({ in: ours, roles: ['evaluator'] })
const approver = aPersonWith({ in: ours, roles: ['approver'] })
const otherApprover = aPersonWith({ in: theirs, roles: ['approver', 'evaluator', 'manager'] })
const administrator = aPersonWith('administrator')
const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }

function may(permission: string, principal: Principal, resource?: Partial<ResourceFacts>): string {
  const facts = resource && { kind: 'thing', id: 'x', ...resource }
  return outcomeOf({ permission, operation: permission, principal, resource: facts })
}

describe('evaluations', () => {
  test('the bar is fixed by an evaluator or a data officer of the organisation, and by nobody else', () => {
    for (const principal of [evaluator, officer, administrator]) {
      expect(may('evaluation:write', principal, { owner: ours })).toBe('allow')
    }
    for (const principal of [member, manager, approver, otherApprover, anonymous]) {
      expect(may('evaluation:write', principal, { owner: ours, own: true })).toBe('evaluator')
    }
    expect(may('evaluation:write', evaluator, {})).toBe('evaluator')
  })

  test('answers are rated by evaluators, who are people', () => {
    expect(may('evaluation:rate', evaluator, { owner: ours })).toBe('allow')
    expect(may('evaluation:rate', officer, { owner: ours })).toBe('evaluator')
    const key: Principal = {
      kind: 'service',
      id: 'key_aaaaaaaaaaaa',
      roles: [],
      memberships: [{ organisation: ours, roles: ['evaluator', 'member'] }],
      holder: 'per_aaaaaaaaaaaa',
    }
    expect(may('evaluation:rate', key, { owner: ours })).toBe('evaluator')
  })

  test('a plan is run by those who fix bars, and by those who built the system', () => {
    expect(may('evaluation:run', member, { owner: ours, own: true })).toBe('allow')
    expect(may('evaluation:run', member, { owner: ours, own: false })).toBe('evaluation-office')
    expect(may('evaluation:run', evaluator, { owner: ours })).toBe('allow')
    expect(may('evaluation:run', otherApprover, { owner: ours })).toBe('evaluation-office')
  })

  test('plans and results are kept inside until the system is public', () => {
    expect(may('evaluation:read', anonymous, { owner: ours, published: false })).toBe('evaluation-office (conceal)')
    expect(may('evaluation:read', otherApprover, { owner: ours })).toBe('evaluation-office (conceal)')
    expect(may('evaluation:read', anonymous, { owner: ours, published: true })).toBe('allow')
    for (const principal of [evaluator, approver, officer, manager]) {
      expect(may('evaluation:read', principal, { owner: ours })).toBe('allow')
    }
  })

  test('what an item says has the label of the data that it stands on', () => {
    const internal = { ...openLabel, secrecy: 'internal' as const }
    const sensitive = { ...openLabel, secrecy: 'sensitive' as const }
    expect(may('evaluation:read-items', anonymous, { owner: ours, published: true, label: internal })).toBe(
      'permit (conceal)',
    )
    expect(may('evaluation:read-items', evaluator, { owner: ours, label: internal })).toBe('allow')
    expect(may('evaluation:read-items', evaluator, { owner: ours, label: sensitive })).toBe('permit (conceal)')
    expect(may('evaluation:read-items', anonymous, { owner: ours, published: true, label: openLabel })).toBe('allow')
  })

  test('models are connected by administrators, and only the worker carries evaluations out', () => {
    expect(may('evaluation:administer', evaluator, { owner: ours })).toBe('administrator')
    expect(may('evaluation:administer', administrator, { owner: ours })).toBe('allow')
    expect(may('evaluation:work', administrator, {})).toBe('worker')
    const working = { permission: 'evaluation:work', principal: worker, resource: { kind: 'run', id: 'x' } }
    expect(outcomeOf({ ...working, channel: 'worker' })).toBe('allow')
  })
})

describe('the register', () => {
  const made = { kind: 'system', id: 'sys_a', owner: ours, author: 'per_somebodyelse' }

  test('an entry is written by those who built it and by officers of the organisation', () => {
    for (const principal of [manager, officer, administrator])
      expect(may('register:write', principal, made)).toBe('allow')
    expect(may('register:write', member, { ...made, own: true })).toBe('allow')
    for (const principal of [member, approver, otherApprover, anonymous]) {
      expect(may('register:write', principal, made)).toBe('declares-systems')
    }
  })

  test('an approver of the organisation approves what they made nothing of', () => {
    expect(may('register:approve', approver, made)).toBe('allow')
    expect(may('register:approve', otherApprover, made)).toBe('approver')
    expect(may('register:approve', administrator, made)).toBe('approver')
    const holder = approver.kind === 'person' ? approver.id : ''
    expect(may('register:approve', approver, { ...made, author: holder })).toBe('another-person')
    const { author: _, ...unknownAuthor } = made
    expect(may('register:approve', approver, unknownAuthor)).toBe('another-person')
    const program: Principal = {
      kind: 'service',
      id: 'key_aaaaaaaaaaaa',
      roles: [],
      memberships: [{ organisation: ours, roles: ['approver', 'member'] }],
      holder: 'per_aaaaaaaaaaaa',
    }
    expect(may('register:approve', program, made)).toBe('another-person')
  })

  test('nobody approves a system that decides about people alone', () => {
    expect(may('register:approve', approver, { ...made, decidesAlone: true })).toBe('human-decides')
    expect(may('register:approve', approver, { ...made, decidesAlone: false })).toBe('allow')
  })

  test('many may stop a system, and another person than the one who did lifts it', () => {
    for (const principal of [manager, officer, approver, administrator]) {
      expect(may('register:stop', principal, made)).toBe('allow')
    }
    for (const principal of [member, evaluator, otherApprover, anonymous]) {
      expect(may('register:stop', principal, made)).toBe('answers-for-system')
    }
    expect(may('register:lift', approver, made)).toBe('allow')
    expect(may('register:lift', manager, made)).toBe('approver')
    const holder = approver.kind === 'person' ? approver.id : ''
    expect(may('register:lift', approver, { ...made, author: holder })).toBe('another-person')
  })

  test('drafts stay inside; what is public, and reporting on it, is everybody’s', () => {
    expect(may('register:read', anonymous, { ...made, published: false })).toBe('published (conceal)')
    expect(may('register:read', anonymous, { ...made, published: true })).toBe('allow')
    expect(may('register:list', anonymous)).toBe('allow')
    for (const permission of ['register:report', 'register:contest', 'register:own-report']) {
      expect(may(permission, anonymous, made)).toBe('allow')
    }
  })

  test('an administration adopts in its own name', () => {
    expect(may('register:adopt', manager, { owner: ours })).toBe('allow')
    expect(may('register:adopt', manager, { owner: theirs })).toBe('adopts-for-organisation')
    expect(may('register:adopt', approver, { owner: ours })).toBe('adopts-for-organisation')
  })
})

describe('an alias', () => {
  const asked = (stage: 'staff' | 'production', ...missing: StandingCondition[]) => ({
    kind: 'system',
    id: 'sys_aaaaaaaaaaaa',
    owner: ours,
    published: true,
    standing: { stage, missing },
  })

  test('answers anybody in production while nothing is missing', () => {
    expect(may('assistants:ask', anonymous, asked('production'))).toBe('allow')
    expect(may('assistants:ask', member, asked('production'))).toBe('allow')
  })

  test.each(standingConditions)('answers nobody while %s is missing', (condition) => {
    for (const principal of [anonymous, member, officer, administrator]) {
      expect(may('assistants:ask', principal, asked('production', condition))).toBe(condition)
    }
  })

  test('is tried by those of the organisation, and by no others', () => {
    expect(may('assistants:ask', member, asked('staff'))).toBe('allow')
    expect(may('assistants:ask', anonymous, asked('staff'))).toBe('staff')
    expect(may('assistants:ask', otherApprover, asked('staff'))).toBe('staff')
  })

  test('whose standing is not known answers nobody', () => {
    const { standing: _, ...unknown } = asked('production')
    expect(may('assistants:ask', administrator, unknown)).toBe('entry-live (conceal)')
  })

  test('a key that is made for a system asks that one, in production, and nothing else', () => {
    const key: Principal = { kind: 'service', id: 'key_a', roles: [], system: 'sys_aaaaaaaaaaaa' }
    expect(may('assistants:ask', key, asked('production'))).toBe('allow')
    expect(may('assistants:ask', key, { ...asked('production'), id: 'sys_bbbbbbbbbbbb' })).toBe('key-of-another')
    expect(may('assistants:ask', key, { kind: 'catalogue', id: 'catalogue' })).toBe('key-of-another')
    expect(may('assistants:ask', key, asked('staff'))).toBe('staff key-of-another')
    expect(may('register:write', key, { owner: ours })).toBe('declares-systems')
  })

  test('a key that is made for a system may no more than anybody in whatever else there is', () => {
    const key: Principal = { kind: 'service', id: 'key_a', roles: [], system: 'sys_aaaaaaaaaaaa' }
    const internal = { ...openLabel, secrecy: 'internal' as const }
    const things: (Partial<ResourceFacts> | undefined)[] = [
      undefined,
      { owner: ours, published: true },
      { owner: ours, published: true, label: openLabel },
      { owner: ours, published: true, announced: true, label: internal },
      { owner: ours, published: false },
      { owner: ours, own: false, author: 'per_somebodyelse' },
      { kind: 'catalogue' },
      { kind: 'system', id: 'sys_aaaaaaaaaaaa', owner: ours, published: true },
    ]
    const permissions = [...new Set(pack.rules.flatMap((rule) => rule.permissions))]
    const beyondAnybody = permissions.filter((permission) =>
      things.some((thing) => may(permission, key, thing) === 'allow' && may(permission, anonymous, thing) !== 'allow'),
    )
    const short = permissions.filter((permission) =>
      things.some((thing) => may(permission, key, thing) !== 'allow' && may(permission, anonymous, thing) === 'allow'),
    )
    expect(permissions.length).toBeGreaterThan(40)
    // Who it is, and to end what it is; what is asked through it is asked of its system alone.
    expect(beyondAnybody).toEqual(['identity:read-self', 'identity:sign-out'])
    expect(short).toEqual(['assistants:ask'])
  })
})
