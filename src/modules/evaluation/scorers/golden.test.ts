import { expect, test } from 'vitest'
import { GoldenQuestion } from '../../datasets/index.ts'
import { judge } from '../statistics/judge.ts'
import { measure } from '../statistics/measure.ts'
import {
  type GoldenAnswer,
  goldenBarFor,
  goldenMetrics,
  golden as goldenScorer,
  goldenScores,
  type Miss,
  missesOf,
} from './golden.ts'
import { anItem, anOutput } from './testing.ts'

const golden = (stated: object) =>
  GoldenQuestion.parse({ id: 'G1', language: 'fr', question: 'Où ?', expected: 'answer', ...stated })
const answer = (...texts: string[]): GoldenAnswer => ({
  text: texts.join('\n'),
  abstained: texts.length === 0,
  citations: texts.map((text) => ({ text, document: { path: 'a.md', title: 'Nador' }, verbatim: true })),
  nearby: [],
  kept: '',
})
const abstention = (...nearby: string[]): GoldenAnswer => ({ ...answer(), nearby: answer(...nearby).citations })
const kinds = (...of: Parameters<typeof missesOf>) => missesOf(...of).map(({ kind }) => kind)

test('of each group one wording must be quoted, in any case and composed or not', () => {
  const question = golden({ mustShow: { tokens: [['الرباط', 'Rabat'], ['été 2025']] } })
  expect(kinds(question, answer('À RABAT,', "pendant l'e\u0301te\u0301\n2025"))).toEqual([])
  expect(missesOf(question, answer('À Rabat'))).toEqual([{ kind: 'not-shown', wanted: 'été 2025' }])
})

test('a quote is wanted from its own document', () => {
  const question = golden({ mustShow: { quotes: [{ document: 'b.md', text: 'oui' }] } })
  expect(kinds(question, answer('oui'))).toEqual(['not-shown'])
})

test('declining what has an answer is a miss, and so is answering what has none', () => {
  const answerable = golden({ mustShow: { tokens: [['x']] } })
  expect(kinds(answerable, abstention())).toEqual(['declined'])
  expect(kinds(golden({ expected: 'abstain' }), answer('x'))).toEqual(['answered'])
  expect(kinds(golden({ expected: 'abstain' }), abstention('x'))).toEqual([])
})

test('what may never appear is looked for where the question says', () => {
  const never = (neverScope: string) => golden({ expected: 'abstain', never: ['2025'], neverScope })
  const kept = '{"question":"en 2025"}'
  expect(kinds(never('answer'), { ...abstention('en 2025'), kept })).toEqual([])
  expect(kinds(never('shown'), abstention('en 2025'))).toEqual(['never'])
  expect(kinds(never('shown'), { ...abstention('rien'), kept })).toEqual([])
  expect(kinds(never('anywhere'), { ...abstention('rien'), kept })).toEqual(['never'])
})

test('a quote that does not stand in its page is a miss, whatever else holds', () => {
  const question = golden({ mustShow: { tokens: [['x']] } })
  const damaged = answer('x').citations.map((citation) => ({ ...citation, verbatim: false }))
  expect(kinds(question, { ...answer('x'), citations: damaged })).toEqual(['not-verbatim'])
})

test('each promise is counted by itself, and the bar wants all of two and most of the others', () => {
  const results = (expected: 'answer' | 'abstain', good: number, miss: Miss) =>
    Array.from({ length: 15 }, (_, place) => ({ expected, misses: place < good ? [] : [miss] }))
  const judged = (run: ReturnType<typeof results>) => {
    const samples = run.map(({ expected, misses }) => {
      return { language: 'fr', slices: [], scores: goldenScores({ expected }, misses) }
    })
    const interval = { method: 'wilson', level: 0.95, resamples: 0 } as const
    const measured = measure(samples, goldenMetrics, { interval, seed: 0 })
    return { measured, reached: judge(goldenBarFor(run), measured).every(({ held }) => held) }
  }
  const run = (answered: number, abstained: number) =>
    judged([
      ...results('answer', answered, { kind: 'declined' }),
      ...results('abstain', abstained, { kind: 'answered' }),
    ])
  const counted = run(11, 13).measured.filter(({ slice }) => slice === null)
  expect(counted.map(({ metric, k, n }) => ({ metric, k, n }))).toEqual([
    { metric: 'verbatim', k: 30, n: 30 },
    { metric: 'never-shown', k: 30, n: 30 },
    { metric: 'abstained', k: 13, n: 15 },
    { metric: 'answered', k: 11, n: 15 },
  ])
  expect(run(11, 13).reached).toBe(true)
  expect(run(10, 15).reached).toBe(false)
  expect(run(15, 12).reached).toBe(false)
  expect(judged(results('answer', 14, { kind: 'never', shown: 'x' })).reached).toBe(false)
  // Of a set without unanswerable questions, declining them is not asked.
  expect(judged(results('answer', 15, { kind: 'declined' })).reached).toBe(true)
})

test('a model that answers without any citation is not verbatim, and one that declines is', () => {
  const item = anItem({ target: { golden: golden({ mustShow: { tokens: [['Rabat']] } }) } })
  const scored = (output: Parameters<typeof anOutput>[0]) =>
    goldenScorer.score({ item, output: anOutput(output), milliseconds: 0 }, {})
  expect(scored({ text: 'À Rabat.' })).toEqual({ verbatim: 0, 'never-shown': 1, abstained: null, answered: 1 })
  expect(scored({ abstained: true })).toEqual({ verbatim: 1, 'never-shown': 1, abstained: null, answered: 0 })
})
