import { expect, test } from 'vitest'
import { linkedDataContext } from '../programmes/index.ts'
import { linkedProblem } from './linked-problem.ts'

const origin = 'https://a.example'
const places = {
  problem: (name: string) => `${origin}/needs/${name.toLowerCase()}`,
  record: (slug: string) => `${origin}/records/${slug}`,
  dataSet: (id: string) => `${origin}/data-sets/${id}`,
}
const problem = {
  id: 'pb_aaaabbbbcccc',
  code: 'P1',
  state: 'open',
  title: { ar: 'حاجة' },
  need: { ar: 'نحتاج' },
  people: null,
  owner: null,
  takenUpBy: null,
  dataThatExist: null,
  dataMissing: { fr: 'Des relevés' },
  dataSets: [{ id: 'ds_aaaabbbbcccc', slug: 'x', titles: { ar: 'x' }, version: `sha256:${'a'.repeat(64)}` }],
  sectors: ['health'],
  regions: ['04'],
  axes: ['x1'],
  from: ['a3'],
  proposedAt: '2026-11-21T10:00:00.000Z',
  changedAt: '2026-11-21T10:00:00.000Z',
  history: [{ state: 'open', at: '2026-11-21T10:00:00.000Z', note: null }],
} as unknown as Parameters<typeof linkedProblem>[0]

test('a public problem leads to what it follows from, and leaves out what nobody stated', () => {
  const linked = linkedProblem(problem, places)

  expect(linked).toMatchObject({
    '@id': `${origin}/needs/p1`,
    '@type': 'Demand',
    axes: [`${origin}/records/x1`],
    followsFrom: [`${origin}/records/a3`],
    dataSets: [`${origin}/data-sets/ds_aaaabbbbcccc`],
  })
  expect(linked).not.toHaveProperty('owner')
})

test('every word of it is in the context of records', () => {
  const known = (linkedDataContext('x')['@context'] as Record<string, unknown>) ?? {}
  for (const word of Object.keys(linkedProblem(problem, places))) {
    if (!word.startsWith('@')) expect(known, word).toHaveProperty(word)
  }
})
