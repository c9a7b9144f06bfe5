import { expect, test } from 'vitest'
import { GoldenQuestion } from '../../modules/datasets/index.ts'
import { missesOf, reachesBar, type Scored, type ScoredAnswer, totalsOf } from './score-golden.ts'

const golden = (stated: object) =>
  GoldenQuestion.parse({ id: 'G1', language: 'fr', question: 'Où ?', expected: 'answer', ...stated })
const answer = (...texts: string[]): ScoredAnswer => ({
  abstained: texts.length === 0,
  quotes: texts.map((text) => ({ text, document: { path: 'a.md', title: 'Nador' } })),
  nearby: [],
})
const abstention = (...nearby: string[]): ScoredAnswer => ({
  abstained: true,
  quotes: [],
  nearby: answer(...nearby).quotes,
})
const soundly = { kept: '', damaged: [] }
const kinds = (...of: Parameters<typeof missesOf>) => missesOf(...of).map(({ kind }) => kind)

test('of each group one wording must be quoted, in any case and composed or not', () => {
  const question = golden({ mustShow: { tokens: [['الرباط', 'Rabat'], ['été 2025']] } })
  expect(kinds(question, answer('À RABAT,', "pendant l'e\u0301te\u0301\n2025"), soundly)).toEqual([])
  expect(missesOf(question, answer('À Rabat'), soundly)).toEqual([{ kind: 'not-shown', wanted: 'été 2025' }])
})

test('a quote is wanted from its own document', () => {
  const question = golden({ mustShow: { quotes: [{ document: 'b.md', text: 'oui' }] } })
  expect(kinds(question, answer('oui'), soundly)).toEqual(['not-shown'])
})

test('declining what has an answer is a miss, and so is answering what has none', () => {
  const answerable = golden({ mustShow: { tokens: [['x']] } })
  expect(kinds(answerable, abstention(), soundly)).toEqual(['declined'])
  expect(kinds(golden({ expected: 'abstain' }), answer('x'), soundly)).toEqual(['answered'])
  expect(kinds(golden({ expected: 'abstain' }), abstention('x'), soundly)).toEqual([])
})

test('what may never appear is looked for where the question says', () => {
  const never = (neverScope: string) => golden({ expected: 'abstain', never: ['2025'], neverScope })
  const kept = { kept: '{"question":"en 2025"}', damaged: [] }
  expect(kinds(never('answer'), abstention('en 2025'), kept)).toEqual([])
  expect(kinds(never('shown'), abstention('en 2025'), soundly)).toEqual(['never'])
  expect(kinds(never('shown'), abstention('rien'), kept)).toEqual([])
  expect(kinds(never('anywhere'), abstention('rien'), kept)).toEqual(['never'])
})

test('a quote that does not stand in its page is a miss, whatever else holds', () => {
  const question = golden({ mustShow: { tokens: [['x']] } })
  expect(kinds(question, answer('x'), { kept: '', damaged: ['x'] })).toEqual(['not-verbatim'])
})

test('totals count each promise by itself, and the bar wants all of two and most of the others', () => {
  const results = (expected: Scored['expected'], good: number, miss: Scored['misses'][number]): Scored[] =>
    Array.from({ length: 15 }, (_, place) => ({ expected, misses: place < good ? [] : [miss] }))
  const run = (answered: number, abstained: number) =>
    totalsOf([
      ...results('answer', answered, { kind: 'declined' }),
      ...results('abstain', abstained, { kind: 'answered' }),
    ])
  expect(run(11, 13)).toEqual({
    verbatim: { held: 30, of: 30 },
    never: { held: 30, of: 30 },
    abstained: { held: 13, of: 15 },
    answered: { held: 11, of: 15 },
  })
  expect(reachesBar(run(11, 13))).toBe(true)
  expect(reachesBar(run(10, 15))).toBe(false)
  expect(reachesBar(run(15, 12))).toBe(false)
  expect(reachesBar(totalsOf(results('answer', 14, { kind: 'never', shown: 'x' })))).toBe(false)
})
