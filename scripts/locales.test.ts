import { expect, test } from 'vitest'
import { catalogueFaults, problemFaults } from './locales.ts'

const arabicPlural = '{count, plural, zero {لا شيء} one {واحد} two {اثنان} few {# أمور} many {# أمرا} other {# أمر}}'
const frenchPlural = '{count, plural, one {# chose} many {# de choses} other {# choses}}'
const englishPlural = '{count, plural, one {# thing} other {# things}}'

test('catalogues with the same files, keys, arguments and whole plurals have no fault', () => {
  const faults = catalogueFaults({
    ar: { 'web.json': { things: arabicPlural, hello: 'مرحبا {name}' } },
    fr: { 'web.json': { things: frenchPlural, hello: 'Bonjour {name}' } },
    en: { 'web.json': { things: englishPlural, hello: 'Hello {name}' } },
  })

  expect(faults).toEqual([])
})

test.each([
  ['a missing file', { 'web.json': { a: 'أ' } }, {}, 'fr/web.json is missing'],
  ['a missing key', { 'web.json': { a: 'أ' } }, { 'web.json': {} }, 'fr/web.json: no a'],
  ['a key too many', { 'web.json': {} }, { 'web.json': { a: 'a' } }, 'ar/web.json: no a, fr has it'],
  ['another argument', { 'web.json': { a: '{x}' } }, { 'web.json': { a: '{y}' } }, 'takes y, ar takes x'],
  [
    'another choice',
    { 'web.json': { a: '{x, select, yes {نعم} other {لا}}' } },
    { 'web.json': { a: '{x, select, oui {oui} other {non}}' } },
    'takes x (other|oui), ar takes x (other|yes)',
  ],
  [
    'a plural without a category of its language',
    { 'web.json': { a: arabicPlural } },
    { 'web.json': { a: englishPlural } },
    'fr/web.json: a: plural of count has no many',
  ],
  ['what does not parse', { 'web.json': { a: '{x}' } }, { 'web.json': { a: '{x' } }, 'does not parse'],
  ['an empty message', { 'web.json': { a: 'أ' } }, { 'web.json': { a: ' ' } }, 'fr/web.json: a: is empty'],
  ['a key in two files', { '1.json': { a: 'أ' }, '2.json': { a: 'أ' } }, {}, 'ar/2.json: a is in 1.json too'],
])('%s is told', (_, ar, fr, fault) => {
  const faults = catalogueFaults({ ar, fr } as Parameters<typeof catalogueFaults>[0])

  expect(faults.join('\n')).toContain(fault)
})

test('a problem has a title and an advice that name only what it carries', () => {
  const problem = { code: 'dataset.not-found', values: ['id'], file: 'src/modules/datasets/problems.ts' }
  const title = { 'problem.dataset.not-found.title': 'لا توجد {id}' }

  expect(problemFaults([problem], { 'datasets.json': title })).toEqual([
    'src/modules/datasets/problems.ts: ar has no problem.dataset.not-found.advice',
  ])
  const advice = { 'problem.dataset.not-found.advice': 'اسأل {office}' }
  expect(problemFaults([problem], { 'datasets.json': { ...title, ...advice } })).toEqual([
    expect.stringContaining('names office, which the problem does not carry'),
  ])
})
