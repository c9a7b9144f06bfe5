import { expect, test } from 'vitest'
import { covered } from './covered.ts'

const mask = {
  mask: (text: string) => ({ text: text.replaceAll('AB123456', '[…]') }),
} as unknown as Parameters<typeof covered>[0]

test('what identifies somebody is covered wherever an item says it, also in a field that is called like a form', () => {
  const item = {
    id: 'q1',
    input: { text: 'بطاقتي AB123456' },
    target: { label: 'a', fields: { id: ['AB123456'], date: ['AB123456'] } },
  }
  expect(covered(mask, 'plain', item)).toEqual(item)
  expect(covered(mask, 'covered', item)).toEqual({
    id: 'q1',
    input: { text: 'بطاقتي […]' },
    target: { label: 'a', fields: { id: ['[…]'], date: ['[…]'] } },
  })
})
