import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndexQuery, IndexRow, SearchIndexStore } from '../../kernel/ports/search-index.ts'
import { searchIndexStore } from './search-index-store.ts'

async function freshStore(options: { cacheBytes?: number; openIndexes?: number } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-index-'))
  const store = searchIndexStore({ directory, ...options })
  return {
    directory,
    store,
    async [Symbol.asyncDispose]() {
      await store.close()
      await rm(directory, { recursive: true })
    },
  }
}

function row(passageId: string, document: string, ...sentences: string[]): IndexRow {
  return { passageId, document, ordinal: 0, sentences: sentences.map((text) => text.split(' ')), grams: ['_ab', '_ab'] }
}

function query(...words: string[]): IndexQuery {
  const terms = words.map((text) => ({ field: 'words' as const, text, weight: 1 }))
  return { terms, saturation: 1.2, lengthDiscount: 0.75 }
}

async function idsOf(store: SearchIndexStore, index: string, documents: readonly string[] | 'all', ...words: string[]) {
  const { candidates } = await store.search([{ index, documents }], query(...words), { limit: 10 })
  return candidates.map(({ passageId }) => passageId)
}

const rows = [row('p1', 'd1', 'water law', 'river'), row('p2', 'd1', 'water water'), row('p3', 'd2', 'law of the sea')]

test('passages are found with the places of the words in their sentences', async () => {
  await using fresh = await freshStore()
  const progress: number[] = []
  expect(await fresh.store.build('v1', rows, { onProgress: (count) => progress.push(count) })).toEqual({ rows: 3 })
  expect(progress.at(-1)).toBe(3)

  const answer = await fresh.store.search([{ index: 'v1', documents: 'all' }], query('water', 'river', 'absent'), {
    limit: 2,
  })

  expect(answer.candidates).toMatchObject([
    { index: 'v1', passageId: 'p1', document: 'd1', words: 3, sentences: [[{ at: 0, term: 0 }], [{ at: 0, term: 1 }]] },
    {
      passageId: 'p2',
      words: 2,
      sentences: [
        [
          { at: 0, term: 0 },
          { at: 1, term: 0 },
        ],
      ],
    },
  ])
  expect(answer.statistics).toEqual({ passages: 3, averageWords: 3, frequencies: [2, 1, 0] })
})

test('a word and a gram of the same letters are two terms', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', [row('p1', 'd1', '_ab')])
  const { statistics } = await fresh.store.search(
    [{ index: 'v1', documents: 'all' }],
    {
      ...query('_ab'),
      terms: [
        { field: 'grams', text: '_ab', weight: 1 },
        { field: 'words', text: 'ab', weight: 1 },
      ],
    },
    { limit: 5 },
  )
  expect(statistics.frequencies).toEqual([1, 0])
})

test('only permitted documents are found', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  expect(await idsOf(fresh.store, 'v1', 'all', 'law')).toEqual(['p1', 'p3'])
  expect(await idsOf(fresh.store, 'v1', ['d2', 'unknown'], 'law')).toEqual(['p3'])
  expect(await idsOf(fresh.store, 'v1', [], 'law')).toEqual([])
})

const letters = (word: string) => [...new Set(word)]

test('words are similar by the keys they share, best first', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', [row('p1', 'd1', 'abc abd xyz'), row('p2', 'd2', 'abe xy')], { keysOf: letters })
  await fresh.store.build('v2', [row('p1', 'd1', 'abc ab')], { keysOf: letters })
  const everywhere = ['v1', 'v2'].map((index) => ({ index, documents: 'all' as const }))

  const found = await fresh.store.similarWords(everywhere, [letters('abc'), letters('q'), []], { least: 0.6, limit: 3 })

  expect(found).toEqual([
    [
      { word: 'abc', likeness: 1 },
      { word: 'ab', likeness: 0.8 },
      { word: 'abd', likeness: 2 / 3 },
    ],
    [],
    [],
  ])
})

test('words of documents that are not permitted are similar to nothing, and take no place', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', [row('p1', 'secret', 'abc abcd'), row('p2', 'open', 'abe')], { keysOf: letters })
  const asked = [letters('abc')]
  expect(
    await fresh.store.similarWords([{ index: 'v1', documents: ['open'] }], asked, { least: 0.5, limit: 1 }),
  ).toEqual([[{ word: 'abe', likeness: 2 / 3 }]])
  expect(await fresh.store.similarWords([{ index: 'v1', documents: [] }], asked, { least: 0.5, limit: 1 })).toEqual([
    [],
  ])
})

test('an index built without keys knows no similar words', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  const scope = [{ index: 'v1', documents: 'all' as const }]
  expect(await fresh.store.similarWords(scope, [['w']], { least: 0, limit: 5 })).toEqual([[]])
})

test('a limit of 0 gives the statistics of the search and finds nothing', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  for (const documents of ['all', ['d1'], []] as const) {
    const scope = [{ index: 'v1', documents }]
    const asked = query('water', 'law', 'absent')
    const whole = await fresh.store.search(scope, asked, { limit: 10 })
    const counted = await fresh.store.search(scope, asked, { limit: 0 })
    expect(counted).toEqual({ candidates: [], statistics: whole.statistics })
  }
})

test('what is not permitted has no influence on scores or statistics', async () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 8 })
  const documents = fc.array(fc.tuple(fc.constantFrom('open', 'open too', 'secret'), words), {
    minLength: 1,
    maxLength: 20,
  })
  await using fresh = await freshStore()
  await fc.assert(
    fc.asyncProperty(documents, words, async (passages, asked) => {
      const all = passages.map(([document, text], i) => row(`p${i}`, document, text.join(' ')))
      await fresh.store.build('whole', all)
      await fresh.store.build(
        'part',
        all.filter(({ document }) => document !== 'secret'),
      )
      const permitted = { index: 'whole', documents: ['open', 'open too'] }
      const ofWhole = await fresh.store.search([permitted], query(...new Set(asked)), { limit: 50 })
      const ofPart = await fresh.store.search([{ index: 'part', documents: 'all' }], query(...new Set(asked)), {
        limit: 50,
      })
      const named = (answer: typeof ofPart) => answer.candidates.map((candidate) => ({ ...candidate, index: '' }))
      expect(named(ofWhole)).toEqual(named(ofPart))
      expect(ofWhole.statistics).toEqual(ofPart.statistics)
    }),
    { numRuns: 30 },
  )
})

test('passages of two indexes are scored as if they lay in one', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('whole', rows)
  await fresh.store.build('first', rows.slice(0, 1))
  await fresh.store.build('second', rows.slice(1))
  const scored = async (...indexes: string[]) => {
    const scopes = indexes.map((index) => ({ index, documents: 'all' as const }))
    const answer = await fresh.store.search(scopes, query('water', 'law'), { limit: 10 })
    return [answer.statistics, answer.candidates.map(({ passageId, score }) => [passageId, score])]
  }
  expect(await scored('first', 'second')).toEqual(await scored('whole'))
})

test('a build that fails in the middle leaves the former index, and nothing beside it', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  async function* broken() {
    yield row('p9', 'd9', 'water')
    throw new Error('the rows ended badly')
  }
  await expect(fresh.store.build('v1', broken())).rejects.toThrow('the rows ended badly')
  expect(await idsOf(fresh.store, 'v1', 'all', 'water')).toEqual(['p2', 'p1'])
  expect(await readdir(fresh.directory)).toEqual(['v1.index'])
})

test('a process killed in the middle of a build leaves the former index, and its leavings are cleared later', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  const script = `
    import { searchIndexStore } from ${JSON.stringify(join(import.meta.dirname, 'search-index-store.ts'))}
    async function* rows() {
      for (let i = 0; ; i++) yield { passageId: 'n' + i, document: 'd', ordinal: i, sentences: [['water', 'w' + i]], grams: [] }
    }
    await searchIndexStore({ directory: ${JSON.stringify(fresh.directory)} }).build('v1', rows(), { onProgress: () => console.log('building') })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await ended

  expect(await idsOf(fresh.store, 'v1', 'all', 'water')).toEqual(['p2', 'p1'])
  expect(await fresh.store.list()).toMatchObject([{ name: 'v1' }])
  const [left] = (await readdir(fresh.directory)).filter((name) => name.startsWith('.'))
  await utimes(join(fresh.directory, left!), 0, 0)
  // By the build of any index: this one may never be built again.
  await fresh.store.build('v2', rows)
  expect((await readdir(fresh.directory)).sort()).toEqual(['v1.index', 'v2.index'])
})

test('an index is not visible before it is whole', async () => {
  await using fresh = await freshStore()
  async function* watched() {
    yield* rows
    expect(await fresh.store.list()).toEqual([])
    await expect(idsOf(fresh.store, 'v1', 'all', 'water')).rejects.toMatchObject({ name: 'IndexMissing', index: 'v1' })
  }
  await fresh.store.build('v1', watched())
  expect(await fresh.store.list()).toMatchObject([{ name: 'v1' }])
})

test('an index built again by another process is seen at the next search', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  expect(await idsOf(fresh.store, 'v1', 'all', 'river')).toEqual(['p1'])
  await searchIndexStore({ directory: fresh.directory }).build('v1', [row('p7', 'd7', 'river')])
  expect(await idsOf(fresh.store, 'v1', 'all', 'river')).toEqual(['p7'])
})

test('a removed index is missing, and removing it again is no error', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  await fresh.store.remove('v1')
  await fresh.store.remove('v1')
  await expect(idsOf(fresh.store, 'v1', 'all', 'water')).rejects.toMatchObject({ name: 'IndexMissing' })
})

test('more indexes than may be open are searched all the same, also at once', async () => {
  await using fresh = await freshStore({ openIndexes: 1, cacheBytes: 1 })
  for (const name of ['a', 'b', 'c']) await fresh.store.build(name, [row(`of ${name}`, 'd', 'water')])
  const scopes = ['a', 'b', 'c'].map((index) => ({ index, documents: 'all' as const }))
  const answers = await Promise.all([1, 2, 3].map(() => fresh.store.search(scopes, query('water'), { limit: 9 })))
  for (const { candidates } of answers) expect(candidates.map(({ index }) => index)).toEqual(['a', 'b', 'c'])
})

test('a file cut short or changed is refused instead of answering wrongly', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  const path = join(fresh.directory, 'v1.index')
  const whole = await readFile(path)
  await writeFile(path, whole.subarray(0, whole.length - 100))
  await expect(idsOf(fresh.store, 'v1', 'all', 'water')).rejects.toMatchObject({ name: 'IndexDamaged' })
  const changed = Buffer.from(whole)
  changed[changed.indexOf('d1')] = 0x65
  await writeFile(path, changed)
  await expect(idsOf(fresh.store, 'v1', 'all', 'water')).rejects.toMatchObject({ name: 'IndexDamaged' })
})

test('a file of a former format is listed as such, refused, and replaced by a build', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  expect(await fresh.store.list()).toMatchObject([{ name: 'v1', isCurrent: true }])
  const path = join(fresh.directory, 'v1.index')
  const former = await readFile(path)
  former.write('JZINDEX1', 0)
  former.write('JZINDEX1', former.length - 8)
  await writeFile(path, former)
  expect(await fresh.store.list()).toMatchObject([{ name: 'v1', isCurrent: false }])
  await expect(idsOf(fresh.store, 'v1', 'all', 'water')).rejects.toMatchObject({ name: 'IndexDamaged' })
  await fresh.store.build('v1', rows)
  expect(await fresh.store.list()).toMatchObject([{ name: 'v1', isCurrent: true }])
  expect(await idsOf(fresh.store, 'v1', 'all', 'water')).toEqual(['p2', 'p1'])
})

test('the grams of a word are asked for once, and stand wherever the word does', async () => {
  await using fresh = await freshStore()
  const asked: string[] = []
  const gramsOf = (word: string) => {
    asked.push(word)
    return [word.slice(0, 2), word.slice(-2)]
  }
  await fresh.store.build('asked', rows, { gramsOf })
  expect(asked.toSorted()).toEqual(['law', 'of', 'river', 'sea', 'the', 'water'])
  const given = rows.map((row) => ({
    ...row,
    grams: [...row.grams, ...row.sentences.flat().flatMap((word) => [word.slice(0, 2), word.slice(-2)])],
  }))
  await fresh.store.build('given', given)
  const terms = ['wa', 'er', '_ab'].map((text) => ({ field: 'grams' as const, text, weight: 1 }))
  const answer = async (index: string) => {
    const { candidates, statistics } = await fresh.store.search(
      [{ index, documents: 'all' }],
      { ...query('law'), terms },
      { limit: 9 },
    )
    return [candidates.map((candidate) => ({ ...candidate, index: '' })), statistics]
  }
  expect(await answer('asked')).toEqual(await answer('given'))
})

test('others are let through while a search goes on, and may stop it', async () => {
  await using fresh = await freshStore()
  function* many(): Generator<IndexRow> {
    for (let i = 0; i < 60_000; i++) {
      const words = Array.from({ length: 8 }, (_, place) => `w${(i * (place + 3)) % 11}`)
      yield { passageId: `p${i}`, document: 'd', ordinal: i, sentences: [words], grams: [] }
    }
  }
  await fresh.store.build('v1', many())
  const asked = query(...Array.from({ length: 11 }, (_, i) => `w${i}`))
  const stopping = new AbortController()
  let ticks = 0
  const count = () => {
    if (++ticks === 3) stopping.abort(new Error('nobody waits any more'))
    else setImmediate(count)
  }
  const searching = fresh.store.search([{ index: 'v1', documents: 'all' }], asked, {
    limit: 60_000,
    signal: stopping.signal,
  })
  setImmediate(count)
  await expect(searching).rejects.toThrow('nobody waits any more')
})

test('a passage given twice, an endless term and a name that leads elsewhere are refused', async () => {
  await using fresh = await freshStore()
  await expect(fresh.store.build('v1', [rows[0]!, rows[0]!])).rejects.toThrow(RangeError)
  await expect(fresh.store.build('v1', [row('p', 'd', 'x'.repeat(300))])).rejects.toThrow(RangeError)
  for (const name of ['../v1', '', '.hidden', 'a/b'])
    await expect(fresh.store.build(name, rows)).rejects.toThrow(RangeError)
})

test('an index without passages finds nothing', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', [])
  expect(await idsOf(fresh.store, 'v1', 'all', 'water')).toEqual([])
})

test('a search stops when its signal says so', async () => {
  await using fresh = await freshStore()
  await fresh.store.build('v1', rows)
  const stopped = { limit: 5, signal: AbortSignal.abort() }
  await expect(fresh.store.search([{ index: 'v1', documents: 'all' }], query('water'), stopped)).rejects.toThrow(
    'aborted',
  )
})

test('an index is for its owner alone, in whatever folder its own lies', async () => {
  await using fresh = await freshStore()
  const directory = join(fresh.directory, 'indexes')
  const store = searchIndexStore({ directory })
  await store.build('v1', rows)
  const modes = await Promise.all([directory, join(directory, 'v1.index')].map(async (path) => (await stat(path)).mode))
  expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '600'])
  await store.close()
})
