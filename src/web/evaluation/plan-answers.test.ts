import { expect, test } from 'vitest'
import { carriedFrom, criteriaAnswers, faultOf, filledRows, planAnswers, planInput } from './plan-answers.ts'

const digest = `sha256:${'1e2d3c4b5a697887'.repeat(4)}`
const bar = [
  { metric: 'answered', slice: null, comparator: 'at-least', threshold: 11 / 15, on: 'value' },
  { metric: 'latency-ms', slice: 'language:ar', comparator: 'at-most', threshold: 2000, on: 'bound' },
] as const
const whole = { task: digest, system: `ast_aaaaaaaaaaaa@${digest}`, ...criteriaAnswers(bar) }

test('a bar goes through a form unchanged', () => {
  expect(planInput(whole)).toEqual({
    task: digest,
    system: { kind: 'assistant', id: 'ast_aaaaaaaaaaaa', version: digest },
    criteria: bar,
  })
})

test('a link from an assistant’s page names the system in its version', () => {
  const given = new URLSearchParams({ assistant: 'ast_aaaaaaaaaaaa', version: digest, elsewhere: 'x' })
  expect(planAnswers(given)).toEqual({ system: `ast_aaaaaaaaaaaa@${digest}` })
})

test('a model behind an address comes before an assistant, with the organisation that wants to know', () => {
  expect(planInput({ ...whole, endpoint: 'end_aaaaaaaaaaaa', organisation: 'org_aaaaaaaaaaaa' })).toMatchObject({
    system: { kind: 'endpoint', id: 'end_aaaaaaaaaaaa' },
    organisation: 'org_aaaaaaaaaaaa',
  })
})

test('a step is told only its own faults, in the fields that they were typed in', () => {
  const gap = { ...whole, 'criteria.3.metric': 'exact', 'criteria.3.threshold': 'ninety', attempts: '1000' }
  expect(faultOf('task', gap)).toBeNull()
  expect(faultOf('terms', gap)?.fields).toMatchObject([{ path: 'attempts', fault: 'too-big-number' }])
  expect(faultOf('criteria', gap)?.fields).toEqual([
    { path: 'criteria.3.threshold', fault: 'not-a-threshold', values: {} },
  ])
  expect(faultOf('criteria', { task: digest })?.fields).toMatchObject([{ path: 'criteria.0.metric' }])
  expect(faultOf('system', {})?.fields).toMatchObject([{ path: 'system' }])
})

test('what other steps were answered is carried along, and a step is answered anew', () => {
  expect(carriedFrom({ ...whole, attempts: '2' }, 'criteria').map(([name]) => name)).toEqual([
    'task',
    'system',
    'attempts',
  ])
  expect(filledRows(whole)).toEqual([0, 1])
})
