import { expect, test } from 'vitest'
import decisionAr from './decision-words/ar.json' with { type: 'json' }
import decisionEn from './decision-words/en.json' with { type: 'json' }
import decisionFr from './decision-words/fr.json' with { type: 'json' }
import evaluationAr from './evaluation-words/ar.json' with { type: 'json' }
import evaluationEn from './evaluation-words/en.json' with { type: 'json' }
import evaluationFr from './evaluation-words/fr.json' with { type: 'json' }
import { CHECKS, DECISION_CHECKS, DECISION_REASONS, EVALUATION_CHECKS, EVALUATION_REASONS, REASONS } from './index.ts'
import pageAr from './verifier-page/words/ar.json' with { type: 'json' }
import pageEn from './verifier-page/words/en.json' with { type: 'json' }
import pageFr from './verifier-page/words/fr.json' with { type: 'json' }
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

test.each([
  ['ar', ar],
  ['fr', fr],
  ['en', en],
])('every check and reason has its words in %s', (_language, words) => {
  expect(Object.keys(words.checks)).toEqual([...CHECKS])
  expect(Object.keys(words.reasons)).toEqual([...REASONS])
  expect(Object.keys(words.verdict)).toEqual(['verified', 'consistent-key-not-trusted', 'failed'])
  expect(Object.keys(words.meaning)).toEqual(Object.keys(words.verdict))
  expect(Object.keys(words.status).sort()).toEqual(['failed', 'not-applicable', 'passed', 'untrusted'])
  for (const group of Object.values(words)) for (const text of Object.values(group)) expect(text.trim()).not.toBe('')
})

test('the page says the same things in each language', () => {
  const keys = (words: object): unknown =>
    Object.entries(words).map(([key, value]) => (typeof value === 'string' ? key : [key, keys(value)]))
  expect(keys(pageFr)).toEqual(keys(pageAr))
  expect(keys(pageEn)).toEqual(keys(pageAr))
})

test.each([
  ['ar', decisionAr],
  ['fr', decisionFr],
  ['en', decisionEn],
])('every check of a decision has its words in %s', (_language, words) => {
  expect(Object.keys(words.checks)).toEqual([...DECISION_CHECKS])
  expect(Object.keys(words.reasons)).toEqual([...DECISION_REASONS])
  expect(Object.keys(words.says)).toEqual(Object.keys(decisionAr.says))
  for (const group of Object.values(words)) for (const text of Object.values(group)) expect(text.trim()).not.toBe('')
})

test.each([
  ['ar', evaluationAr],
  ['fr', evaluationFr],
  ['en', evaluationEn],
])('every check of an evaluation has its words in %s', (_language, words) => {
  expect(Object.keys(words.checks)).toEqual([...EVALUATION_CHECKS])
  expect(Object.keys(words.reasons)).toEqual([...EVALUATION_REASONS])
  expect(Object.keys(words.says)).toEqual(Object.keys(evaluationAr.says))
  for (const group of Object.values(words)) for (const text of Object.values(group)) expect(text.trim()).not.toBe('')
})
