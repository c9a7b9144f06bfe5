import { expect, test } from 'vitest'
import { readInspect } from './read-inspect.ts'

/** As Inspect writes one (log format 2), with what is not read beside what is. */
function log(...samples: readonly object[]): string {
  const rest = { scores: {}, messages: [], output: { choices: [] }, store: {} }
  return JSON.stringify({
    version: 2,
    status: 'success',
    eval: { task: 'capitals', dataset: { name: 'capitals', samples: samples.length } },
    samples: samples.map((sample) => ({ epoch: 1, ...rest, ...sample })),
  })
}

test('samples become items: what was asked, with which choices, and what is right', async () => {
  const written = log(
    { id: 1, input: 'ما العاصمة؟', choices: ['الرباط', 'فاس'], target: 'A', metadata: { language: 'ar', topic: 1 } },
    {
      id: 'set/two',
      input: [
        { role: 'system', content: 'be brief' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Which' },
            { type: 'image', image: 'data:' },
            { type: 'text', text: 'capital?' },
          ],
        },
      ],
      choices: ['Rabat', 'Fez'],
      target: ['B'],
    },
    { id: 1, epoch: 2, input: 'ما العاصمة؟', choices: ['الرباط', 'فاس'], target: 'A' },
  )

  expect(await readInspect(written, 'multiple-choice')).toEqual({
    items: [
      {
        id: '1',
        language: 'ar',
        slices: [],
        input: { question: 'ما العاصمة؟', choices: choices('الرباط', 'فاس') },
        target: { label: 'A' },
      },
      {
        id: 'set-two',
        language: 'und',
        slices: [],
        input: { question: 'Which\ncapital?', choices: choices('Rabat', 'Fez') },
        target: { label: 'B' },
      },
    ],
  })
})

function choices(...texts: readonly string[]): object[] {
  return texts.map((text, i) => ({ label: 'AB'[i], text }))
}

test('texts to work on are texts, and every right answer is kept', async () => {
  const written = log({ id: 'x', input: 'long text', target: ['short', 'shorter'], choices: null })

  expect(await readInspect(written, 'summarisation')).toMatchObject({
    items: [{ input: { text: 'long text' }, target: { texts: ['short', 'shorter'] } }],
  })
})

test.each([
  ['no JSON', 'eval', { line: 1, fault: 'notInspect' }],
  ['no samples', log(), { line: 1, fault: 'notInspect' }],
  ['a sample that is none', log({ id: 'a', input: 'x', target: 'y' }, { id: 'b' }), { line: 2, fault: 'notJson' }],
  ['nothing asked', log({ id: 'a', input: [], target: 'y' }), { line: 1, fault: 'wrongForm', field: 'input.question' }],
])('%s is refused', async (_, written, refusal) => {
  expect(await readInspect(written, 'robustness')).toMatchObject({ refusal })
})
