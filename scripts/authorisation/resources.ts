import { type Label, openLabel } from '../../src/kernel/label.ts'
import type { RequestFacts, ResourceFacts } from '../../src/kernel/ports/decider.ts'
import { holderOf, isOfficer, type Principal, rolesTowards } from '../../src/kernel/principal.ts'
import type { CndpReference } from '../../src/kernel/purpose.ts'
import { owner } from './callers.ts'

/** One thing that stands for others of its kind; what it is to the caller depends on who calls. */
export type Representative = {
  readonly title: string
  readonly facts: ResourceFacts | undefined | ((caller: Principal) => ResourceFacts | undefined)
}

const authorisation: CndpReference = { kind: 'authorisation', number: 'A-1/2026', until: null }

function data(title: string, label: Partial<Label>, more: Partial<ResourceFacts> = {}): Representative {
  const known: ResourceFacts = {
    kind: 'data-set-version',
    id: 'ds_aaaaaaaaaaaa',
    owner,
    label: { ...openLabel, ...label },
    published: true,
    announced: true,
    data: [{ dataSet: 'ds_aaaaaaaaaaaa', version: `sha256:${'a'.repeat(64)}` }],
    purposes: ['research'],
    identifiers: [],
  }
  return { title, facts: { ...known, ...more } }
}

function thing(title: string, facts: Partial<ResourceFacts> = {}): Representative {
  return { title, facts: { kind: 'thing', id: 'x', ...facts } }
}

const request: RequestFacts = {
  purpose: 'research',
  days: 90,
  egress: { countries: [], basis: null },
  owners: [owner],
  small: false,
}
const closedLabel: Label = { ...openLabel, secrecy: 'sensitive' }
const asked = { kind: 'permit-request', id: 'prq_a', owner, label: closedLabel, announced: true } as const
const another = 'per_bbbbbbbbbbbb'

/** What operations act on. A cell of the matrix has one mark for each representative, in this order. */
export const resources = {
  data: [
    data('open', {}),
    data('internal, announced', { secrecy: 'internal' }),
    data('sensitive, announced', { secrecy: 'sensitive' }),
    data(
      'personal with card numbers and an authorisation, announced',
      { secrecy: 'sensitive', personal: 'sensitive' },
      { identifiers: ['ma.cin'], cndp: authorisation },
    ),
    data(
      'the same without the authorisation',
      { secrecy: 'sensitive', personal: 'sensitive' },
      { identifiers: ['ma.cin'] },
    ),
    data('sensitive, not announced', { secrecy: 'sensitive' }, { announced: false }),
    data('draft', {}, { published: false, announced: false }),
  ],
  catalogue: [thing('all of it; each thing is asked about again', { kind: 'catalogue', id: 'catalogue' })],
  answer: [thing('of open data', { label: openLabel }), thing('of sensitive data', { label: closedLabel, owner })],
  records: [thing('all of them; each citation is asked about again', { kind: 'records' })],
  record: [
    thing('approved', { kind: 'record', published: true }),
    thing('proposed', { kind: 'record', published: false }),
  ],
  revision: [
    thing('proposed by somebody else', { kind: 'record-revision', author: another }),
    { title: 'proposed by the caller', facts: (caller) => authored(caller, { kind: 'record-revision', id: 'x' }) },
  ],
  problem: [
    thing('admitted', { kind: 'public-problem', published: true }),
    thing('proposed', { kind: 'public-problem', published: false }),
  ],
  'taking up': [
    thing('in the name of the owner', { kind: 'public-problem', published: true, owner }),
    thing('of a problem that is only proposed', { kind: 'public-problem', published: false, owner }),
  ],
  organisation: [thing('the owner', { owner })],
  account: [own('the caller’s'), thing('somebody else’s', { own: false })],
  key: [thing('of the caller; run looks among those that are theirs or of their organisation')],
  person: [thing('anybody')],
  link: [
    thing('with consent and authorisation', { own: true, cndp: authorisation }),
    thing('without the authorisation', { own: true }),
    thing('without consent', { cndp: authorisation }),
  ],
  project: [
    ofProject('of which the caller is a member, or a lead where only leads may', (caller) =>
      isHeldToAccount(caller) || isOfficer(caller, owner) ? { own: isHeldToAccount(caller), owner } : undefined,
    ),
    ofProject('of others, asking for data of the owner', (caller) =>
      isOfficer(caller, owner) ? { own: false, owner } : undefined,
    ),
    ofProject('of others', (caller) =>
      rolesTowards(caller, null).includes('administrator') ? { own: false } : undefined,
    ),
  ],
  lists: [own('what is the caller’s, or of their office')],
  asking: [
    own('by a lead, for sensitive data', { ...asked, request }),
    own('by a lead, small and open', { ...asked, label: openLabel, request: { ...request, small: true } }),
    { title: 'by a member who does not lead', facts: { ...asked, own: false, request } },
  ],
  deciding: [
    { title: 'asked by somebody else', facts: { ...asked, author: another, own: false, request } },
    { title: 'asked by the caller', facts: (caller) => authored(caller, { ...asked, own: true, request }) },
    { title: 'overdue', facts: { ...asked, author: another, own: false, request: { ...request, overdue: true } } },
  ],
  decision: [own('the caller’s'), thing('somebody else’s', { own: false })],
  preview: [thing('data or a permit of the owner', { owner })],
  assistant: [
    ofProject('of which the caller is a member', (caller) => ({ own: isHeldToAccount(caller), owner })),
    thing('of others', { own: false, owner }),
  ],
  evaluation: [
    thing('a public test, or a plan that a public entry rests on', {
      owner,
      published: true,
      own: false,
      label: openLabel,
    }),
    thing('of the owner, inside', { owner, published: false, own: false, label: openLabel }),
    own('inside, of the caller’s project', { owner, published: false, label: openLabel }),
    thing('inside, on sensitive data', { owner, published: false, own: false, label: closedLabel }),
  ],
  system: [
    thing('in the register', { owner, published: true, own: false, author: another }),
    thing('a draft', { owner, published: false, own: false, author: another }),
    own('a draft of the caller’s project', { owner, published: false, author: another }),
    {
      title: 'made, or stopped, by the caller',
      facts: (caller) => authored(caller, { kind: 'system', id: 'x', owner }),
    },
    thing('one that would decide about people alone', { owner, published: false, author: another, decidesAlone: true }),
  ],
  'acting for': [thing('in the name of the owner', { owner })],
  entering: [
    thing('in the name of the owner', { owner, own: false }),
    own('for a project of the caller’s, in the name of the owner', { owner }),
  ],
  report: [thing('of anybody, on a system of the owner', { owner, published: true })],
  platform: [{ title: 'no thing in particular', facts: undefined }],
} as const satisfies Readonly<Record<string, readonly Representative[]>>

export type ResourceName = keyof typeof resources

/** Something of the caller's own: nobody who has not signed in, and no program that answers to nobody, has any. */
function own(title: string, facts: Partial<ResourceFacts> = {}): Representative {
  return {
    title,
    facts: (caller) => ({ kind: 'thing', id: 'x', ...facts, own: isHeldToAccount(caller) }),
  }
}

function isHeldToAccount(caller: Principal): boolean {
  return caller.kind === 'person' || (caller.kind === 'service' && caller.holder !== undefined)
}

/** Whoever has nothing to do with a project is asked about as if there were none. */
function ofProject(title: string, facts: (caller: Principal) => Partial<ResourceFacts> | undefined): Representative {
  return {
    title,
    facts: (caller) => {
      const known = facts(caller)
      return known && { kind: 'thing', id: 'x', ...known }
    },
  }
}

function authored(caller: Principal, facts: ResourceFacts): ResourceFacts {
  const holder = holderOf(caller)
  return { ...facts, ...(holder !== null && { author: holder }) }
}
