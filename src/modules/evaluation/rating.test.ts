import { expect, test } from 'vitest'
import { isOnScale, reviewAsked, together } from './rating.ts'
import type { TaskHeader } from './task.ts'

const header = (...scorers: TaskHeader['scorers']) => ({ scorers }) as unknown as TaskHeader
const people = { name: 'human-review', settings: { levels: 3 } }
const model = { name: 'model-judge', settings: {} }
const criterion = (metric: string) =>
  ({ metric, slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' }) as const

test('people are asked what the criteria ask, and only that', () => {
  expect(reviewAsked(header(people, model), [criterion('exact')])).toBeNull()
  expect(reviewAsked(header(people, model), [criterion('human-review')])).toMatchObject({
    metric: 'human-review',
    levels: 3,
    most: null,
    judge: null,
  })
  expect(reviewAsked(header(people, model), [criterion('human-review'), criterion('model-judge')])).toMatchObject({
    metric: 'human-review',
    judge: { levels: 2 },
  })
})

test('a model that judges is calibrated by people on twenty samples', () => {
  expect(reviewAsked(header(model), [criterion('model-judge')])).toMatchObject({ metric: 'model-judge', most: 20 })
})

test('a rating is a place of the scale', () => {
  expect([0, 0.5, 1].map((value) => isOnScale(value, 3))).toEqual([true, true, true])
  expect([0.25, -0.5, 1.5].map((value) => isOnScale(value, 3))).toEqual([false, false, false])
  expect([0, 1 / 6, 1].map((value) => isOnScale(value, 7))).toEqual([true, true, true])
})

test('on two levels it holds where more than half say so; on more, people are averaged', () => {
  expect(together([1, 0], 2)).toBe(0)
  expect(together([1, 1, 0], 2)).toBe(1)
  expect(together([1, 0.5], 3)).toBe(0.75)
})
