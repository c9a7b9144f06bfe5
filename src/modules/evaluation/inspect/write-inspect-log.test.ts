import { expect, test } from 'vitest'
import { readInspect } from '../importing/read-inspect.ts'
import { metricsOf, scoreItem, scoresOfNothing } from '../scorers/score-item.ts'
import { anItem, anOutput } from '../scorers/testing.ts'
import { measure } from '../statistics/measure.ts'
import { InspectLog } from './inspect-log.ts'
import { type ExportedRun, writeInspectLog } from './write-inspect-log.ts'

const digest = `sha256:${'a'.repeat(64)}`
const scorers = [{ name: 'choice' }, { name: 'latency' }]
const interval = { method: 'wilson', level: 0.95, resamples: 0 } as const

const choices = [
  { label: 'أ', text: 'الدار البيضاء' },
  { label: 'ب', text: 'الرباط' },
]
const first = anItem({
  id: 'q1',
  language: 'ar',
  slices: ['easy'],
  input: { question: 'أين؟', choices },
  target: { label: 'ب' },
})
const second = anItem({ id: 'q2', input: { question: 'Où ?', choices }, target: { label: 'أ' } })
const output = anOutput({
  text: 'الجواب: ب',
  messages: [{ role: 'user', content: 'أين؟ ...' }],
  usage: { promptTokens: 20, completionTokens: 3 },
})

function aRun(stated: Partial<ExportedRun> = {}): ExportedRun {
  const samples = [
    {
      item: first,
      output,
      failed: null,
      scores: scoreItem(scorers, { item: first, output, milliseconds: 1_500 }),
      milliseconds: 1_500,
    },
    { item: second, output: null, failed: 'timeout', scores: scoresOfNothing(scorers, second), milliseconds: 60_000 },
  ]
  const counted = samples.map(({ item: { language, slices }, scores }) => ({ language, slices, scores }))
  return {
    id: 'evr_aaaaaaaaaaaa',
    state: 'finished',
    plan: {
      v: 1,
      kind: 'evaluation-plan',
      id: 'evp_aaaaaaaaaaaa',
      owner: 'org_aaaaaaaaaaaa',
      task: { slug: 'villes', digest, items: 3, root: 'a'.repeat(64), hidden: false },
      system: { kind: 'endpoint', id: 'end_aaaaaaaaaaaa', version: digest },
      harness: digest,
      criteria: [{ metric: 'choice', slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' }],
      interval,
      seed: 7,
      items: 2,
      attempts: 1,
      validDays: 180,
      duty: null,
      registeredAt: '2026-11-22T08:00:00.000Z',
    },
    planDigest: digest,
    problem: null,
    requestedAt: '2026-11-22T08:01:00.000Z',
    startedAt: '2026-11-22T08:01:01.000Z',
    finishedAt: '2026-11-22T08:02:03.000Z',
    scorers,
    system: 'local',
    measured: measure(counted, metricsOf(scorers), { interval, seed: 7 }),
    samples,
    ...stated,
  }
}

test('a run is written as Inspect’s log, samples whole and results with their intervals', () => {
  const log = InspectLog.parse(writeInspectLog(aRun()))
  expect(log).toMatchObject({ version: 2, status: 'success', eval: { task: 'villes', dataset: { shuffled: true } } })
  expect(log.samples[0]).toMatchObject({
    input: 'أين؟',
    choices: ['الدار البيضاء', 'الرباط'],
    target: 'B',
    messages: [
      { role: 'user', content: 'أين؟ ...' },
      { role: 'assistant', content: 'الجواب: ب' },
    ],
    output: { completion: 'الجواب: ب', usage: { total_tokens: 23 } },
    scores: { choice: { value: 1 }, 'latency-ms': { value: 1_500 } },
    error: null,
  })
  expect(log.samples[1]).toMatchObject({
    output: { choices: [], error: 'timeout' },
    scores: { choice: { value: 0 } },
    error: { message: 'timeout' },
  })
  expect(log.samples[1]!.scores).not.toHaveProperty('latency-ms')
  expect(log.results).toMatchObject({ total_samples: 2, completed_samples: 1 })
  expect(log.results!.scores[0]).toMatchObject({
    name: 'choice',
    scorer: 'choice',
    metrics: { mean: { value: 0.5, metadata: { n: 2, k: 1 } }, 'mean slice:easy': { value: 1 } },
  })
  expect(log.results!.scores[1]).toMatchObject({ name: 'latency-ms', scorer: 'latency' })
})

test('a run without a result says how it ended', () => {
  const log = InspectLog.parse(
    writeInspectLog(aRun({ state: 'failed', problem: 'evaluation.plan-differs', measured: [] })),
  )
  expect(log).toMatchObject({ status: 'error', results: null, error: { message: 'evaluation.plan-differs' } })
})

test('what was written is read back as the same questions', async () => {
  const read = await readInspect(JSON.stringify(writeInspectLog(aRun())), 'multiple-choice')
  expect(read).toMatchObject({
    items: [
      { id: 'q1', language: 'ar', input: { question: 'أين؟' } },
      { id: 'q2', language: 'fr', input: { question: 'Où ?' } },
    ],
  })
})
