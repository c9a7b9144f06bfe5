import { expect, test } from 'vitest'
import { PERMIT_CHECKS, PERMIT_REASONS } from './index.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

test.each([
  ['ar', ar],
  ['fr', fr],
  ['en', en],
])('every check and reason has its words in %s', (_language, words) => {
  expect(Object.keys(words.checks)).toEqual([...PERMIT_CHECKS])
  expect(Object.keys(words.reasons)).toEqual([...PERMIT_REASONS])
  expect(Object.keys(words.verdict)).toEqual(['verified', 'not-in-force', 'consistent-key-not-trusted', 'failed'])
  expect(Object.keys(words.meaning)).toEqual(Object.keys(words.verdict))
  expect(Object.keys(words.status)).toEqual(['passed', 'failed', 'untrusted', 'over'])
  for (const group of Object.values(words)) for (const text of Object.values(group)) expect(text.trim()).not.toBe('')
})
