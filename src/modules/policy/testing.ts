import fc from 'fast-check'
import { type Label, openLabel, personalKinds, secrecies } from '../../kernel/label.ts'
import type { DecisionQuestion } from '../../kernel/ports/decider.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, type OrganisationRole, type Principal, type Role } from '../../kernel/principal.ts'
import type { Rule, Verdict } from './rule.ts'

type HeldIn = { readonly in: string; readonly roles: readonly OrganisationRole[] }

/** A person with roles that are held everywhere, or in one organisation. */
export function aPersonWith(...roles: readonly (Role | HeldIn)[]): Principal {
  return {
    kind: 'person',
    id: 'per_aaaaaaaaaaaa',
    name: 'Amina',
    organisation: null,
    roles: roles.filter((role) => typeof role === 'string'),
    memberships: roles
      .filter((role) => typeof role === 'object')
      .map(({ in: organisation, roles: held }) => ({ organisation, roles: held })),
  }
}

/** A permit in force on the day of `aQuestion`, held by whoever asks, for one version of internal data. */
export function aPermit(said: Partial<PermitFacts> = {}): PermitFacts {
  return {
    id: 'pmt_aaaaaaaaaaaa',
    digest: `sha256:${'a'.repeat(64)}`,
    project: 'prj_aaaaaaaaaaaa',
    projectKind: 'research',
    organisations: ['org_aaaaaaaaaaaa'],
    purpose: 'research',
    legalBasis: 'public-mission',
    data: [{ dataSet: 'ds_a', version: 'sha256:1' }],
    maxLabel: { ...openLabel, secrecy: 'internal' },
    egress: { countries: [], basis: null },
    personal: 'masked',
    from: new Date('2026-11-01T00:00:00Z'),
    until: new Date('2026-12-01T00:00:00Z'),
    revoked: false,
    held: true,
    consented: true,
    ...said,
  }
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
