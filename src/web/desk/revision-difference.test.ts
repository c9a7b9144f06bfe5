import { expect, test } from 'vitest'
import { differenceOf } from './revision-difference.ts'

const said = { texts: null, date: null, number: null, record: null, region: null, term: null, address: null }
const citation = (start: number) => ({ document: 'd', page: 1, start, end: start + 9, quote: 'q' })
const words = (ar: string, start = 0) => ({ ...said, texts: { ar }, citations: [citation(start)] })
const revision = (given: Parameters<typeof differenceOf>[1]['given']) => ({ given, fields: {} })

const changes = (...args: Parameters<typeof differenceOf>) =>
  differenceOf(...args).map(({ field, values }) => [field, ...values.map(({ change }) => change)].join(' '))

test('everything of a first proposal is added', () => {
  expect(changes(['place', 'name'], revision({ name: [words('ا')] }), null)).toEqual(['name added'])
})

test('a value that says the same is the same, wherever it stands; other sources are said', () => {
  const before = revision({ name: [words('ا'), words('ب')], place: [words('ج')] })
  const after = revision({ name: [words('ب'), words('د'), words('ا', 40)] })
  expect(changes(['name', 'place'], after, before)).toEqual(['name same added resourced', 'place removed'])
})

test('of two equal values one is removed', () => {
  const before = revision({ name: [words('ا'), words('ا')] })
  expect(changes(['name'], revision({ name: [words('ا')] }), before)).toEqual(['name same removed'])
})

test('a value is shown with what can be proved of it, and without when nothing can', () => {
  const given = { ...said, record: 'hidden', texts: { ar: 'ا' }, citations: [citation(0)] }
  const shown = { ...said, texts: { ar: 'ا' }, citations: [], flagged: false }
  const [{ values }] = differenceOf(
    ['name'],
    { given: { name: [words('ب'), given] }, fields: { name: [shown] } },
    null,
  ) as [ReturnType<typeof differenceOf>[number]]
  expect(values.map((value) => value.shown)).toEqual([null, shown])
})
