import { expect, test } from 'vitest'
import { parseHeader } from './task-header.ts'

const header = `
# What everybody may know of it.
slug: capitals
kind: qa-cited
names: { ar: عواصم, en: Capitals }
description:
  ar: |
    أسئلة عن العواصم
    وأجوبتها
licence: CC-BY-4.0
source: written for this test
hidden: true
scorers:
  - name: golden
  - name: cost
    settings: { currency: MAD, perMillionPromptTokens: 1.5, perMillionCompletionTokens: 2 }
suggested:
  - &most { metric: answered, slice: null, comparator: at-least, threshold: 0.9, on: value }
  - { metric: answered, slice: 'language:ary', comparator: at-least, threshold: 0.5, on: bound }
prompt: "{question}\\n"
`

test('a header is read as it is meant', () => {
  expect(parseHeader(header)).toEqual({
    header: {
      slug: 'capitals',
      kind: 'qa-cited',
      names: { ar: 'عواصم', en: 'Capitals' },
      description: { ar: 'أسئلة عن العواصم\nوأجوبتها\n' },
      licence: 'CC-BY-4.0',
      source: 'written for this test',
      hidden: true,
      dataSets: [],
      scorers: [
        { name: 'golden', settings: {} },
        {
          name: 'cost',
          settings: { currency: 'MAD', perMillionPromptTokens: 1.5, perMillionCompletionTokens: 2 },
        },
      ],
      suggested: [
        { metric: 'answered', slice: null, comparator: 'at-least', threshold: 0.9, on: 'value' },
        { metric: 'answered', slice: 'language:ary', comparator: 'at-least', threshold: 0.5, on: 'bound' },
      ],
      prompt: '{question}\n',
    },
  })
})

const changed = (from: string, to: string) => header.replace(from, to)
const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1},*a${i - 1}`}]`).join(
  '\n',
)

test.each([
  ['no YAML', 'slug: [', { fault: 'notYaml' }],
  ['a tab that indents', changed('  - name: golden', '\t- name: golden'), { line: 14, fault: 'notYaml' }],
  ['nothing', '', { line: 0, fault: 'wrongForm', field: 'header' }],
  ['two documents', `${header}---\n${header}`, { fault: 'notYaml' }],
  ['a type of a language', changed('licence: CC', 'licence: !!js/function CC'), { line: 10, fault: 'notYaml' }],
  ['a key twice', changed('hidden: true', 'kind: refusal'), { line: 12, fault: 'repeated', field: 'kind' }],
  ['a key twice, further in', changed('ar: عواصم', 'en: X'), { line: 5, fault: 'repeated', field: 'en' }],
  ['a key that is no text', `? [1, 2]\n: 3\n${header}`, { line: 1, fault: 'notYaml' }],
  ['aliases of aliases', `${header}${bomb}`, { line: 0, fault: 'aliases' }],
  ['a number that is none', changed('threshold: 0.9', 'threshold: .nan'), { fault: 'notYaml' }],
  ['a NUL', changed('written for this test', '"\\0"'), { fault: 'notYaml' }],
  ['half a surrogate pair', changed('written for this test', '"\\uD800"'), { fault: 'notYaml' }],
  [
    'a field that there is not',
    changed('hidden: true', 'secret: true'),
    { line: 12, fault: 'wrongForm', field: 'secret' },
  ],
  ['a kind that there is not', changed('qa-cited', 'guessing'), { line: 4, fault: 'wrongForm', field: 'kind' }],
  [
    'a bar above the last',
    changed('comparator: at-least', 'comparator: above'),
    { line: 18, fault: 'wrongForm', field: 'suggested.0.comparator' },
  ],
  ['no scorer', changed('  - name: golden', '').replace(/ {2}- name: cost\n.*\n/, ''), { fault: 'wrongForm' }],
  ['a direction override', changed('Capitals', '"\\u202Eslatipac"'), { fault: 'wrongForm', field: 'names' }],
  ['a prototype', `${header}__proto__: { hidden: false }`, { fault: 'wrongForm', field: '__proto__' }],
])('%s is refused, by its line', (_, text, refusal) => {
  expect(parseHeader(text)).toMatchObject({ refusal })
})

test('many keys are read in a time that does not grow with their square', { timeout: 60_000 }, () => {
  // Four times what is taken: the parser's own look for keys that occur twice takes a minute for that.
  const keys = Array.from({ length: 64_000 }, (_, i) => `${i.toString(36)}:`).join('\n')
  const begun = performance.now()
  expect(parseHeader(keys)).toHaveProperty('refusal')
  expect(performance.now() - begun).toBeLessThan(20_000)
})

test.each([
  ['brackets', '['.repeat(60_000)],
  ['indentation', '- '.repeat(30_000)],
  ['anchors', '&a '.repeat(20_000)],
])('nothing but %s is refused', (_, text) => {
  expect(parseHeader(text)).toHaveProperty('refusal')
})
