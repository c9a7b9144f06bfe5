import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aModelServer } from '../../../adapters/model-server/model-server.fixture.ts'
import { openAiEmbedder } from '../../../adapters/model-server/openai-embedder.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { vectorStore } from '../../../adapters/vector-store/vector-store.ts'
import { fetchKept } from '../../../adapters/web-client/kept-connections.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { dataOfficer } from '../../datasets/testing.ts'
import type { VersionOf } from '../index-store.ts'
import { collectIndexes } from '../operations/collect-indexes.ts'
import { embedVersion } from '../operations/embed-version.ts'
import { indexVersion } from '../operations/index-version.ts'
import { searchPassages } from '../operations/search.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting, worker } from '../testing.ts'
import { renewIndexes } from '../want-index.ts'
import { hashedGramEmbedder, hashedGrams } from './hashed-gram-embedder.fixture.ts'
import { type MeaningPorts, openMeaning } from './meaning.ts'

const files = {
  'network.md': '# شبكة المعاهد\n\nانطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.\n',
  'permits.md': '# رخص البناء\n\nتسلم الجماعة رخصة البناء داخل أجل شهرين.\n',
  'weather.txt': 'The weather in Fez is mild in spring.',
}
/** Shares a word with the first document alone. */
const question = 'متى انطلقت معاهد الجزري؟'

async function aHybridSetting(over: Partial<MeaningPorts> = {}) {
  const db = await freshDatabase<KnowledgeTables>()
  const setting = await aKnowledgeSetting(db)
  const directory = join(setting.folder, 'vectors')
  const outages: unknown[] = []
  const embedder = hashedGramEmbedder()
  const meaningWith = (more: Partial<MeaningPorts>) =>
    openMeaning({
      embedder,
      reranker: null,
      vectors: vectorStore({ directory }),
      mask: (text) => setting.ports.personalData.mask(text).text,
      onOutage: (error) => outages.push(error),
      ...over,
      ...more,
    })
  let meaning = meaningWith({})
  const context = (principal: Principal) => ({ ...setting.context(principal), meaning })
  return {
    ...setting,
    db,
    directory,
    embedder,
    outages,
    context,
    get meaning() {
      return meaning
    },
    /** As at a start with another configuration. */
    restart(more: Partial<MeaningPorts> = {}) {
      meaning = meaningWith(more)
    },
    embed: (wanted: VersionOf) =>
      perform(
        embedVersion,
        { ...context(worker), channel: 'worker' },
        { dataSet: wanted.dataSet, version: wanted.version },
      ),
    async search(query: string, principal: Principal = anonymous) {
      const answer = await perform(searchPassages, context(principal), { query })
      return { meaning: answer.meaning, paths: answer.passages.map(({ path }) => path), passages: answer.passages }
    },
    /** What a start would ask for. */
    async wanted() {
      const jobs: string[] = []
      const enqueue = async (_db: unknown, operation: string) => void jobs.push(operation)
      await renewIndexes(db, { ...setting.ports, meaning, jobs: { enqueue } }, new Date())
      return jobs
    },
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

test('a passage that shares no word with the question is found by its vector, after those that both ways find', async () => {
  await using setting = await aHybridSetting()
  const { id, version } = await setting.publish(files)
  expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  expect(await setting.embed({ dataSet: id, version })).toEqual({ version, whole: true, documents: 3 })

  const found = await setting.search(question)
  expect(found.meaning).toBe('used')
  expect(found.paths[0]).toBe('network.md')
  expect([...found.paths].sort()).toEqual(['network.md', 'permits.md', 'weather.txt'])
  const scores = found.passages.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(found.passages.find(({ path }) => path === 'weather.txt')).toMatchObject({ coverage: 0 })
  expect(setting.outages).toEqual([])
})

test('what a reader may not read has no influence on what is found by meaning', async () => {
  await using setting = await aHybridSetting()
  const open = await setting.publish(files)
  await setting.embed({ dataSet: open.id, version: open.version })
  const before = await setting.search(question)
  const closed = await setting.publish(
    { 'secret.md': `${question} ${files['network.md']}` },
    { secrecy: 'sensitive', personal: 'none', residency: ['MA'] },
  )
  await setting.embed({ dataSet: closed.id, version: closed.version })
  expect(await setting.search(question)).toEqual(before)
  expect((await setting.search(question, dataOfficer)).paths).toContain('secret.md')
})

test('vectors outlive a restart, and another model makes them anew while words answer', async () => {
  await using setting = await aHybridSetting()
  const { id, version } = await setting.publish(files)
  expect(await setting.wanted()).toEqual(['knowledge.embed-version'])
  await setting.embed({ dataSet: id, version })
  expect(await setting.wanted()).toEqual([])
  setting.restart()
  expect(await setting.wanted()).toEqual([])
  expect((await setting.search(question)).meaning).toBe('used')
  expect(setting.embedder.asked.passages).toBe(3)

  const other = hashedGramEmbedder({ model: 'another', passagePrefix: 'passage: ' })
  setting.restart({ embedder: other })
  expect(await setting.wanted()).toEqual(['knowledge.embed-version'])
  expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  await setting.embed({ dataSet: id, version })
  expect(other.asked.passages).toBe(3)
  expect((await setting.search(question)).meaning).toBe('used')
  await perform(collectIndexes, { ...setting.context(worker), channel: 'worker' }, {})
  expect(await vectorStore(setting).list()).toEqual([expect.objectContaining({ space: setting.meaning.dense!.space })])
})

test('a version that is indexed again keeps its vectors, and a new index asks for them', async () => {
  await using setting = await aHybridSetting()
  const { id, version } = await setting.publish(files)
  await setting.embed({ dataSet: id, version })
  const jobs: string[] = []
  const enqueue = async (_db: unknown, operation: string) => void jobs.push(operation)
  const call = { ...setting.context(worker), channel: 'worker' as const, jobs: { enqueue } }
  await perform(indexVersion, call, { dataSet: id, version })
  expect(jobs).toEqual(['knowledge.embed-version'])
  expect(await setting.embed({ dataSet: id, version })).toMatchObject({ whole: true, documents: 0 })
  expect(setting.embedder.asked.passages).toBe(3)
})

test('a model that is down or slow leaves the answer of words, says so, and is not asked at every search', async () => {
  let answers = true
  await using server = await aModelServer(({ body }) => {
    const { input } = body as { readonly input: readonly string[] }
    return answers ? { data: input.map((text, index) => ({ index, embedding: [...hashedGrams(text)] })) } : undefined
  })
  const address = { fetch: fetchKept, url: `${server.url}/v1`, model: 'hashed-grams', key: null }
  const settings = { revision: null, dimensions: 256, queryPrefix: '', passagePrefix: '' }
  await using setting = await aHybridSetting({ embedder: openAiEmbedder({ ...address, ...settings }), restMs: 60_000 })
  const { id, version } = await setting.publish(files)
  await setting.embed({ dataSet: id, version })
  expect((await setting.search(question)).meaning).toBe('used')

  answers = false
  setting.restart({ patienceMs: 200 })
  const asked = server.asked.length
  for (const _ of [1, 2]) {
    expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  }
  expect(server.asked).toHaveLength(asked + 1)
  expect(setting.outages).toHaveLength(1)
  answers = true
  setting.restart()
  expect((await setting.search(question)).meaning).toBe('used')
})

test('vectors that cannot be made leave the index as it is, and lost ones are asked for again', async () => {
  await using setting = await aHybridSetting()
  const { id, version } = await setting.publish(files)
  setting.restart({ embedder: { ...setting.embedder, embed: () => Promise.reject(new Error('away')) } })
  await expect(setting.embed({ dataSet: id, version })).rejects.toThrow('away')
  expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  setting.restart()
  await setting.embed({ dataSet: id, version })
  await rm(setting.directory, { recursive: true })
  expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  expect(await setting.wanted()).toEqual(['knowledge.embed-version'])
})

test('questions reach models without what identifies a person', async () => {
  await using setting = await aHybridSetting()
  const { id, version } = await setting.publish(files)
  await setting.embed({ dataSet: id, version })
  await setting.search('رسالة إلى amina.alaoui@example.org حول معاهد الجزري')
  expect(setting.embedder.asked.queries).toHaveLength(1)
  expect(setting.embedder.asked.queries[0]).toContain('معاهد الجزري')
  expect(setting.embedder.asked.queries[0]).not.toContain('amina')
})

test('a reranker has the last word on the best passages, and none when it fails', async () => {
  let fails = false
  const reranker = {
    model: 'prefers the weather',
    score: async (_: string, passages: readonly string[]) => {
      if (fails) throw new Error('away')
      return passages.map((text) => (text.includes('weather') ? 1 : 0))
    },
  }
  await using setting = await aHybridSetting({ reranker, restMs: 0 })
  const { id, version } = await setting.publish(files)
  await setting.embed({ dataSet: id, version })
  expect(await setting.search(question)).toMatchObject({ meaning: 'used' })
  expect((await setting.search(question)).paths[0]).toBe('weather.txt')
  fails = true
  const without = await setting.search(question)
  expect(without.meaning).toBe('partly')
  expect(without.paths[0]).toBe('network.md')

  setting.restart({ embedder: null })
  expect(await setting.search(question)).toMatchObject({ meaning: 'unavailable', paths: ['network.md'] })
  fails = false
  expect(await setting.search(question)).toMatchObject({ meaning: 'used', paths: ['network.md'] })
})

test('where nothing is configured, nothing is asked and nothing changes', async () => {
  await using setting = await aHybridSetting({ embedder: null })
  const { id, version } = await setting.publish(files)
  expect(await setting.embed({ dataSet: id, version })).toEqual({ version, whole: true, documents: 0 })
  expect(await setting.wanted()).toEqual([])
  const without = await perform(
    searchPassages,
    { ...setting.context(anonymous), meaning: undefined },
    { query: question },
  )
  expect(without.meaning).toBe('off')
  expect(await perform(searchPassages, setting.context(anonymous), { query: question })).toEqual(without)
  expect(setting.embedder.asked).toEqual({ passages: 0, queries: [] })
})
