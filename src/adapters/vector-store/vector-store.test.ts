import { appendFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import type { DocumentToEmbed } from '../../kernel/ports/vector-store.ts'
import { vectorStore } from './vector-store.ts'

const dimensions = 32
const never = new AbortController().signal
const set = { index: 'v1', space: 'm1' }

async function aFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'jazari-vectors-'))
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) }
}

/** Of length 1, the same for the same seed. */
function vectorOf(seed: number): Float32Array {
  const numbers = Float32Array.from({ length: dimensions }, (_, i) => crc32(`${seed} ${i} ${seed * i}`) / 2 ** 32 - 0.5)
  const length = Math.hypot(...numbers)
  return numbers.map((number) => number / length)
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, number, i) => sum + number * other[i]!, 0)
}

/** Ten passages; counts how often it was asked. */
function aDocument(place: number, asked: string[] = []): DocumentToEmbed {
  const ordinals = Array.from({ length: 10 }, (_, i) => i)
  return {
    document: `d${place}.md`,
    source: `sha256:${place}`,
    ordinals,
    async embed(from, to) {
      asked.push(`d${place}.md`)
      return ordinals.slice(from, to).map((ordinal) => vectorOf(place * 100 + ordinal))
    },
  }
}

const documents = (count: number, asked?: string[]) => Array.from({ length: count }, (_, i) => aDocument(i, asked))
const patiently = { dimensions, isTimeUp: () => false }

test('the nearest passages are those of exact vectors, and no other document has any influence', async () => {
  await using folder = await aFolder()
  const store = vectorStore(folder)
  expect(await store.build(set, documents(6), patiently)).toEqual({ whole: true, embedded: 6 })
  const permitted = ['d1.md', 'd4.md']
  const query = vectorOf(7_777)
  const scope = { index: 'v1', documents: permitted }
  const { neighbours, missing } = await store.nearest('m1', [scope], query, { limit: 5, signal: never })

  const exact = [1, 4].flatMap((place) =>
    Array.from({ length: 10 }, (_, ordinal) => ({
      document: `d${place}.md`,
      ordinal,
      similarity: dot(query, vectorOf(place * 100 + ordinal)),
    })),
  )
  const best = exact.sort((a, b) => b.similarity - a.similarity).slice(0, 5)
  expect(missing).toEqual([])
  expect(neighbours.map(({ document, ordinal }) => ({ document, ordinal }))).toEqual(
    best.map(({ document, ordinal }) => ({ document, ordinal })),
  )
  for (const [i, { similarity }] of neighbours.entries()) expect(similarity).toBeCloseTo(best[i]!.similarity, 1)

  await using other = await aFolder()
  const alone = vectorStore(other)
  await alone.build(set, [aDocument(1), aDocument(4)], patiently)
  expect(await alone.nearest('m1', [{ ...scope, documents: 'all' }], query, { limit: 5, signal: never })).toEqual({
    neighbours,
    missing,
  })
})

test('an index without vectors, or with those of another space, is said to have none', async () => {
  await using folder = await aFolder()
  const store = vectorStore(folder)
  await store.build(set, documents(1), patiently)
  const scopes = [
    { index: 'v1', documents: 'all' as const },
    { index: 'v2', documents: 'all' as const },
  ]
  const options = { limit: 3, signal: never }
  expect((await store.nearest('m1', scopes, vectorOf(1), options)).missing).toEqual(['v2'])
  expect((await store.nearest('m2', scopes, vectorOf(1), options)).missing).toEqual(['v1', 'v2'])
})

test('a build that ends before its end goes on from there, also after a restart and a torn write', async () => {
  await using folder = await aFolder()
  const asked: string[] = []
  const failing = documents(4, asked)
  failing[2] = { ...failing[2]!, embed: () => Promise.reject(new Error('the model is away')) }
  await expect(vectorStore(folder).build(set, failing, patiently)).rejects.toThrow('the model is away')
  expect(await vectorStore(folder).list()).toEqual([{ ...set, whole: false }])
  await appendFile(join(folder.directory, 'v1.m1.unfinished'), new Uint8Array(50).fill(7))

  const late = await vectorStore(folder).build(set, documents(4, asked), { dimensions, isTimeUp: () => true })
  expect(late).toEqual({ whole: false, embedded: 0 })
  expect(await vectorStore(folder).build(set, documents(4, asked), patiently)).toEqual({ whole: true, embedded: 2 })
  expect(asked).toEqual(['d0.md', 'd1.md', 'd2.md', 'd3.md'])
  const { neighbours } = await vectorStore(folder).nearest('m1', [{ index: 'v1', documents: 'all' }], vectorOf(303), {
    limit: 1,
    signal: never,
  })
  expect(neighbours[0]).toMatchObject({ document: 'd3.md', ordinal: 3 })
  expect(await readdir(folder.directory)).toEqual(['v1.m1.vectors'])
})

test('a text that has vectors in the space is not embedded again for another index', async () => {
  await using folder = await aFolder()
  const asked: string[] = []
  const store = vectorStore(folder)
  await store.build(set, documents(3), patiently)
  expect(await store.build({ ...set, index: 'v2' }, documents(4, asked), patiently)).toEqual({
    whole: true,
    embedded: 1,
  })
  expect(asked).toEqual(['d3.md'])
  expect(await store.build({ index: 'v2', space: 'm2' }, documents(4), patiently)).toMatchObject({ embedded: 4 })
  await store.remove(set)
  expect((await store.list()).map(({ index, space }) => `${index} ${space}`).sort()).toEqual(['v2 m1', 'v2 m2'])
})

test('a file that is cut short answers nothing', async () => {
  await using folder = await aFolder()
  const store = vectorStore(folder)
  await store.build(set, documents(2), patiently)
  await truncate(join(folder.directory, 'v1.m1.vectors'), 500)
  const options = { limit: 3, signal: never }
  expect(await store.nearest('m1', [{ index: 'v1', documents: 'all' }], vectorOf(1), options)).toEqual({
    neighbours: [],
    missing: ['v1'],
  })
})

test('a document without passages has no vectors, and a name leads nowhere', async () => {
  await using folder = await aFolder()
  const store = vectorStore(folder)
  const empty = { document: 'e.md', source: 'sha256:e', ordinals: [], embed: async () => [] }
  expect(await store.build(set, [empty, aDocument(0)], patiently)).toMatchObject({ whole: true })
  await expect(store.build({ index: '../v1', space: 'm1' }, [], patiently)).rejects.toThrow('not a name')
})

test('a long document is asked for some passages at a time, and each vector stands at its place', async () => {
  await using folder = await aFolder()
  const store = vectorStore(folder)
  const ordinals = Array.from({ length: 600 }, (_, i) => 7 + i)
  const steps: number[] = []
  const embed = async (from: number, to: number) => {
    steps.push(to - from)
    return ordinals.slice(from, to).map(vectorOf)
  }
  await store.build(set, [{ document: 'long.md', source: 'sha256:long', ordinals, embed }], patiently)
  expect(steps).toEqual([256, 256, 88])
  for (const ordinal of [7, 262, 263, 606]) {
    const options = { limit: 1, signal: never }
    const near = await store.nearest('m1', [{ index: 'v1', documents: 'all' }], vectorOf(ordinal), options)
    expect(near.neighbours[0]).toMatchObject({ ordinal })
    expect(near.neighbours[0]!.similarity).toBeCloseTo(1, 1)
  }
  const few = { document: 'f.md', source: 'sha256:f', ordinals: [0, 1], embed: async () => [vectorOf(1)] }
  await expect(store.build({ ...set, index: 'v3' }, [few], patiently)).rejects.toThrow('1 vectors for 2 passages')
})
