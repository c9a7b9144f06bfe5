/** Law 09-08 on personal data, as the authority's own pages state it; each test says the condition of its article. */
import { describe, expect, test } from 'vitest'
import { openLabel } from '../../src/kernel/label.ts'
import type { DecisionQuestion, ResourceFacts } from '../../src/kernel/ports/decider.ts'
import type { CndpReference } from '../../src/kernel/purpose.ts'
import { aPermit, aPersonWith } from '../../src/modules/policy/testing.ts'
import { usingPersonalData } from './permissions.ts'
import { outcomeOf } from './testing.ts'

const ours = 'org_aaaaaaaaaaaa'
const officer = aPersonWith({ in: ours, roles: ['data-officer'] })
const today = new Date('2026-11-21T10:00:00Z')

const declaration: CndpReference = { kind: 'declaration', number: 'D-1/2026', until: null }
const authorisation: CndpReference = { kind: 'authorisation', number: 'A-1/2026', until: null }

const personal: ResourceFacts = {
  kind: 'data-set',
  id: 'ds_a',
  owner: ours,
  published: true,
  label: { ...openLabel, secrecy: 'internal', personal: 'personal' },
  data: [{ dataSet: 'ds_a', version: 'sha256:1' }],
  purposes: ['public-service'],
}
const request = {
  purpose: 'public-service',
  days: 30,
  egress: { countries: [] as string[], basis: null },
  owners: [ours],
  small: false,
} as const

/** The officer of the owner uses published personal data, or as much else as is said. */
function outcome(resource: Partial<ResourceFacts> = {}, asked: Partial<DecisionQuestion> = {}, site = {}): string {
  return outcomeOf(
    { permission: 'assistants:ask', principal: officer, at: today, resource: { ...personal, ...resource }, ...asked },
    site,
  )
}

describe('every processing of personal data is declared before it starts', () => {
  test.each(['datasets:publish', 'datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'])(
    '%s needs the reference of a declaration or an authorisation',
    (permission) => {
      expect(outcome({}, { permission })).toBe('cndp-reference')
      expect(outcome({ cndp: declaration }, { permission })).toBe('allow')
      expect(outcome({ cndp: authorisation }, { permission })).toBe('allow')
    },
  )

  test('so does indexing by the worker', () => {
    const worker = { kind: 'service', id: 'worker', roles: ['data-officer'] } as const
    const indexing = { permission: 'knowledge:index', principal: worker, channel: 'worker' } as const
    expect(outcome({}, indexing)).toBe('cndp-reference')
    expect(outcome({ cndp: declaration }, indexing)).toBe('allow')
  })

  test('a reference holds to the end of its last day in Morocco', () => {
    const until = (day: string) => outcome({ cndp: { ...declaration, until: day } })
    expect(until('2026-11-22')).toBe('allow')
    expect(until('2026-11-21')).toBe('allow')
    expect(until('2026-11-20')).toBe('cndp-reference-in-force')

    // On 20 June 2026 Morocco is an hour ahead of Greenwich: its next day has begun.
    const late = { at: new Date('2026-06-20T23:30:00Z') }
    expect(outcome({ cndp: { ...declaration, until: '2026-06-20' } }, late)).toBe('cndp-reference-in-force')
    expect(outcome({ cndp: { ...declaration, until: '2026-06-21' } }, late)).toBe('allow')
  })

  test('data without personal data need none', () => {
    expect(outcome({ label: openLabel })).toBe('allow')
  })

  test('what a draft holds may be found out, and stated, before it is declared', () => {
    for (const permission of ['datasets:read', 'datasets:write', 'datasets:create']) {
      expect(outcome({ published: false }, { permission })).toBe('allow')
    }
  })

  test('a request for them is refused by the law, and may always be refused by an officer', () => {
    const author = 'per_bbbbbbbbbbbb'
    const deciding = { permission: 'permits:decide', operation: 'permits.grant' }
    expect(outcome({ own: true, request }, { permission: 'permits:ask' })).toBe('cndp-reference')
    expect(outcome({ author, own: false, request }, deciding)).toBe('cndp-reference')
    expect(outcome({ author, own: false, request }, { ...deciding, operation: 'permits.refuse-request' })).toBe('allow')
    expect(outcome({ author, own: false, request, cndp: declaration }, deciding)).toBe('allow')
  })
})

describe('article 12 asks for a prior authorisation, and a declaration is not enough', () => {
  test('(a) for sensitive data', () => {
    const label = { ...openLabel, personal: 'sensitive' } as const
    expect(outcome({ label, cndp: declaration })).toBe('cndp-authorisation')
    expect(outcome({ label, cndp: authorisation })).toBe('allow')
    expect(outcome({ label })).toBe('cndp-reference cndp-authorisation')
  })

  test('(a) and the authorisation has not run out', () => {
    const label = { ...openLabel, personal: 'sensitive' } as const
    const over = { ...authorisation, until: '2026-11-20' }
    expect(outcome({ label, cndp: over })).toBe('cndp-reference-in-force cndp-authorisation')
  })

  test('(b) for another purpose than that of their collection', () => {
    const ask = (purpose: 'public-service' | 'research', cndp: CndpReference) =>
      outcome({ own: true, cndp, request: { ...request, purpose } }, { permission: 'permits:ask' })
    expect(ask('public-service', declaration)).toBe('allow')
    expect(ask('research', declaration)).toBe('purpose-authorisation')
    expect(ask('research', authorisation)).toBe('allow')
  })

  test('(b) for training a model on data that were collected for a service', () => {
    const training = { ...request, purpose: 'model-training' } as const
    const permission = 'permits:ask'
    expect(outcome({ own: true, cndp: declaration, request: training }, { permission })).toBe('purpose-authorisation')
  })

  test('(b) at every use under a permit, by the permit’s purpose', () => {
    const underPermit = (purpose: 'public-service' | 'research') => ({
      permit: aPermit({ purpose, maxLabel: personal.label! }),
      principal: aPersonWith('member'),
    })
    expect(outcome({ cndp: declaration }, underPermit('public-service'))).toBe('allow')
    expect(outcome({ cndp: declaration }, underPermit('research'))).toBe('purpose-authorisation')
    expect(outcome({ cndp: authorisation }, underPermit('research'))).toBe('allow')
  })

  test('(b) purposes that nobody stated cover no purpose', () => {
    const { purposes: _, ...unstated } = personal
    const asked = { permission: 'permits:ask', principal: officer, at: today } as const
    expect(outcomeOf({ ...asked, resource: { ...unstated, own: true, cndp: declaration, request } })).toBe(
      'purpose-authorisation',
    )
    expect(outcomeOf({ ...asked, resource: { ...personal, own: true, cndp: authorisation } })).toContain(
      'purpose-authorisation',
    )
  })

  test('(e) for data that contain the number of the national identity card, whatever their label says', () => {
    const identifiers = ['ma.phone', 'ma.cin']
    expect(outcome({ identifiers, cndp: declaration })).toBe('cndp-authorisation')
    expect(outcome({ identifiers, cndp: authorisation })).toBe('allow')
    expect(outcome({ identifiers: ['ma.phone'], cndp: declaration })).toBe('allow')
    expect(outcome({ identifiers, label: openLabel }, { permission: 'datasets:publish' })).toBe('cndp-authorisation')
  })

  test('(f) for the interconnection of files of several bodies', () => {
    const owners = [ours, 'org_bbbbbbbbbbbb']
    const ask = (cndp: CndpReference) =>
      outcome({ own: true, cndp, request: { ...request, owners } }, { permission: 'permits:ask' })
    expect(ask(declaration)).toBe('interconnection-authorisation')
    expect(ask(authorisation)).toBe('allow')
    // Files without personal data may be read side by side.
    expect(
      outcome({ own: true, label: openLabel, request: { ...request, owners } }, { permission: 'permits:ask' }),
    ).toBe('allow')
  })

  test('(f) for linking a person’s identifiers in two sectors, which is an act of its own', () => {
    const link = (said: Partial<ResourceFacts>) =>
      outcomeOf({ permission: 'identity:link', principal: officer, resource: { kind: 'pseudonym', id: 'x', ...said } })
    expect(link({ own: true, cndp: authorisation })).toBe('allow')
    expect(link({ own: true, cndp: declaration })).toBe('interconnection-authorisation')
    expect(link({ own: true })).toBe('interconnection-authorisation')
    expect(link({ cndp: authorisation })).toBe('own-consent')
  })
})

describe('article 43: only to a State with sufficient protection; article 44: or on one of its grounds', () => {
  const abroad = { countries: ['FR'], basis: null }
  const consented = { countries: ['FR'], basis: 'consent' } as const

  test('a file does not leave for another country without a ground', () => {
    expect(outcome({ cndp: declaration, destination: 'MA' })).toBe('allow')
    expect(outcome({ cndp: declaration, destination: 'FR' })).toBe('transfer-basis')
    expect(outcome({ label: openLabel, destination: 'FR' })).toBe('allow')
  })

  test('nor does a request for a permit ask for it', () => {
    const ask = (egress: typeof abroad | typeof consented) =>
      outcome({ own: true, cndp: declaration, request: { ...request, egress } }, { permission: 'permits:ask' })
    expect(ask(abroad)).toBe('transfer-basis')
    expect(ask(consented)).toBe('allow')
  })

  test('a permit with a ground covers its own countries and no other', () => {
    const permit = aPermit({ purpose: 'public-service', maxLabel: personal.label!, egress: consented })
    expect(outcome({ cndp: declaration, destination: 'FR' }, { permit })).toBe('allow')
    expect(outcome({ cndp: declaration, destination: 'TN' }, { permit })).toBe('transfer-basis')
  })

  test.each([
    ['somebody else’s', { held: false }],
    ['revoked', { revoked: true }],
    ['over', { until: new Date('2026-11-20T10:00:00Z') }],
    ['not in force yet', { from: new Date('2026-12-01T10:00:00Z') }],
  ])('a permit that is %s covers no country', (_how, said) => {
    const permit = aPermit({ purpose: 'public-service', maxLabel: personal.label!, egress: consented, ...said })
    expect(outcome({ cndp: declaration, destination: 'FR' }, { permit })).toContain('transfer-basis')
  })

  test('hosting on servers abroad is a transfer', () => {
    const residency = { label: { ...personal.label!, residency: 'anywhere' as const } }
    expect(outcome({ ...residency, cndp: declaration }, {}, { country: 'FR' })).toBe('transfer-basis')
    expect(outcome({ label: openLabel }, {}, { country: 'FR' })).toBe('allow')
  })

  test('the chain: a transfer is allowed only when the processing it comes from has its reference', () => {
    const permit = aPermit({ purpose: 'public-service', maxLabel: personal.label!, egress: consented })
    expect(outcome({ destination: 'FR' }, { permit })).toBe('cndp-reference underlying-processing')
    expect(outcome({ destination: 'FR', cndp: declaration }, { permit })).toBe('allow')
    expect(outcome({ destination: 'FR', cndp: { ...declaration, until: '2026-11-20' } }, { permit })).toBe(
      'cndp-reference-in-force underlying-processing',
    )
  })
})

test('a consent that a permit stands on is checked at every use', () => {
  const permit = aPermit({ purpose: 'public-service', maxLabel: personal.label! })
  const member = aPersonWith('member')
  expect(outcome({ cndp: declaration }, { principal: member, permit })).toBe('allow')
  expect(outcome({ cndp: declaration }, { principal: member, permit: { ...permit, consented: false } })).toBe(
    'consent permit stated-purpose (conceal)',
  )
  expect(outcome({ label: openLabel }, { principal: member, permit: { ...permit, consented: false } })).toBe('consent')
})

test.each(usingPersonalData)('without a single fact about personal data, %s is denied', (permission) => {
  const bare = { kind: 'data-set', id: 'ds_a', label: personal.label!, owner: ours, published: true }
  for (const operation of ['permits.grant', 'datasets.read']) {
    const asked = outcomeOf({ permission, operation, principal: officer, resource: bare })
    expect(asked).not.toBe('allow')
  }
})

describe('personal data are used for a stated purpose', () => {
  const elsewhere = aPersonWith({ in: 'org_bbbbbbbbbbbb', roles: ['data-officer'] })
  const announced = { ...personal, announced: true, cndp: authorisation }
  const permit = aPermit({
    purpose: 'public-service',
    data: [{ dataSet: 'ds_a', version: 'sha256:1' }],
    maxLabel: { ...openLabel, secrecy: 'internal', personal: 'personal' },
  })

  test.each(['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask'])(
    '%s by somebody who does not answer for them needs the purpose that a permit states',
    (permission) => {
      expect(outcome(announced, { permission, principal: elsewhere })).toContain('stated-purpose')
      expect(outcome(announced, { permission, principal: elsewhere, permit })).toBe('allow')
      expect(outcome(announced, { permission })).toBe('allow')
    },
  )
})
