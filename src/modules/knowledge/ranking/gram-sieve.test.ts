import fc from 'fast-check'
import { expect, test } from 'vitest'
import { characterGrams } from '../analysis/character-grams.ts'
import { GramSieve } from './gram-sieve.ts'

test('stems that share a gram are never told apart', () => {
  const stem = fc.string({ unit: fc.constantFrom(...'abcdكتبةمد'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(stem, { maxLength: 5 }), stem, (others, one) => {
      const grams = new Set(others.flatMap(characterGrams))
      const shares = characterGrams(one).some((gram) => grams.has(gram))
      if (shares) expect(new GramSieve(others).mayShare(one)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('stems of other letters are told apart', () => {
  const sieve = new GramSieve(['ministère', 'وزار'])
  expect(['maison', 'كتاب', 'école'].filter((stem) => sieve.mayShare(stem))).toEqual([])
})
