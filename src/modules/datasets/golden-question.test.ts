import { expect, test } from 'vitest'
import { maxGoldenQuestions, parseGoldenQuestions } from './golden-question.ts'

const answerable = {
  id: 'G01',
  language: 'ary-Latn',
  question: 'fin tlansa D4SD?',
  expected: 'answer',
  mustShow: { tokens: [['نيويورك', 'New York']] },
}

function parse(...lines: unknown[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  return parseGoldenQuestions(new TextEncoder().encode(text))
}

test('a file of questions is read line by line, with what it leaves out', () => {
  const read = parse(answerable, '', { ...answerable, id: 'G16', expected: 'abstain', mustShow: {} }, '')

  expect(read).toMatchObject({
    questions: [
      { id: 'G01', never: [], neverScope: 'shown', visibility: 'public', mustShow: { facts: [], quotes: [] } },
      { id: 'G16', expected: 'abstain' },
    ],
  })
})

test.each([
  ['a line that is not JSON', [answerable, '{'], { line: 2, fault: 'notJson', field: '' }],
  ['a name that stands twice', ['{"id":"G01","id":"G02"}'], { line: 1, fault: 'notJson', field: '' }],
  [
    'a line of another form',
    [{ ...answerable, expected: 'maybe' }],
    { line: 1, fault: 'wrongForm', field: 'expected' },
  ],
  [
    'an answer of which nothing is known',
    [{ ...answerable, mustShow: {} }],
    { line: 1, fault: 'showsNothing', field: '' },
  ],
  ['the same id again', [answerable, answerable], { line: 2, fault: 'repeated', field: '' }],
  ['a file without questions', ['', ''], { line: 1, fault: 'none', field: '' }],
])('%s is refused with its place', (_, lines, refusal) => {
  expect(parse(...lines)).toEqual({ refusal })
})

test('bytes that are not UTF-8 are refused', () => {
  expect(parseGoldenQuestions(Uint8Array.of(0xff, 0xfe, 0x00))).toMatchObject({ refusal: { fault: 'notUtf8' } })
})

test('more questions than a set may have are refused', () => {
  const lines = Array.from({ length: maxGoldenQuestions + 1 }, (_, i) => ({ ...answerable, id: `G${i}` }))

  expect(parse(...lines)).toMatchObject({ refusal: { line: maxGoldenQuestions + 1, fault: 'tooMany' } })
})
