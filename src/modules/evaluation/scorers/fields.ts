import { z } from 'zod'
import { jsonIn } from './json-in.ts'
import { normalise } from './normalise.ts'
import { scorer } from './scorer.ts'

/**
 * Fields extracted into a JSON object: the share of the target's values that were found, of the found ones that are right, and
 * their F1 (as MUC scores filled slots). A value is right in its field once spelling is set aside; nothing to be found and
 * nothing given is all right.
 */
export const fields = scorer({
  name: 'fields',
  settings: z.strictObject({}),
  metrics: () => ({
    'fields-precision': { kind: 'degree' },
    'fields-recall': { kind: 'degree' },
    'fields-f1': { kind: 'degree' },
  }),
  score({ item, output }) {
    const wanted = item.target.fields
    if (wanted === undefined) return { 'fields-precision': null, 'fields-recall': null, 'fields-f1': null }
    const given = givenIn(jsonIn(output.text)?.value)
    let right = 0
    let asked = 0
    let found = 0
    for (const [field, values] of Object.entries(wanted)) {
      const missing = new Set(values.map(normalise))
      asked += missing.size
      const stated = given.get(field) ?? new Set()
      for (const value of stated) if (missing.has(value)) right++
    }
    for (const stated of given.values()) found += stated.size
    const precision = found === 0 ? (asked === 0 ? 1 : 0) : right / found
    const recall = asked === 0 ? 1 : right / asked
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    return { 'fields-precision': precision, 'fields-recall': recall, 'fields-f1': f1 }
  },
})

function givenIn(value: unknown): Map<string, Set<string>> {
  const given = new Map<string, Set<string>>()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return given
  for (const [field, stated] of Object.entries(value)) {
    const texts = (Array.isArray(stated) ? stated : [stated])
      .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
      .map((one) => normalise(String(one)))
      .filter((one) => one !== '')
    if (texts.length > 0) given.set(field, new Set(texts))
  }
  return given
}
