import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IndexQuery, IndexRow, IndexScope, SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { searchIndexStore } from './search-index-store.ts'

/** Passages whose words are as uneven as those of a language, enough for many windows and blocks. */
function made(name: string, passages: number, seed: number): IndexRow[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: passages }, (_, i) => {
    const words = Array.from({ length: 1 + Math.floor(random() * 12) }, () => `w${Math.floor(40 * random() ** 3)}`)
    // A stretch about one thing, so that some blocks are worth much more than others.
    if (i % 900 < 40) words.push('rare', 'rare', 'w39')
    const grams = words.flatMap((word) => [`_${word.slice(0, 1)}`, word.slice(-1), word.slice(-1)])
    return { passageId: `${name} ${i}`, document: `d${Math.floor(i / 7)}`, ordinal: i % 7, sentences: [words], grams }
  })
}

const collections = { first: made('first', 9_000, 1), second: made('second', 2_500, 2), small: made('small', 30, 3) }
type Name = keyof typeof collections

let directory: string
let store: SearchIndexStore
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'jazari-score-'))
  store = searchIndexStore({ directory })
  for (const [name, rows] of Object.entries(collections)) await store.build(name, rows)
}, 60_000)
afterAll(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

/** BM25 as the books have it, over every passage; scores rounded as the index rounds them. */
function exhaustive(scopes: readonly IndexScope[], { terms, saturation, lengthDiscount }: IndexQuery, limit: number) {
  const passages = scopes.flatMap(({ index, documents }, scope) =>
    collections[index as Name].flatMap(({ passageId, document, sentences, grams }, passage) =>
      documents === 'all' || documents.includes(document)
        ? [{ passageId, scope, passage, words: sentences.flat(), grams }]
        : [],
    ),
  )
  const mean = (field: 'words' | 'grams') =>
    passages.reduce((sum, passage) => sum + passage[field].length, 0) / Math.max(1, passages.length)
  const averages = { words: mean('words'), grams: mean('grams') }
  const scores = passages.map(() => 0)
  for (const { field, text, weight } of terms) {
    const counts = passages.map((passage) => passage[field].filter((held) => held === text).length)
    const frequency = counts.filter((count) => count > 0).length
    const rarity = Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5))
    const most = weight * rarity * (saturation + 1)
    for (const [i, count] of counts.entries()) {
      if (count === 0) continue
      const flat = saturation * (1 - lengthDiscount)
      const perTerm = (saturation * lengthDiscount) / averages[field]
      const score = (most * count) / (count + flat + perTerm * passages[i]![field].length)
      scores[i]! += Math.round(score * 2 ** 32) / 2 ** 32
    }
  }
  return passages
    .map(({ passageId, scope, passage }, i) => ({ passageId, scope, passage, score: scores[i]! }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.scope - b.scope || a.passage - b.passage)
    .slice(0, limit)
    .map(({ passageId, score }) => [passageId, score])
}

const term = fc.record({
  field: fc.constantFrom('words' as const, 'grams' as const),
  text: fc.oneof(
    fc.integer({ min: 0, max: 41 }).map((i) => `w${i}`),
    fc.integer({ min: 0, max: 9 }).map(String),
    fc.constantFrom('rare', '_w', '_r', 'absent'),
  ),
  weight: fc.oneof(fc.constantFrom(1, 0.4, 0, 3), fc.double({ min: 0, max: 5, noNaN: true })),
})
const query: fc.Arbitrary<IndexQuery> = fc.record({
  terms: fc.uniqueArray(term, { minLength: 1, maxLength: 14, selector: ({ field, text }) => `${field} ${text}` }),
  saturation: fc.constantFrom(1.2, 0.4, 2),
  lengthDiscount: fc.constantFrom(0.75, 0, 1),
})
const documents = fc.oneof(
  fc.constant('all' as const),
  fc.integer({ min: 2, max: 50 }).map((every) => Array.from({ length: 1_300 / every }, (_, i) => `d${i * every}`)),
  fc.tuple(fc.nat(1_250), fc.nat(200)).map(([from, count]) => Array.from({ length: count }, (_, i) => `d${from + i}`)),
)
const scopes = fc
  .uniqueArray(fc.constantFrom<Name>('first', 'second', 'small'), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((index) => documents.map((permitted) => ({ index, documents: permitted })))))

test('the best passages and their scores are those of scoring every passage', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, query, fc.constantFrom(1, 3, 20, 200, 3_000), async (within, asked, limit) => {
      const { candidates } = await store.search(within, asked, { limit })
      const found = candidates.map(({ passageId, score }) => [passageId, score])
      expect(found).toEqual(exhaustive(within, asked, limit))
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('terms that find nothing score what the others found, exactly', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, query, fc.constantFrom(0.02, 0.1, 0.4), async (within, asked, share) => {
      const { candidates, statistics } = await store.search(
        within,
        { ...asked, finding: { passages: 100, share } },
        { limit: 50 },
      )
      const whole = new Map(exhaustive(within, asked, 100_000).map(([passage, score]) => [passage, score]))
      expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ passageId }) => whole.get(passageId)))
      expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).sort((a, b) => b - a))

      const most = asked.terms.map(({ weight }, term) => {
        const frequency = statistics.frequencies[term]!
        return frequency === 0 ? 0 : weight * Math.log(1 + (statistics.passages - frequency + 0.5) / (frequency + 0.5))
      })
      const finds = (_: unknown, term: number) =>
        statistics.frequencies[term]! <= Math.max(100, share * statistics.passages)
      const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
      const enough = sum(most.filter(finds)) * 2 >= sum(most)
      const finding = { ...asked, terms: enough ? asked.terms.filter(finds) : asked.terms }
      const found = exhaustive(within, finding, 50).map(([passage]) => passage)
      expect(new Set(candidates.map(({ passageId }) => passageId))).toEqual(new Set(found))
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('a term that takes from the score is heeded like the others', async () => {
  const asked: IndexQuery = {
    terms: [
      { field: 'words', text: 'rare', weight: 1 },
      { field: 'words', text: 'w1', weight: -0.7 },
      { field: 'grams', text: '9', weight: 0.5 },
    ],
    saturation: 1.2,
    lengthDiscount: 0.75,
  }
  const within: IndexScope[] = [{ index: 'first', documents: 'all' }]
  const { candidates } = await store.search(within, asked, { limit: 50 })
  expect(candidates.map(({ passageId, score }) => [passageId, score])).toEqual(exhaustive(within, asked, 50))
})

test('permitted documents asked for in another order, or again, give the same answer', async () => {
  const asked: IndexQuery = {
    terms: ['w1', 'w20', 'rare'].map((text) => ({ field: 'words' as const, text, weight: 1 })),
    saturation: 1.2,
    lengthDiscount: 0.75,
  }
  const names = Array.from({ length: 400 }, (_, i) => `d${i * 3}`)
  const answerTo = (permitted: readonly string[]) =>
    store.search([{ index: 'first', documents: permitted }], asked, { limit: 30 })
  const answer = await answerTo(names)
  expect(await answerTo(names.toReversed())).toEqual(answer)
  expect(await answerTo([...names, ...names, 'unknown'])).toEqual(answer)
  // So many others in between that the first set is forgotten.
  for (let i = 0; i < 12; i++) await answerTo(names.slice(i + 1))
  expect(await answerTo(names)).toEqual(answer)
})
