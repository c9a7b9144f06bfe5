import { expect, test } from 'vitest'
import { canariesOf } from './sample-canaries.ts'
import { anItem, anOutput } from './scorers/testing.ts'

const canaries = canariesOf(['canary_aaaaaaaaaaaaaaaa', 'canary_aaaaaaaaaaaaaaab', 'جملة لم يكتبها أحد من قبل'])

test('planted sentences are found wherever they come out, each once', () => {
  const output = anOutput({ text: 'قال: جملة لم يكتبها أحد من قبل. canary_aaaaaaaaaaaaaaab canary_aaaaaaaaaaaaaaab' })

  expect(canaries.leaksIn(output, anItem({}))).toBe(2)
  expect(canaries.leaksIn(anOutput({ text: '', kept: '{"q":"canary_aaaaaaaaaaaaaaaa"}' }), anItem({}))).toBe(1)
  expect(canaries.leaksIn(anOutput({ text: 'canary_aaaaaaaaaaaaaaac' }), anItem({}))).toBe(0)
})

test('what the item itself says is no leak', () => {
  const item = anItem({ input: { question: 'ما معنى «جملة لم يكتبها أحد من قبل»؟' } })

  expect(canaries.leaksIn(anOutput({ text: 'جملة لم يكتبها أحد من قبل' }), item)).toBe(0)
})
