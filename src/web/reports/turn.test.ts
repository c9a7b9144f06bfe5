import { expect, test } from 'vitest'
import { Problem } from '../../kernel/problem.ts'
import { turnAfter } from './turn.ts'

const questions = ['first', 'second', 'third'] as const
const wrong = new Problem('request.invalid', 400, { count: 1 }, [])

function turn(said: Record<string, string>, faulty: readonly string[] = []) {
  return turnAfter(questions, new URLSearchParams(said), (question) => (faulty.includes(question) ? wrong : null))
}
const asks = (question: string, checking = false, problem: Problem | null = null) => ({
  page: 'question',
  question,
  checking,
  problem,
})

test('a question follows the one before it, and after the last comes the page that shows all answers', () => {
  expect(turn({})).toEqual(asks('first'))
  expect(turn({ at: 'nowhere' })).toEqual(asks('first'))
  expect(turn({ at: 'first' })).toEqual(asks('second'))
  expect(turn({ at: 'third' })).toEqual({ page: 'check' })
})

test('an answer that does not hold is asked for again, in its place', () => {
  expect(turn({ at: 'second' }, ['second', 'third'])).toEqual(asks('second', false, wrong))
  expect(turn({ at: 'second', checking: 'yes' }, ['second'])).toEqual(asks('second', true, wrong))
})

test('one goes back without answering, and an answer that is changed leads back to all of them', () => {
  expect(turn({ at: 'second', to: 'first' }, ['second'])).toEqual(asks('first'))
  expect(turn({ at: 'check', checking: 'yes', to: 'second' })).toEqual(asks('second', true))
  expect(turn({ at: 'first', checking: 'yes' })).toEqual({ page: 'check' })
})

test('nothing is sent before everything holds', () => {
  expect(turn({ to: 'send' }, ['second', 'third'])).toEqual(asks('second', true, wrong))
  expect(turn({ to: 'send' })).toEqual({ page: 'send' })
})
