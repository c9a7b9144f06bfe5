import { openLabel } from '../../src/kernel/label.ts'
import type { PermitFacts } from '../../src/kernel/ports/permits.ts'
import { anonymous, type Channel, type OrganisationRole, type Principal } from '../../src/kernel/principal.ts'

/** The organisation that owns what is asked about, and one that owns none of it. */
export const owner = 'org_aaaaaaaaaaaa'
const elsewhere = 'org_bbbbbbbbbbbb'

/** The day of the page: it stays the same from one writing to the next. */
export const at = new Date('2026-11-21T10:00:00Z')

export type Caller = {
  readonly title: string
  readonly principal: Principal
  readonly channel?: Channel
  readonly permit?: PermitFacts
}

/** Opens every version of every representative, for research. */
const permit: PermitFacts = {
  id: 'pmt_aaaaaaaaaaaa',
  digest: `sha256:${'a'.repeat(64)}`,
  project: 'prj_aaaaaaaaaaaa',
  projectKind: 'research',
  organisations: [elsewhere],
  purpose: 'research',
  legalBasis: 'public-mission',
  data: [{ dataSet: 'ds_aaaaaaaaaaaa', version: null }],
  maxLabel: { ...openLabel, secrecy: 'very-sensitive', personal: 'sensitive' },
  egress: { countries: [], basis: null },
  personal: 'masked',
  from: new Date('2026-11-01T00:00:00Z'),
  until: new Date('2026-12-01T00:00:00Z'),
  revoked: false,
  held: true,
  consented: true,
}

function person(organisation: string, role: OrganisationRole): Principal {
  const memberships = [{ organisation, roles: [role] }]
  return { kind: 'person', id: 'per_aaaaaaaaaaaa', name: role, organisation, roles: [], memberships }
}

/** A key of a member of another organisation. */
const key = {
  kind: 'service',
  id: 'key_aaaaaaaaaaaa',
  roles: [],
  memberships: [{ organisation: elsewhere, roles: ['member'] }],
  holder: 'per_aaaaaaaaaaaa',
} as const satisfies Principal

/** The columns of the matrix. */
export const callers: readonly Caller[] = [
  { title: 'anonymous', principal: anonymous },
  { title: 'member elsewhere', principal: person(elsewhere, 'member') },
  { title: 'member under a permit', principal: person(elsewhere, 'member'), permit },
  { title: 'manager of the owner', principal: person(owner, 'manager') },
  { title: 'officer of the owner', principal: person(owner, 'data-officer') },
  { title: 'evaluator of the owner', principal: person(owner, 'evaluator') },
  { title: 'approver of the owner', principal: person(owner, 'approver') },
  { title: 'officer elsewhere', principal: person(elsewhere, 'data-officer') },
  {
    title: 'administrator',
    principal: { kind: 'person', id: 'per_aaaaaaaaaaaa', name: 'a', organisation: null, roles: ['administrator'] },
  },
  { title: 'key', principal: key },
  { title: 'key of a permit', principal: { ...key, permit: permit.id }, permit },
  {
    title: 'key of a system',
    principal: { kind: 'service', id: 'key_aaaaaaaaaaaa', roles: [], system: 'sys_aaaaaaaaaaaa' },
  },
  { title: 'worker', principal: { kind: 'service', id: 'worker', roles: ['data-officer'] }, channel: 'worker' },
]
