import { afterEach, expect, test, vi } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { problemWords, type SentenceKey, words } from './sentence.ts'

const neverWritten = 'never.written' as SentenceKey

afterEach(() => vi.unstubAllEnvs())

test('Arabic counts in its six forms', () => {
  const count = (documents: number) => words('ar')('abstention.searched', { documents })

  expect(count(1)).toBe('بحثنا في وثيقة واحدة.')
  expect(count(2)).toBe('بحثنا في وثيقتين.')
  expect(count(3)).toBe('بحثنا في 3 وثائق.')
  expect(count(11)).toBe('بحثنا في 11 وثيقة.')
  expect(count(100)).toBe('بحثنا في 100 وثيقة.')
})

test('numbers in a sentence follow the reader: 18.240 in Arabic and French, 18,240 in English', () => {
  expect(words('ar')('log.decision-number', { index: 18240 })).toContain('18.240')
  expect(words('fr')('log.decision-number', { index: 18240 })).toContain('18.240')
  expect(words('en')('log.decision-number', { index: 18240 })).toContain('18,240')
})

test('a value is isolated from the direction of its neighbours, and cannot leave its isolate', () => {
  const said = words('ar')('publish.remove-file', { path: 'lab.md\u2069\u202egnp' })

  expect(said).toBe('حذف \u2068lab.mdgnp\u2069')
})

test('a sentence in pieces keeps its values as they are', () => {
  const element = { an: 'element' }

  expect(words('en').parts('answer.answerer', { name: element, version: '1' })).toEqual([
    'Answered by ',
    element,
    ', version 1.',
  ])
})

test('a missing sentence throws in tests', () => {
  expect(() => words('ar')(neverWritten)).toThrow('no sentence for never.written')
})

test('a missing sentence shows its key in production, never nothing', () => {
  vi.stubEnv('NODE_ENV', 'production')

  expect(words('ar')(neverWritten)).toBe('⟦never.written⟧')
  expect(words('ar').parts(neverWritten, {})).toEqual(['⟦never.written⟧'])
})

test('a value that a sentence needs and does not get is as bad as a missing sentence', () => {
  expect(() => words('fr')('publish.remove-file')).toThrow()

  vi.stubEnv('NODE_ENV', 'production')
  expect(words('fr')('publish.remove-file')).toBe('⟦publish.remove-file⟧')
})

test('a key from data may have no sentence', () => {
  expect(words('en').find('document.never-heard-of')).toBeUndefined()
  expect(words('en').outline('document.never-heard-of')).toBeUndefined()
})

test('a problem says what happened, what to do and what is wrong with each field', () => {
  const problem = new Problem('request.invalid', 400, { count: 1 }, [
    { path: 'titles.ar', fault: 'too-small-string', values: { minimum: 3 } },
    { path: 'slug', fault: 'never-heard-of', values: {} },
  ])

  const said = problemWords('fr', problem)

  expect(said.title).not.toBe('')
  expect(said.advice).not.toBe('')
  expect(said.fields.map(({ path }) => path)).toEqual(['titles.ar', 'slug'])
  expect(said.fields[0]!.text).toContain('3')
  expect(said.fields[1]!.text).toBe(words('fr')('fault.wrong-form'))
})

test('a problem without a sentence is told by its code', () => {
  expect(problemWords('ar', new Problem('never.heard-of', 500, {})).title).toContain('never.heard-of')
})

test('the outline of a sentence has an ellipsis where a value stands', () => {
  expect(words('en').outline('publish.remove-file')).toBe('Remove …')
  expect(words('en').outline('publish.received')).toBe('… files received')
})

test('a value that chooses between sentences is compared as it is', () => {
  const refused = new Problem('dataset.path-refused', 400, { fault: 'dots', maximum: 200 })
  expect(problemWords('en', refused).advice).toBe('Take the parts . and .. out of the path.')
})
