import { expect, test } from 'vitest'
import { metricsOf, passes, scoreItem, scoresOfNothing, slicesOf } from './score-item.ts'
import { anItem, anOutput } from './testing.ts'

const uses = [
  { name: 'exact' },
  { name: 'f1', settings: { words: 'squad' } },
  { name: 'latency' },
  { name: 'human-review' },
]
const item = anItem({ target: { texts: ['Rabat'] } })

test('a task’s scorers say everything about an output together', () => {
  const scores = scoreItem(uses, { item, output: anOutput({ text: 'Rabat' }), milliseconds: 12 })
  expect(scores).toEqual({ exact: 1, f1: 1, 'latency-ms': 12, 'human-review': null })
  expect(Object.keys(metricsOf(uses))).toEqual(Object.keys(scores))
})

test('where the system gave nothing, all that would have been judged is 0, and no time is made up', () => {
  expect(scoresOfNothing(uses, item)).toEqual({ exact: 0, f1: 0, 'latency-ms': null, 'human-review': 0 })
  expect(scoresOfNothing([{ name: 'exact' }, { name: 'number' }], item)).toEqual({ exact: 0, number: null })
})

test('an unknown scorer or setting is the task’s fault, and said at once', () => {
  expect(() => metricsOf([{ name: 'vibes' }])).toThrow(RangeError)
  expect(() => metricsOf([{ name: 'exact', settings: { loose: true } }])).toThrow(/loose/)
  expect(() => metricsOf([{ name: 'regex', settings: { pattern: '(?=a)' } }])).toThrow(/plain groups/)
})

test('an item passes when no criterion that speaks of it is missed', () => {
  const criterion = { metric: 'exact', slice: null, comparator: 'at-least', threshold: 0.8, on: 'bound' } as const
  const sample = { language: 'fr', slices: ['safety'] }
  expect(passes({ exact: 1 }, [criterion], sample)).toBe(true)
  expect(passes({ exact: 0 }, [criterion], sample)).toBe(false)
  expect(passes({ exact: null }, [criterion], sample)).toBeNull()
  expect(passes({ exact: 0 }, [{ ...criterion, slice: 'language:ar' }], sample)).toBeNull()
  expect(passes({ exact: 0 }, [{ ...criterion, slice: 'slice:safety' }], sample)).toBe(false)
  const fast = { metric: 'latency-ms', slice: null, comparator: 'at-most', threshold: 100, on: 'value' } as const
  expect(passes({ exact: 1, 'latency-ms': 101 }, [criterion, fast], sample)).toBe(false)
  expect(slicesOf({ language: 'ary-Latn', slices: ['a', 'a'] })).toEqual(['language:ary-Latn', 'slice:a'])
})
