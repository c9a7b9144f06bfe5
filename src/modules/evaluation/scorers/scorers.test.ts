import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GoldenQuestion } from '../../datasets/index.ts'
import { scorerNamed, scorers } from './all.ts'
import { anOutput, scoresOf } from './testing.ts'

const classes = { classes: ['plainte', 'demande', 'demande urgente'] }

test('classes are counted for accuracy, and each for its precision and recall', () => {
  const right = (label: string, text: string) => scoresOf('classification', { target: { label } }, text, classes)
  expect(right('demande', 'Classe : Demande.')).toEqual({
    accuracy: 1,
    'precision:class-1': null,
    'recall:class-1': null,
    'precision:class-2': 1,
    'recall:class-2': 1,
    'precision:class-3': null,
    'recall:class-3': null,
  })
  // Given «demande urgente» where it is a «plainte»: it counts against the recall of one, the precision of the other.
  expect(right('plainte', 'demande urgente')).toMatchObject({
    accuracy: 0,
    'recall:class-1': 0,
    'precision:class-3': 0,
    'precision:class-2': null,
  })
  expect(right('plainte', 'plainte ou demande')).toMatchObject({ accuracy: 0, 'recall:class-1': 0 })
  expect(right('plainte', '')).toMatchObject({ accuracy: 0, 'recall:class-1': 0, 'precision:class-2': null })
})

const golden = (stated: object) =>
  GoldenQuestion.parse({ id: 'G1', language: 'fr', question: 'Où ?', expected: 'answer', ...stated })
const cited = (text: string, verbatim = true) => ({ text, document: { path: 'a.md', title: 'A' }, verbatim })

test('citations carry by themselves what must be shown, and stand in their page', () => {
  const item = { target: { golden: golden({ mustShow: { tokens: [['Rabat']] } }) } }
  const scores = (text: string, ...citations: ReturnType<typeof cited>[]) =>
    scoresOf('citations', item, { text, citations })
  expect(scores('À Rabat', cited('la ville de RABAT'))).toEqual({ 'citation-verbatim': 1, 'citation-supports': 1 })
  expect(scores('À Rabat', cited('Nador'))).toEqual({ 'citation-verbatim': 1, 'citation-supports': 0 })
  expect(scores('', cited('Rabat'), cited('Fès', false))).toEqual({ 'citation-verbatim': 0, 'citation-supports': 1 })
  expect(scores('À Rabat')).toEqual({ 'citation-verbatim': null, 'citation-supports': null })
})

test('abstention is the table of answered and declined, answerable and not', () => {
  const scores = (expected: 'answer' | 'abstain', abstained: boolean) => {
    const item = { target: { golden: golden({ expected, mustShow: { tokens: [['x']] } }) } }
    const said = scoresOf('abstention', item, { abstained })
    return [
      said['abstention-recall'],
      said['abstention-precision'],
      said['answering-recall'],
      said['answering-precision'],
    ]
  }
  expect(scores('abstain', true)).toEqual([1, 1, null, null])
  expect(scores('abstain', false)).toEqual([0, null, null, 0])
  expect(scores('answer', true)).toEqual([null, 0, 0, null])
  expect(scores('answer', false)).toEqual([null, null, 1, 1])
  expect(scoresOf('abstention', { target: { declines: true } }, { abstained: true })).toMatchObject({
    'abstention-recall': 1,
  })
  expect(Object.values(scoresOf('abstention', {}, { abstained: true }))).toEqual([null, null, null, null])
})

test('JSON is found plain, between fences or in a sentence, and held to its schema', () => {
  const schema = {
    type: 'object',
    properties: { ville: { type: 'string' }, pattern: { type: 'integer', minimum: 1 } },
    required: ['ville'],
    additionalProperties: false,
  }
  const scores = (text: string) => Object.values(scoresOf('json-schema', {}, text, { schema }))
  expect(scores('{"ville":"Rabat","pattern":2}')).toEqual([1, 1])
  expect(scores('Voici :\n```json\n{"ville":"Rabat"}\n```\nVoilà.')).toEqual([1, 1])
  expect(scores('Voici {"ville":"Rabat"}.')).toEqual([1, 1])
  expect(scores('{"ville":1}')).toEqual([1, 0])
  expect(scores('{"ville":"Rabat","autre":1}')).toEqual([1, 0])
  expect(scores('{"ville":')).toEqual([0, 0])
  expect(scores('['.repeat(50_000))).toEqual([0, 0])
})

test.each([
  [{ type: 'string', pattern: '(a+)+$' }, 'pattern is not read'],
  [{ properties: { a: { $ref: '#' } } }, '$ref is not read'],
  [{ properties: { default: { type: 'string', pattern: '(a+)+$' } } }, 'pattern is not read'],
  [{ enum: ['x'.repeat(20_000)] }, 'longer than'],
])('a schema that could keep the worker busy is refused: %j', (schema, why) => {
  const refused = scorerNamed('json-schema')!.settings.safeParse({ schema })
  expect(refused.error?.issues[0]?.message).toContain(why)
})

test('fields are right in their own field, once spelling is set aside', () => {
  const item = { target: { fields: { parties: ['وزارة الانتقال الرقمي', 'جهة الشرق'], ville: ['Nador'] } } }
  const scores = (text: string) => Object.values(scoresOf('fields', item, text))
  // 2 of the 3 values wanted, 2 of the 3 given.
  expect(scores('{"parties":["وزارة الإنتقال الرّقمي","Rabat"],"ville":"nador"}')).toEqual([2 / 3, 2 / 3, 2 / 3])
  expect(scores('{"ville":"وزارة الانتقال الرقمي"}')).toEqual([0, 0, 0])
  expect(scores('pas de JSON')).toEqual([0, 0, 0])
  expect(Object.values(scoresOf('fields', { target: { fields: { ville: [] } } }, '{}'))).toEqual([1, 1, 1])
})

test('documents found are scored as trec_eval scores them', () => {
  const item = { target: { documents: ['d3', 'd7', 'd9', 'x1'] } }
  const found = Array.from({ length: 12 }, (_, place) => `d${place + 1}`)
  const scores = (documents: string[], cut?: number) => scoresOf('retrieval', item, { documents }, cut ? { cut } : {})
  // trec_eval 10.0 -m ndcg_cut.5,10 -m recall.5,10 -m recip_rank of these: 0.1952 0.4428 0.2500 0.7500 0.3333.
  expect(scores(found)['ndcg-10']).toBeCloseTo(0.4428, 4)
  expect(scores(found, 5)['ndcg-5']).toBeCloseTo(0.1952, 4)
  expect(scores(found, 5)['recall-5']).toBe(0.25)
  expect(scores(found)).toMatchObject({ 'recall-10': 0.75, 'reciprocal-rank': 1 / 3 })
  expect(scores([])).toEqual({ 'ndcg-10': 0, 'recall-10': 0, 'reciprocal-rank': 0 })
  expect(scores(['x1', 'd9', 'd7', 'd3'])).toEqual({ 'ndcg-10': 1, 'recall-10': 1, 'reciprocal-rank': 1 })
  expect(scores(['d1', 'd1', 'd3'])['reciprocal-rank']).toBe(0.5)
})

test('the worked example of nDCG with four of six documents relevant', () => {
  // Ranks 1, 2, 4 and 5 of 5: DCG 1 + 1/log2 3 + 1/log2 5 + 1/log2 6, over the ideal 1 + 1/log2 3 + 1/2 + 1/log2 5.
  const dcg = 1 + 1 / Math.log2(3) + 1 / Math.log2(5) + 1 / Math.log2(6)
  const ideal = 1 + 1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5)
  const scores = scoresOf('retrieval', { target: { documents: ['a', 'b', 'd', 'e'] } }, { documents: [...'abcde'] })
  expect(scores['ndcg-10']).toBeCloseTo(dcg / ideal, 12)
})

test('time, money and energy are measured or not stated, never estimated', () => {
  const usage = { promptTokens: 2_000, completionTokens: 500 }
  expect(scoresOf('latency', {}, 'x')).toEqual({ 'latency-ms': 1_250 })
  const prices = { currency: 'MAD', perMillionPromptTokens: 5, perMillionCompletionTokens: 20 }
  expect(scoresOf('cost', {}, { usage }, prices)).toEqual({ 'cost-mad': 0.02 })
  expect(scoresOf('cost', {}, 'x', prices)).toEqual({ 'cost-mad': null })
  expect(
    scoresOf('energy', {}, { usage }, { whPerThousandPromptTokens: 0.1, whPerThousandCompletionTokens: 1 }),
  ).toEqual({
    'energy-wh': 0.7,
  })
  expect(scoresOf('energy', {}, { usage })).toEqual({ 'energy-wh': null })
  expect(scoresOf('energy', {}, 'x', { whPerThousandPromptTokens: 0.1 })).toEqual({ 'energy-wh': null })
})

test('what people or a model rate has no value before', () => {
  expect(scoresOf('human-review', {}, 'x')).toEqual({ 'human-review': null })
  expect(scorerNamed('human-review')!.metrics({})).toEqual({ 'human-review': { kind: 'share' } })
  expect(scorerNamed('model-judge')!.metrics({ levels: 5 })).toEqual({ 'model-judge': { kind: 'degree' } })
})

test('every scorer has its own name and metrics, keeps to them, and scores the same twice', () => {
  const settings: Record<string, object> = {
    classification: classes,
    regex: { pattern: 'a' },
    'json-schema': { schema: { type: 'object' } },
    cost: { currency: 'MAD', perMillionPromptTokens: 1, perMillionCompletionTokens: 1 },
  }
  const names = new Set<string>()
  for (const scorer of scorers) {
    expect(scorerNamed(scorer.name)).toBe(scorer)
    const metrics = Object.keys(scorer.metrics(settings[scorer.name] ?? {}))
    for (const metric of metrics) {
      expect(metric).toMatch(/^[a-z0-9][a-z0-9._:-]{0,79}$/)
      expect(names.has(metric), metric).toBe(false)
      names.add(metric)
    }
    const scores = scoresOf(scorer.name, {}, anOutput({ text: 'a' }), { ...settings[scorer.name] })
    expect(Object.keys(scores).sort()).toEqual(metrics.sort())
    expect(scoresOf(scorer.name, {}, anOutput({ text: 'a' }), { ...settings[scorer.name] })).toEqual(scores)
  }
})

test('docs/reference/scorers.md names every scorer, in the order in which they are offered', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/reference/scorers.md'), 'utf8')
  const named = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, name]) => name)
  expect(named).toEqual(scorers.map(({ name }) => name))
})
