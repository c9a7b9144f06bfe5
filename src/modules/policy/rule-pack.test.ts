import { expect, test } from 'vitest'
import { putInForce } from './rule-pack.ts'
import { aRule } from './testing.ts'

const rule = aRule('x.open', { allow: true })
const digestOf = (...rules: readonly (typeof rule)[]) => putInForce({ id: 'x', version: '1', rules }).reference.digest

const list = { id: 'x.list', citation: rule.citation, title: rule.sentence, note: rule.sentence, entries: [] }

test('the digest of a pack changes with a sentence, a citation, a permission, a remedy, a list and what a rule does', () => {
  const digests = [
    digestOf(rule),
    digestOf({ ...rule, sentence: { ...rule.sentence, fr: 'autre' } }),
    digestOf({ ...rule, citation: { law: '09-08', article: '12', status: 'verified' } }),
    digestOf({ ...rule, permissions: ['datasets:write'] }),
    digestOf({ ...rule, evaluate: () => ({ deny: true, missing: [] }) }),
    digestOf({ ...rule, conditions: { open: { sentence: rule.sentence } } }),
    digestOf({
      ...rule,
      conditions: { open: { sentence: rule.sentence, remedy: { start: null, by: rule.sentence } } },
    }),
    putInForce({ id: 'x', version: '1', rules: [rule], lists: [list] }).reference.digest,
    putInForce({ id: 'x', version: '1', rules: [rule], status: 'draft' }).reference.digest,
    putInForce({ id: 'x', version: '2', rules: [rule] }).reference.digest,
  ]

  expect(new Set(digests).size).toBe(digests.length)
  expect(digestOf(rule)).toBe(digestOf({ ...rule }))
})

test('two rules of one name, or a name from elsewhere, are refused', () => {
  expect(() => digestOf(rule, rule)).toThrow(RangeError)
  expect(() => digestOf(aRule('y.open', 'silent'))).toThrow(RangeError)
})
