import fc from 'fast-check'
import { type Label, openLabel, personalKinds, secrecies } from '../../kernel/label.ts'
import type { DecisionQuestion } from '../../kernel/ports/decider.ts'
import { anonymous, type Principal, type Role } from '../../kernel/principal.ts'
import type { Rule, Verdict } from './rule.ts'

export function aPersonWith(...roles: readonly Role[]): Principal {
  return { kind: 'person', id: 'per_aaaaaaaaaaaa', name: 'Amina', organisation: null, roles }
}

/** A program, by the key that it was issued. */
export function aKeyWith(...roles: readonly Role[]): Principal {
  return { kind: 'service', id: 'key_aaaaaaaaaaaa', roles }
}

/** An anonymous reading of an open, published data set, or as much else as is said. */
export function aQuestion(said: Partial<DecisionQuestion> = {}): DecisionQuestion {
  return {
    operation: 'datasets.read',
    permission: 'datasets:read',
    principal: anonymous,
    channel: 'page',
    at: new Date('2026-11-21T10:00:00Z'),
    resource: { kind: 'dataset', id: 'ds_aaaaaaaaaaaa', label: openLabel, published: true },
    ...said,
  }
}

/** A rule that speaks to `datasets:read` and always answers the same. */
export function aRule(id: string, answer: Verdict | (() => Verdict)): Rule {
  const sentences = { ar: id, fr: id, en: id }
  return {
    id,
    permissions: ['datasets:read'],
    citation: { law: null, article: null, status: 'platform' },
    sentence: sentences,
    conditions: {},
    obligations: {},
    evaluate: typeof answer === 'function' ? answer : () => answer,
  }
}

const places = fc.uniqueArray(fc.constantFrom('MA', 'FR', 'SN', 'TN'))

/** Any label, its sets in any order. */
export const anyLabel: fc.Arbitrary<Label> = fc.record({
  secrecy: fc.constantFrom(...secrecies),
  personal: fc.constantFrom(...personalKinds),
  sectors: fc.uniqueArray(fc.constantFrom('health', 'justice', 'taxes', 'education')),
  residency: fc.oneof(fc.constant('anywhere' as const), places),
})

export const anyRoles: fc.Arbitrary<Role[]> = fc.subarray<Role>(['member', 'data-officer', 'administrator'])

export const anyPrincipal: fc.Arbitrary<Principal> = fc.oneof(
  fc.constant(anonymous),
  anyRoles.chain((roles) => fc.constantFrom(aPersonWith(...roles), aKeyWith(...roles))),
)
