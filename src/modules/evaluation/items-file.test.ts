import { expect, test } from 'vitest'
import { parseItems } from './items-file.ts'
import { maxItemsBytes } from './task.ts'

const line = (changes: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    id: 'q1',
    language: 'ar',
    input: { question: 'ما العاصمة؟' },
    target: { texts: ['الرباط'] },
    ...changes,
  })

test('items stand one a line, in any language, with empty lines between', async () => {
  const read = await parseItems(
    `${line()}\n\n${line({ id: 'q2', language: 'ary-Latn', slices: ['a'] })}\r\n`,
    'robustness',
  )

  expect(read).toEqual({
    items: [
      { id: 'q1', language: 'ar', slices: [], input: { question: 'ما العاصمة؟' }, target: { texts: ['الرباط'] } },
      {
        id: 'q2',
        language: 'ary-Latn',
        slices: ['a'],
        input: { question: 'ما العاصمة؟' },
        target: { texts: ['الرباط'] },
      },
    ],
  })
})

const choices = [
  { label: 'A', text: 'الرباط' },
  { label: 'B', text: 'فاس' },
]

test.each([
  ['no JSON', 'robustness', '{', { fault: 'notJson' }],
  ['a name twice', 'robustness', '{"id":"a","id":"b"}', { fault: 'notJson' }],
  [
    'half a surrogate pair',
    'robustness',
    line({ id: 'q2', target: { texts: ['x'] } }).replace('x', '\\ud800'),
    { fault: 'notJson' },
  ],
  ['a NUL in a label', 'robustness', line({ target: { label: '\0' } }), { fault: 'wrongForm', field: 'item' }],
  ['an unknown field', 'robustness', line({ answer: 'x' }), { fault: 'wrongForm', field: 'item' }],
  ['no input', 'robustness', line({ input: undefined }), { fault: 'wrongForm', field: 'input' }],
  [
    'a wrong value of a field',
    'extraction',
    line({ target: { fields: { secret: 1 } } }),
    { fault: 'wrongForm', field: 'target.fields' },
  ],
  [
    'no question',
    'refusal',
    line({ input: { text: 'x' }, target: { declines: true } }),
    { fault: 'lacks', field: 'input.question' },
  ],
  [
    'no right answer',
    'multiple-choice',
    line({ input: { question: 'x', choices } }),
    { fault: 'lacks', field: 'target.label' },
  ],
  [
    'an answer that is no choice',
    'multiple-choice',
    line({ input: { question: 'x', choices }, target: { label: 'C' } }),
    { fault: 'lacks', field: 'target.label' },
  ],
  [
    'two choices of one name',
    'multiple-choice',
    line({ input: { question: 'x', choices: [choices[0], choices[0]] }, target: { label: 'A' } }),
    { fault: 'lacks', field: 'input.choices' },
  ],
  ['the same item', 'robustness', line({ id: 'q1' }), { fault: 'repeated', field: 'id' }],
] as const)('%s is refused, by its line', async (_, kind, second, refusal) => {
  const first = kind === 'robustness' ? line() : undefined
  const text = first === undefined ? second : `${first}\n${second}`

  expect(await parseItems(text, kind)).toEqual({
    refusal: { field: '', ...refusal, line: first === undefined ? 1 : 2 },
  })
})

test('no item at all is refused', async () => {
  expect(await parseItems('\n \n', 'robustness')).toEqual({ refusal: { line: 1, fault: 'none', field: '' } })
})

test('more than is taken is refused', async () => {
  const many = Array.from({ length: 100_001 }, (_, i) => line({ id: `q${i}` })).join('\n')
  expect(await parseItems(many, 'robustness')).toEqual({ refusal: { line: 100_001, fault: 'tooMany', field: '' } })
  const slices = Array.from({ length: 11 }, (_, i) =>
    line({ id: `q${i}`, slices: Array.from({ length: 20 }, (_, j) => `s${i}-${j}`) }),
  )
  expect(await parseItems(slices.join('\n'), 'robustness')).toMatchObject({
    refusal: { line: 11, fault: 'tooManySlices' },
  })
  const large = 'ا'.repeat(maxItemsBytes / 2 + 1)
  expect(await parseItems(large, 'robustness')).toMatchObject({ refusal: { fault: 'tooLarge' } })
})
