import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PostingReader } from './posting-reader.ts'
import { PostingRuns } from './posting-runs.ts'

test('postings come back term by term, however many runs they went through', async () => {
  const terms = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 })
  const passages = fc.array(terms, { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(passages, fc.integer({ min: 1, max: 20 }), async (given, capacity) => {
      const directory = await mkdtemp(join(tmpdir(), 'jazari-runs-'))
      const runs = new PostingRuns(directory, capacity)
      const expected = new Map<number, [number, number][]>()
      for (const [passage, held] of given.entries())
        for (const term of held) {
          const count = 1 + ((term + passage) % 300)
          if (runs.full) await runs.flush(31)
          runs.add(term, passage * 1000, count)
          expected.set(term, [...(expected.get(term) ?? []), [passage * 1000, count]])
        }
      await runs.flush(31)

      const parts = new Map<number, Uint8Array[]>()
      for await (const { term, bytes } of runs.joined(31)) parts.set(term, [...(parts.get(term) ?? []), bytes])
      await rm(directory, { recursive: true })

      const found = new Map<number, [number, number][]>()
      for (const [term, bytes] of parts) {
        const reader = new PostingReader(Buffer.concat(bytes), 1_000_000)
        const postings: [number, number][] = []
        while (reader.next()) postings.push([reader.passage, reader.count])
        found.set(term, postings)
      }
      expect(found).toEqual(new Map([...expected].sort(([a], [b]) => a - b)))
      for (const [term, frequency] of runs.frequencies(31).entries())
        expect(frequency).toBe(expected.get(term)?.length ?? 0)
    }),
    { numRuns: 40 },
  )
})

test('random bytes read as postings end, inside the table of passages', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const reader = new PostingReader(bytes, 50)
      let steps = 0
      while (reader.next()) {
        expect(reader.passage).toBeLessThan(50)
        steps++
      }
      expect(steps).toBeLessThanOrEqual(bytes.length)
    }),
  )
})
