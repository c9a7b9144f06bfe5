import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IndexDamaged } from '../../kernel/ports/search-index.ts'
import { BlockWriter, TermPostings } from './posting-blocks.ts'

const lengths = Uint32Array.from({ length: 100_000 }, (_, passage) => 1 + (passage % 97))

type Posting = { readonly passage: number; readonly count: number }

function written(postings: readonly Posting[], writer = new BlockWriter()): Uint8Array {
  for (const { passage, count } of postings) writer.add(passage, count, lengths[passage]!)
  return writer.take()
}

function read(term: TermPostings): Posting[] {
  const passages = new Uint32Array(128)
  const counts = new Uint32Array(128)
  const found: Posting[] = []
  for (let block = 0; block < term.blocks; block++)
    for (let i = 0, size = term.decode(block, passages, counts); i < size; i++)
      found.push({ passage: passages[i]!, count: counts[i]! })
  return found
}

const count = fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 100_000 }))
/** Neighbours, and leaps of every width. */
const step = fc.oneof(
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 400 }),
  fc.integer({ min: 1, max: 70_000 }),
)
const postings = fc.array(fc.tuple(step, count), { minLength: 1, maxLength: 600 }).map((given) => {
  let passage = -1
  return given.flatMap(([by, times]) => {
    passage += by
    return passage < lengths.length ? [{ passage, count: times }] : []
  })
})

test('postings are read as they were written', () => {
  const writer = new BlockWriter()
  fc.assert(
    fc.property(postings, (given) => {
      const term = new TermPostings(written(given, writer), given.length, lengths)
      expect(read(term)).toEqual(given)
      for (const [block, last] of term.lasts.entries())
        expect(last).toBe(given.slice(0, 128 * (block + 1)).at(-1)!.passage)
    }),
  )
})

test('the impacts of a block bound the score of all its postings, under any statistics', () => {
  const average = fc.double({ min: 0.1, max: 500, noNaN: true })
  const parameter = fc.double({ min: 0, max: 3, noNaN: true })
  fc.assert(
    fc.property(postings, average, parameter, fc.double({ min: 0, max: 1, noNaN: true }), (given, mean, k, b) => {
      const term = new TermPostings(written(given), given.length, lengths)
      const score = (times: number, length: number) => times / (times + k * (1 - b + (b * length) / mean))
      for (const [place, posting] of given.entries()) {
        const block = Math.floor(place / 128)
        const bounds: number[] = []
        for (let i = term.impactStarts[block]!; i < term.impactStarts[block + 1]!; i++)
          bounds.push(score(term.impactCounts[i]!, term.impactLengths[i]!))
        const bound = Math.max(...bounds)
        expect(score(posting.count, lengths[posting.passage]!)).toBeLessThanOrEqual(bound + 1e-12)
      }
    }),
  )
})

test('bytes that are no postings are refused or stay inside the table of passages', () => {
  const few = lengths.subarray(0, 500)
  const check = (bytes: Uint8Array, frequency: number) => {
    try {
      for (const { passage } of read(new TermPostings(bytes, frequency, few))) expect(passage).toBeLessThan(500)
    } catch (error) {
      expect(error).toBeInstanceOf(IndexDamaged)
    }
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 500 }), check))
  const sound = written(Array.from({ length: 300 }, (_, i) => ({ passage: i, count: 1 + (i % 5 === 0 ? 300 : 0) })))
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const changed = sound.slice()
      changed[at] = byte
      check(changed, 300)
    }),
  )
})
