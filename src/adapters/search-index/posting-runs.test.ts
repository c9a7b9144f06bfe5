import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PostingRuns } from './posting-runs.ts'

type Posting = readonly [term: number, passage: number, count: number]

async function joined(given: readonly Posting[], capacity: number, vocabulary: number) {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-runs-'))
  try {
    const runs = new PostingRuns(directory, capacity)
    for (const posting of given) {
      if (runs.full) await runs.flush(vocabulary)
      runs.add(...posting)
    }
    await runs.flush(vocabulary)
    const found: Posting[] = []
    const ended: number[] = []
    await runs.join(
      (...posting) => void found.push(posting),
      (term) => {
        ended.push(term)
        return term % 2 ? Promise.resolve() : undefined
      },
    )
    return { found, ended, frequencies: runs.frequencies(vocabulary) }
  } finally {
    await rm(directory, { recursive: true })
  }
}

test('postings come back term by term, however many runs they went through', async () => {
  const terms = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 })
  const passages = fc.array(terms, { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(passages, fc.integer({ min: 1, max: 20 }), async (held, capacity) => {
      const given = held.flatMap((of, passage) =>
        of.map((term): Posting => [term, passage * 1000, 1 + ((term + passage) % 300)]),
      )
      const { found, ended, frequencies } = await joined(given, capacity, 31)
      expect(found).toEqual(given.toSorted(([a, p], [b, q]) => a - b || p - q))
      expect(ended).toEqual([...new Set(found.map(([term]) => term))])
      for (const [term, frequency] of frequencies.entries())
        expect(frequency).toBe(given.filter(([other]) => other === term).length)
    }),
    { numRuns: 40 },
  )
})

test('runs longer than what is read of them at once come back whole', async () => {
  const given = Array.from({ length: 300_000 }, (_, i): Posting => [i % 3, i, (i % 7) + 1])
  const { found } = await joined(given, 1 << 17, 3)
  expect(found.length).toBe(given.length)
  expect(found).toEqual(given.toSorted(([a, p], [b, q]) => a - b || p - q))
})
