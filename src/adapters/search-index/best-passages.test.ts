import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BestPassages } from './best-passages.ts'

test('the best are kept in order, of equal ones the first offered', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 12 }), (scores, limit) => {
      const best = new BestPassages(limit)
      for (const [passage, score] of scores.entries()) best.offer(score, 0, passage)
      const expected = scores
        .map((score, passage) => ({ score, scope: 0, passage }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
      expect(best.sorted()).toEqual(expected)
    }),
  )
})
