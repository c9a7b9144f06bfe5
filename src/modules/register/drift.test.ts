import { expect, test } from 'vitest'
import { openLabel } from '../../kernel/label.ts'
import { differencesOf, differencesOfAll, type Observed } from './drift.ts'

const [v1, v2] = ['sha256:1', 'sha256:2']
const asDeclared: Observed = {
  named: v1,
  current: v1,
  dataSets: [{ dataSet: 'ds_a', label: openLabel }],
  hasPermit: false,
  quoted: ['ds_a'],
  languages: ['ar'],
}
const declared = { languages: ['ar', 'fr'] } satisfies Parameters<typeof differencesOf>[0]
const differences = (observed: Partial<Observed>) => differencesOf(declared, { ...asDeclared, ...observed })

test('what is as it was declared does not differ', () => {
  expect(differences({})).toEqual([])
  expect(differences({ named: null, current: v2 })).toEqual([])
})

test('data or an answerer that changed since the version was made block, and so does a version that cannot be made', () => {
  expect(differences({ current: v2 })).toEqual([{ kind: 'version', declared: [v1], observed: [v2], blocks: true }])
  expect(differences({ current: null })).toEqual([{ kind: 'version', declared: [v1], observed: [], blocks: true }])
})

test('quoting what is not its own blocks', () => {
  expect(differences({ quoted: ['ds_a', 'ds_b'] })).toEqual([
    { kind: 'data-set', declared: ['ds_a'], observed: ['ds_b'], blocks: true },
  ])
})

test('data that are not everybody’s any more block, unless a permit opens them', () => {
  const dataSets = [
    { dataSet: 'ds_a', label: { ...openLabel, secrecy: 'internal' as const } },
    { dataSet: 'ds_b', label: { ...openLabel, personal: 'personal' as const } },
    { dataSet: 'ds_c', label: openLabel },
  ]
  expect(differences({ dataSets })).toEqual([{ kind: 'label', declared: [], observed: ['ds_a', 'ds_b'], blocks: true }])
  expect(differences({ dataSets, hasPermit: true })).toEqual([])
})

test('a language that it is not declared for is told and does not block; where none is declared there is nothing to differ from', () => {
  const languages = ['ar', 'en']
  expect(differences({ languages })).toEqual([
    { kind: 'language', declared: ['ar', 'fr'], observed: ['en'], blocks: false },
  ])
  expect(differencesOf({ languages: null }, { ...asDeclared, languages })).toEqual([])
})

test('what differs at both stages is told once, and what blocks first', () => {
  const language = differences({ languages: ['en'] })
  const version = differences({ current: v2 })
  expect(differencesOfAll([language, [...language, ...version]]).map(({ kind }) => kind)).toEqual([
    'version',
    'language',
  ])
})
