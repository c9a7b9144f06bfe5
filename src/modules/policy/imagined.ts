import type { Decider, DecisionQuestion, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Change } from '../../kernel/ports/impact.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'

/** What the rules would know of a data set after the change. */
export function afterChange(before: ResourceFacts, change: Change): ResourceFacts {
  switch (change.kind) {
    case 'permit':
      return before
    case 'label':
      return { ...before, label: change.label }
    case 'reference': {
      const { cndp, ...others } = before
      return cndp && change.until !== null ? { ...others, cndp: { ...cndp, until: change.until } } : others
    }
  }
}

/** The widest circle of those who may read data without a permit. */
export const circles = ['everybody', 'members', 'officers', 'nobody'] as const
export type Circle = (typeof circles)[number]

/** Who reads a data set without a permit, as the rules say: asked in the name of one of each circle. */
export function readersOf(decider: Decider, resource: ResourceFacts, at: Date): Circle {
  const owner = resource.owner === undefined ? [] : [{ organisation: resource.owner, roles: ['data-officer'] as const }]
  const member = { organisation: 'org_of-the-network', roles: ['member'] as const }
  const inCircle: readonly [Circle, Principal][] = [
    ['everybody', anonymous],
    ['members', somebody([member])],
    ['officers', somebody(owner)],
  ]
  const reads = (principal: Principal) => decider.decide(reading(principal, resource, at)).effect === 'allow'
  return inCircle.find(([, principal]) => reads(principal))?.[0] ?? 'nobody'
}

type Person = Principal & { readonly kind: 'person' }

function somebody(memberships: NonNullable<Person['memberships']>): Person {
  return { kind: 'person', id: 'per_somebody', name: '', organisation: null, roles: [], memberships }
}

function reading(principal: Principal, resource: ResourceFacts, at: Date): DecisionQuestion {
  return { operation: 'knowledge.search', permission: 'knowledge:search', principal, channel: 'page', at, resource }
}
