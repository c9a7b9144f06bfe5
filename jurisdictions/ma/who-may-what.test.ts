/** People, organisations, projects, permits and decisions: who may do what with whose. */
import { describe, expect, test } from 'vitest'
import { type Label, openLabel } from '../../src/kernel/label.ts'
import type { ResourceFacts } from '../../src/kernel/ports/decider.ts'
import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import { aKeyWith, aPermit, aPersonWith } from '../../src/modules/policy/testing.ts'
import { readingData } from './permissions.ts'
import { decisionOn, outcomeOf } from './testing.ts'

const ours = 'org_aaaaaaaaaaaa'
const theirs = 'org_bbbbbbbbbbbb'
const member = aPersonWith({ in: ours, roles: ['member'] })
const manager = aPersonWith({ in: ours, roles: ['manager'] })
const officer = aPersonWith({ in: ours, roles: ['data-officer'] })
const otherOfficer = aPersonWith({ in: theirs, roles: ['data-officer'] })
const administrator = aPersonWith('administrator')
const program = aKeyWith('member')
const key: Principal = {
  kind: 'service',
  id: 'key_aaaaaaaaaaaa',
  roles: [],
  memberships: [{ organisation: ours, roles: ['member'] }],
  holder: 'per_aaaaaaaaaaaa',
}

function may(permission: string, principal: Principal, resource?: Partial<ResourceFacts>): string {
  const facts = resource && { kind: 'thing', id: 'x', ...resource }
  return outcomeOf({ permission, operation: permission, principal, resource: facts })
}

const labelled = (label: Partial<Label>): ResourceFacts => ({
  kind: 'data-set',
  id: 'ds_a',
  owner: ours,
  published: true,
  label: { ...openLabel, ...label },
})

describe('one’s own account', () => {
  test('a person looks after their own, signs in, and issues keys', () => {
    expect(may('identity:own-account', member)).toBe('allow')
    expect(may('identity:own-account', member, { own: true })).toBe('allow')
    expect(may('identity:issue-key', member)).toBe('allow')
    for (const permission of ['identity:sign-in', 'identity:invited']) {
      expect(may(permission, anonymous, { published: false })).toBe('allow')
    }
  })

  test('nobody else does, and no program', () => {
    expect(may('identity:own-account', member, { own: false })).toBe('own-account (conceal)')
    for (const principal of [anonymous, program, key]) {
      expect(may('identity:own-account', principal, { own: true })).toBe('signed-in')
      expect(may('identity:issue-key', principal, {})).toBe('signed-in')
    }
  })

  test('the command line of the installation looks after keys too', () => {
    const operator: Principal = { kind: 'service', id: 'cli', roles: ['administrator'] }
    const issuing = { permission: 'identity:issue-key', principal: operator, resource: { kind: 'key', id: 'new' } }
    expect(outcomeOf({ ...issuing, channel: 'cli' })).toBe('allow')
    expect(outcomeOf({ ...issuing, channel: 'api' })).toBe('signed-in')
    const held: Principal = { ...operator, holder: 'per_aaaaaaaaaaaa' }
    expect(outcomeOf({ ...issuing, principal: held, channel: 'cli' })).toBe('signed-in')
  })
})

describe('organisations', () => {
  test('what they are is open to everybody', () => {
    expect(may('identity:read-organisation', anonymous, { owner: ours })).toBe('allow')
  })

  test('their manager manages them, and no other organisation’s does', () => {
    expect(may('identity:manage-organisation', manager, { owner: ours })).toBe('allow')
    expect(may('identity:manage-organisation', manager, { owner: theirs })).toBe('manager')
    expect(may('identity:manage-organisation', manager, {})).toBe('manager')
    expect(may('identity:manage-organisation', officer, { owner: ours })).toBe('manager')
    expect(may('identity:manage-organisation', administrator, { owner: theirs })).toBe('allow')
  })

  test('people are managed and erased by administrators', () => {
    for (const permission of ['identity:manage', 'identity:issue-link', 'identity:erase']) {
      expect(may(permission, administrator, {})).toBe('allow')
      expect(may(permission, manager, { owner: ours })).toBe('administrator')
    }
  })
})

describe('data sets belong to an organisation', () => {
  const draft = { ...labelled({}), published: false }

  test.each(['datasets:create', 'datasets:write', 'datasets:publish', 'knowledge:judge'])(
    '%s is its officer’s alone',
    (permission) => {
      expect(may(permission, officer, draft)).toBe('allow')
      expect(may(permission, administrator, draft)).toBe('allow')
      for (const principal of [otherOfficer, manager, member, anonymous]) {
        expect(may(permission, principal, draft)).toBe('data-officer (conceal)')
        expect(may(permission, principal, labelled({}))).toBe('data-officer')
      }
    },
  )

  test('an officer of another organisation sees no draft, and of sensitive data what a member sees', () => {
    expect(may('datasets:read', officer, draft)).toBe('allow')
    expect(may('datasets:read', otherOfficer, draft)).toBe('published (conceal)')
    expect(may('datasets:discover', otherOfficer, draft)).toBe('announced (conceal)')
    const secret = { ...draft, label: { ...openLabel, secrecy: 'very-sensitive' } } as const
    expect(may('datasets:discover', officer, secret)).toBe('allow')
    expect(may('datasets:discover', administrator, secret)).toBe('announced (conceal)')
    expect(may('datasets:discover', aPersonWith('data-officer'), secret)).toBe('announced (conceal)')
    expect(may('datasets:read', officer, labelled({ secrecy: 'very-sensitive' }))).toBe('allow')
    expect(may('datasets:read', otherOfficer, labelled({ secrecy: 'very-sensitive' }))).toBe('permit (conceal)')
    expect(may('datasets:read', otherOfficer, labelled({ secrecy: 'internal' }))).toBe('allow')
  })

  test('what is announced is known to everybody and read by nobody', () => {
    const announced = { ...labelled({ secrecy: 'sensitive' }), announced: true }
    for (const principal of [anonymous, member, otherOfficer]) {
      expect(may('datasets:discover', principal, announced)).toBe('allow')
      expect(may('datasets:read', principal, announced)).toBe('permit')
    }
    expect(may('datasets:discover', anonymous, { ...announced, published: false })).toContain('announced')
  })

  test('what is not announced is known to whoever may read it', () => {
    expect(may('datasets:discover', anonymous, labelled({}))).toBe('allow')
    expect(may('datasets:discover', anonymous, { kind: 'catalogue' })).toBe('allow')
    expect(may('datasets:discover', member, labelled({ secrecy: 'internal' }))).toBe('allow')
    expect(may('datasets:discover', anonymous, labelled({ secrecy: 'internal' }))).toBe('announced (conceal)')
    const permit = aPermit({ maxLabel: { ...openLabel, secrecy: 'sensitive' } })
    const resource = { ...labelled({ secrecy: 'sensitive' }), data: [{ dataSet: 'ds_a', version: 'sha256:1' }] }
    expect(outcomeOf({ permission: 'datasets:discover', principal: member, permit, resource })).toBe('allow')
  })

  test('data whose label is not known are not known of', () => {
    const { label: _, ...unlabelled } = labelled({})
    expect(may('datasets:discover', member, unlabelled)).toBe('announced (conceal)')
  })
})

describe('the permit that a call names', () => {
  const named = (said: Parameters<typeof aPermit>[0] | null) =>
    outcomeOf({
      permission: 'knowledge:search',
      principal: member,
      permit: said === null ? null : aPermit({ maxLabel: openLabel, ...said }),
      resource: labelled({}),
    })

  test('must be there, held, begun and neither revoked nor over, even for open data', () => {
    expect(named({})).toBe('allow')
    expect(named(null)).toBe('permit-known')
    expect(named({ held: false })).toBe('permit-held')
    expect(named({ revoked: true })).toBe('permit-not-revoked')
    expect(named({ from: new Date('2026-11-21T10:00:00.001Z') })).toBe('permit-begun')
    expect(named({ until: new Date('2026-11-21T10:00:00Z') })).toBe('permit-not-over')
    expect(named({ revoked: true, until: new Date('2026-11-20T10:00:00Z') })).toBe('permit-not-revoked permit-not-over')
  })

  test.each(readingData)('%s is refused under a permit that was revoked', (permission) => {
    const permit = aPermit({ revoked: true })
    expect(outcomeOf({ permission, principal: officer, permit, resource: labelled({}) })).toBe('permit-not-revoked')
  })

  test('opens what it names up to its label', () => {
    const resource = { ...labelled({ secrecy: 'sensitive' }), data: [{ dataSet: 'ds_a', version: 'sha256:1' }] }
    const under = (secrecy: 'internal' | 'sensitive') =>
      outcomeOf({
        permission: 'knowledge:search',
        principal: member,
        permit: aPermit({ maxLabel: { ...openLabel, secrecy } }),
        resource,
      })
    expect(under('sensitive')).toBe('allow')
    expect(under('internal')).toBe('permit (conceal)')
  })
})

describe('projects and permits', () => {
  test('who belongs to an organisation opens a project, themselves or by a key of theirs', () => {
    for (const principal of [member, officer, key]) expect(may('permits:create-project', principal)).toBe('allow')
    for (const principal of [anonymous, program, administrator]) {
      expect(may('permits:create-project', principal, {})).toBe('membership')
    }
  })

  test.each(['permits:project', 'permits:read'])(
    '%s is for members, officers of the data and administrators',
    (what) => {
      expect(may(what, member, { own: true })).toBe('allow')
      expect(may(what, officer, { owner: ours })).toBe('allow')
      expect(may(what, administrator, { own: false })).toBe('allow')
      expect(may(what, otherOfficer, { owner: ours })).toBe('project-member (conceal)')
      expect(may(what, officer, {})).toBe('project-member (conceal)')
      expect(may(what, member, { own: false, owner: ours })).toBe('project-member (conceal)')
    },
  )

  test('only its leads change a project and ask for permits', () => {
    for (const permission of ['permits:lead', 'permits:ask']) {
      expect(may(permission, member, { own: true })).toBe('allow')
      expect(may(permission, administrator, { own: false })).toBe('project-lead')
      expect(may(permission, officer, { owner: ours })).toBe('project-lead')
    }
  })

  test('a member who leads nothing is told so; whoever is of no project is not told that there is one', () => {
    for (const permission of ['permits:lead', 'permits:ask']) {
      expect(may(permission, member, { own: false })).toBe('project-lead')
      expect(may(permission, member)).toBe('project-lead (conceal)')
    }
  })

  const request = { purpose: 'research', days: 10, egress: { countries: [], basis: null }, owners: [ours] } as const

  test('what is small and open is granted at once, and nothing else', () => {
    const ask = (label: Partial<Label>, small: boolean, countries: string[] = []) =>
      decisionOn({
        permission: 'permits:ask',
        principal: member,
        resource: { ...labelled(label), own: true, request: { ...request, small, egress: { countries, basis: null } } },
      })
    const atOnce = [{ rule: 'ma.leads-ask-for-permits', obligation: 'grant-at-once' }]
    expect(ask({}, true)).toMatchObject({ effect: 'allow', obligations: atOnce })
    expect(ask({}, false)).toMatchObject({ effect: 'allow', obligations: [] })
    expect(ask({ secrecy: 'internal' }, true)).toMatchObject({ effect: 'allow', obligations: [] })
    expect(ask({}, true, ['FR'])).toMatchObject({ effect: 'allow', obligations: [] })
    expect(ask({ personal: 'personal' }, true).effect).toBe('deny')
  })

  test('an officer of the data decides, never on what they asked for themselves', () => {
    const decide = (principal: Principal, said: Partial<ResourceFacts> = {}) =>
      may('permits:decide', principal, { owner: ours, author: 'per_bbbbbbbbbbbb', own: false, ...said })
    expect(decide(officer)).toBe('allow')
    expect(decide(officer, { author: 'per_aaaaaaaaaaaa' })).toBe('another-person')
    expect(may('permits:decide', officer, { owner: ours, own: false })).toBe('another-person')
    expect(decide(otherOfficer)).toBe('data-officer')
    expect(decide(manager)).toBe('data-officer')
    const officersKey = { ...key, memberships: [{ organisation: ours, roles: ['data-officer'] as const }] }
    expect(decide(officersKey)).toBe('another-person')
  })

  test('nobody decides on what their own project asks for, whoever of it asked', () => {
    const overdue = { ...request, small: false, overdue: true }
    for (const principal of [officer, administrator]) {
      const decide = (own: Partial<ResourceFacts>) =>
        may('permits:decide', principal, { owner: ours, author: 'per_bbbbbbbbbbbb', request: overdue, ...own })
      expect(decide({ own: false })).toBe('allow')
      expect(decide({ own: true })).toBe('another-person')
      // Who has part in it must be known for anybody else to be another.
      expect(decide({})).toBe('another-person')
    }
  })

  test('an administrator decides once the answer is overdue', () => {
    const decide = (overdue: boolean | undefined) =>
      may('permits:decide', administrator, {
        owner: ours,
        author: 'per_bbbbbbbbbbbb',
        own: false,
        request: { ...request, small: false, ...(overdue !== undefined && { overdue }) },
      })
    expect(decide(true)).toBe('allow')
    expect(decide(false)).toBe('overdue')
    expect(decide(undefined)).toBe('overdue')
  })

  test('a permit is revoked by an officer of the data, a lead of the project or an administrator', () => {
    expect(may('permits:revoke', officer, { owner: ours })).toBe('allow')
    expect(may('permits:revoke', member, { owner: theirs, own: true })).toBe('allow')
    expect(may('permits:revoke', administrator, { owner: ours })).toBe('allow')
    expect(may('permits:revoke', otherOfficer, { owner: ours })).toBe('data-officer')
    expect(may('permits:revoke', member, { owner: ours })).toBe('data-officer')
  })
})

describe('decisions', () => {
  test('their reasons are read by whoever asked', () => {
    expect(may('audit:own-decision', member, { own: true })).toBe('allow')
    expect(may('audit:own-decision', administrator, { own: false })).toBe('own-decision (conceal)')
    expect(may('audit:own-decision', administrator)).toBe('own-decision (conceal)')
  })

  test('the body of somebody else’s is opened by administrators', () => {
    expect(may('audit:open-body', administrator, {})).toBe('allow')
    expect(may('audit:open-body', officer, {})).toBe('administrator')
  })

  test('what a change would do is seen by those who may make it', () => {
    expect(may('policy:preview', officer, { owner: ours })).toBe('allow')
    expect(may('policy:preview', administrator, { owner: ours })).toBe('allow')
    expect(may('policy:preview', otherOfficer, { owner: ours })).toBe('data-officer (conceal)')
    expect(may('policy:preview', officer, {})).toBe('data-officer (conceal)')
  })
})

test('linking identifiers of two sectors is for officers, with the person’s consent', () => {
  const cndp = { kind: 'authorisation', number: 'A-1', until: null } as const
  expect(may('identity:link', officer, { own: true, cndp })).toBe('allow')
  expect(may('identity:link', administrator, { own: true, cndp })).toBe('allow')
  expect(may('identity:link', member, { own: true, cndp })).toBe('data-officer')
  expect(may('identity:link', officer, { cndp })).toBe('own-consent')
})
