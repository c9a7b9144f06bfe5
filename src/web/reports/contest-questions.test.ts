import { expect, test } from 'vitest'
import { begun, reasonsFor } from './contest-questions.ts'

const say = (key: string) => `<${key}>`
const wrong = '<contest.reason.wrong.text>'

test('a reason begins the text, and another reason begins it anew', () => {
  expect(begun({ reason: 'wrong' }, say)).toEqual({ reason: 'wrong', why: wrong })
  expect(begun({ reason: 'source', why: wrong }, say).why).toBe('<contest.reason.source.text>')
  expect(begun({ reason: 'other', why: wrong }, say).why).toBe('')
  expect(begun({ reason: 'wrong', why: '' }, say).why).toBe(wrong)
})

test('what somebody wrote themselves stays, whatever the reason', () => {
  const own = { reason: 'source', why: `${wrong} 13 يناير` }
  expect(begun(own, say)).toEqual(own)
  expect(begun({ reason: 'magic' }, say)).toEqual({ reason: 'magic' })
})

test('an abstention is contested for other reasons than an answer', () => {
  expect(reasonsFor({ abstained: false, nearby: false })).toEqual(['not-answering', 'wrong', 'source', 'other'])
  expect(reasonsFor({ abstained: true, nearby: true })).toEqual(['source', 'nearby', 'misunderstood', 'other'])
  expect(reasonsFor({ abstained: true, nearby: false })).toEqual(['source', 'misunderstood', 'other'])
})
