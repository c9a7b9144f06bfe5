/** Law 31-13 on access to information: what is open may be reused by anybody, naming its source and date. */
import { describe, expect, test } from 'vitest'
import { type Label, openLabel } from '../../src/kernel/label.ts'
import { languages } from '../../src/kernel/language.ts'
import type { ResourceFacts } from '../../src/kernel/ports/decider.ts'
import { anonymous } from '../../src/kernel/principal.ts'
import { aPermit, aPersonWith } from '../../src/modules/policy/testing.ts'
import { openData } from './rules/open-data.ts'
import { decisionOn } from './testing.ts'

const owner = 'org_aaaaaaaaaaaa'
const data = [{ dataSet: 'ds_a', version: 'sha256:1' }]
const open: ResourceFacts = { kind: 'data-set', id: 'ds_a', owner, label: openLabel, published: true, data }
const labelled = (label: Partial<Label>): ResourceFacts => ({ ...open, label: { ...openLabel, ...label } })

const notice = { rule: 'ma.open-data', obligation: 'name-source-and-date' }
const uses = ['datasets:read', 'knowledge:read', 'knowledge:search', 'assistants:ask', 'programmes:read']

describe('reuse names source and date', () => {
  test.each(uses)('%s of open data carries the notice, whoever reads', (permission) => {
    for (const principal of [anonymous, aPersonWith('member'), aPersonWith('data-officer')]) {
      const { effect, obligations } = decisionOn({ permission, principal, resource: open })
      expect([effect, obligations]).toEqual(['allow', [notice]])
    }
  })

  test.each([
    ['internal', labelled({ secrecy: 'internal' })],
    ['sensitive', labelled({ secrecy: 'sensitive' })],
    ['a draft', { ...open, published: false }],
  ])('data that are closed (%s) carry none, though their officer reads them', (_what, resource) => {
    const principal = aPersonWith({ in: owner, roles: ['data-officer'] })
    const { effect, obligations } = decisionOn({ permission: 'datasets:read', principal, resource })
    expect([effect, obligations]).toEqual(['allow', []])
  })

  test('nor do closed data that a permit opens', () => {
    const resource = labelled({ secrecy: 'sensitive' })
    const permit = aPermit({ data, maxLabel: resource.label! })
    const asked = { permission: 'datasets:read', principal: aPersonWith('member'), resource }
    expect(decisionOn({ ...asked, permit })).toMatchObject({ effect: 'allow', obligations: [] })
    expect(decisionOn(asked).effect).toBe('deny')
  })

  test('personal data are not open by being published and public', () => {
    const { effect, obligations } = decisionOn({
      permission: 'datasets:read',
      principal: anonymous,
      resource: labelled({ personal: 'personal' }),
    })
    expect([effect, obligations]).toEqual(['deny', []])
  })
})

test('its article was not looked up: the citation says so, and no article is printed', () => {
  expect(openData.citation).toEqual({ law: '31-13', article: null, status: 'unverified' })
  const { reasons } = decisionOn({ permission: 'datasets:read', principal: anonymous, resource: open })
  expect(reasons).toContainEqual(expect.objectContaining({ rule: openData.id, effect: 'allow' }))
})

test('the notice is said in every language', () => {
  expect(Object.keys(openData.obligations[notice.obligation]!).sort()).toEqual([...languages].sort())
})
