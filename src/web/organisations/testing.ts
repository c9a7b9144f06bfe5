import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ListedKey, OrganisationParticulars } from '../../modules/identity/index.ts'
import { blank, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { invitationOverPage, invitationPage } from '../invitations/invitation-page.tsx'
import { consentsPage } from '../people/consents-page.tsx'
import { keysPage } from '../people/keys-page.tsx'
import { peoplePage } from '../people/people-page.tsx'
import { erasurePage, personPage } from '../people/person-page.tsx'
import type { Region } from '../records/setting.ts'
import { organisationFormPage } from './organisation-form-page.tsx'
import { closingPage, type ManagedPart, organisationPage } from './organisation-page.tsx'
import { organisationsPage } from './organisations-page.tsx'

/** Builders for tests: pages of organisations and of people, where every text that people write is `text`. */

const moment = '2026-11-21T10:00:00.000Z'
const later = '2026-11-28T10:00:00.000Z'
const organisationId = 'org_aaaabbbbcccc'

function anOrganisation(text: string, over: Partial<OrganisationParticulars> = {}): OrganisationParticulars {
  const names = { ar: text, fr: text }
  return {
    id: organisationId,
    kind: 'university',
    names,
    verified: true,
    region: '02',
    parent: { id: 'org_ddddeeeeffff', names },
    closedAt: null,
    ...over,
  }
}

function aKey(text: string, over: Partial<ListedKey> = {}): ListedKey {
  return {
    id: 'key_aaaabbbbcccc',
    purpose: text,
    roles: ['data-officer', 'member'],
    holder: { id: 'per_aaaabbbbcccc', name: text },
    organisation: { id: organisationId, names: { fr: text } },
    permit: null,
    system: null,
    createdAt: moment,
    expiresAt: later,
    revokedAt: null,
    lastUsedAt: moment,
    state: 'in-force',
    ...over,
  }
}

function managedPart(text: string, over: Partial<ManagedPart> = {}): ManagedPart {
  const invitation = { roles: ['member' as const], createdAt: moment, expiresAt: later, acceptedBy: null }
  return {
    members: [
      { person: 'per_aaaabbbbcccc', name: text, roles: ['manager', 'member'], since: moment },
      { person: 'per_ddddeeeeffff', name: text, roles: ['member'], since: moment },
    ],
    nextHref: { members: '?members=next', invitations: '?invitations=next', keys: '?keys=next' },
    invitations: [
      { ...invitation, id: 'ivt_aaaabbbbcccc', name: text, state: 'open' },
      { ...invitation, id: 'ivt_ddddeeeeffff', name: null, state: 'expired' },
    ],
    keys: [aKey(text), aKey(text, { id: 'key_ddddeeeeffff', holder: null, state: 'revoked', revokedAt: moment })],
    self: 'per_aaaabbbbcccc',
    administers: true,
    invited: null,
    ...over,
  }
}

export function everyOrganisationPage(
  language: Language,
  text: string,
  frame: Frame,
  regions: readonly Region[],
): Readonly<Record<string, string>> {
  const region = regions[0]!
  const organisation = anOrganisation(text)
  const bare = anOrganisation(text, {
    id: 'org_ddddeeeeffff',
    kind: null,
    verified: false,
    region: null,
    parent: null,
  })
  const invited = {
    secret: `https://jazari.example/${language}/invitations/inv_aaaabbbbccccddddeeeeffff22`,
    expiresAt: later,
  }
  const list = { nextHref: null, chosen: {}, regions, administers: false }
  const form = { organisation: null, regions, administers: true }
  return {
    organisations: organisationsPage(frame, {
      ...list,
      organisations: [organisation, bare],
      nextHref: `/${language}/organisations?cursor=next`,
      chosen: { kind: 'university' },
      administers: true,
    }),
    'organisations-empty': organisationsPage(frame, { ...list, organisations: [] }),
    organisation: organisationPage(frame, { organisation: bare, region: null, managed: null }),
    'organisation-closed': organisationPage(frame, {
      organisation: anOrganisation(text, { closedAt: moment }),
      region,
      managed: null,
    }),
    'organisation-managed': organisationPage(frame, {
      organisation,
      region,
      managed: managedPart(text, { invited }),
    }),
    'organisation-refused': organisationPage(
      frame,
      {
        organisation,
        region: null,
        managed: managedPart(text, {
          members: [],
          invitations: [],
          keys: [],
          nextHref: { members: null, invitations: null, keys: null },
          administers: false,
        }),
      },
      refused({ name: text }, 'name'),
    ),
    'organisation-closing': closingPage(frame, organisation),
    'organisation-new': organisationFormPage(frame, form, blank),
    'organisation-edit-refused': organisationFormPage(
      frame,
      { ...form, organisation, administers: false },
      refused({ parent: text }, 'parent'),
    ),
    ...everyPeoplePage(text, frame, invited.secret),
  }
}

function everyPeoplePage(text: string, frame: Frame, address: string): Readonly<Record<string, string>> {
  const names = { ar: text }
  const made = { secret: address, expiresAt: later }
  const person = {
    id: 'per_aaaabbbbcccc',
    name: text,
    roles: ['administrator' as const],
    state: 'active' as const,
    organisation: { id: organisationId, kind: null, names, verified: false },
    memberships: [
      {
        organisation: { id: organisationId, names },
        roles: ['data-officer' as const, 'member' as const],
        since: moment,
      },
    ],
    createdAt: moment,
    removedAt: null,
    erasedAt: null,
  }
  const gone = { ...person, roles: [], organisation: null, memberships: [], removedAt: moment }
  const { removedAt: _removed, erasedAt: _erased, ...listed } = person
  const invitation = { organisation: person.organisation, roles: ['member' as const], name: text, expiresAt: later }
  const anonymous = { ...frame, person: null }
  const secret = 'inv_aaaabbbbccccddddeeeeffff22'
  const consent = {
    id: 'cns_aaaabbbbcccc',
    purpose: 'research' as const,
    sectors: null,
    dataSet: null,
    organisation: { id: organisationId, names },
    givenAt: moment,
    until: '2026-12-31',
    withdrawnAt: null,
    state: 'in-force' as const,
  }
  const consents = [
    consent,
    {
      ...consent,
      id: 'cns_ddddeeeeffff',
      organisation: null,
      sectors: ['health', 'skills'] as [string, string],
      withdrawnAt: moment,
      state: 'withdrawn' as const,
    },
    { ...consent, id: 'cns_222233334444', organisation: null, dataSet: 'ds_aaaabbbbcccc', state: 'over' as const },
  ]
  return {
    people: peoplePage(frame, {
      people: [
        { ...listed, memberships: [{ organisation: organisationId, roles: ['manager', 'member'] }] },
        { ...listed, id: 'per_ddddeeeeffff', roles: [], memberships: [], organisation: null, state: 'removed' },
      ],
      nextHref: '/ar/people?cursor=next',
      entered: made,
    }),
    'people-refused': peoplePage(
      frame,
      { people: [], nextHref: null, entered: null },
      refused({ organisation: text, roles: 'manager' }, 'organisation'),
    ),
    person: personPage(frame, { person, isSelf: false, link: made }),
    'person-self': personPage(frame, { person, isSelf: true, link: null }),
    'person-removed': personPage(frame, { person: { ...gone, state: 'removed' }, isSelf: false, link: null }),
    'person-erased': personPage(frame, {
      person: { ...gone, name: '', state: 'erased', erasedAt: moment },
      isSelf: false,
      link: null,
    }),
    'person-erasure-refused': erasurePage(frame, person, refused({ reason: text }, 'word')),
    invitation: invitationPage(anonymous, { invitation, secret }),
    'invitation-signed-in': invitationPage(
      { ...frame, person: { name: text, isOfficer: false } },
      { invitation, secret },
    ),
    'invitation-over': invitationOverPage(anonymous, {
      values: {},
      problem: new Problem('identity.invitation-not-valid', 410, {}),
    }),
    keys: keysPage(frame, {
      keys: [
        aKey(text, { permit: 'pmt_aaaabbbbcccc' }),
        aKey(text, { id: 'key_ggggaaaabbbb', system: 'sys_aaaabbbbcccc' }),
        aKey(text, { id: 'key_ddddeeeeffff', organisation: null, lastUsedAt: null, state: 'expired' }),
      ],
      nextHref: '/ar/account/keys?cursor=next',
      organisations: [{ id: organisationId, names }],
      made: { secret: 'key_aaaabbbbccccddddeeeeffff22', expiresAt: later },
    }),
    'keys-refused': keysPage(
      frame,
      { keys: [], nextHref: null, organisations: [], made: null },
      refused({ purpose: text, roles: 'data-officer' }, 'purpose'),
    ),
    consents: consentsPage(frame, { consents, nextHref: '/ar/account/consents?cursor=next', kind: null }),
    'consents-organisation': consentsPage(frame, { consents: [], nextHref: null, kind: 'organisation' }),
    'consents-refused': consentsPage(
      frame,
      { consents: [], nextHref: null, kind: 'sectors' },
      refused({ first: 'health', second: 'health' }, 'second'),
    ),
  }
}

function refused(values: Filled['values'], path: string): Filled {
  const fields = [{ path, fault: 'wrong-form', values: {} }]
  return { values, problem: new Problem('request.invalid', 400, { count: 1 }, fields) }
}
