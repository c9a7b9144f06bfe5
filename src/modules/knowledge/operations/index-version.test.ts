import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { extractionDigest, textDigest } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { DocumentReader } from '../../../kernel/ports/document-reader.ts'
import type { SearchIndexStore } from '../../../kernel/ports/search-index.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { sealVersion } from '../../datasets/index.ts'
import { aDataset, addFiles, aPublishedDataset, dataOfficer } from '../../datasets/testing.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting, type KnowledgeSetting, worker } from '../testing.ts'
import { renewIndexes, wantIndex } from '../want-index.ts'
import { indexVersion } from './index-version.ts'
import { readIndex } from './read-index.ts'
import { readPage } from './read-page.ts'
import { searchPassages } from './search.ts'

const arabic =
  '# شبكة المعاهد\n\nانطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.\n\nاحتضنت مدينة الرباط حفل الانطلاق.\n'

test('a published version is read, indexed, and found by what it says', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id, version } = await setting.publish({ 'ar/network.md': arabic, 'notes.txt': 'The weather in Fez.' })

  const { passages } = await perform(searchPassages, setting.context(dataOfficer), {
    query: 'متى انطلقت معاهد الجزري؟',
  })
  expect(passages[0]).toMatchObject({ dataSet: id, version, path: 'ar/network.md', page: 1 })
  expect(passages[0]!.text).toContain('12 يناير 2026')

  const state = await perform(readIndex, setting.context(anonymous), { dataSet: id, version })
  expect(state).toMatchObject({
    state: 'ready',
    active: true,
    documents: 2,
    pages: 2,
    refused: [],
    filesDone: 2,
    filesTotal: 2,
  })
})

test('personal data are searched by nobody without a reference of the CNDP', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id } = await setting.publish({ 'ar/network.md': arabic })
  const found = () => perform(searchPassages, setting.context(dataOfficer), { query: 'متى انطلقت المعاهد؟', in: id })
  expect((await found()).passages).not.toEqual([])
  await sql`update datasets.dataset set personal = 'personal'`.execute(db)
  expect((await found()).passages).toEqual([])
})

test('a page carries the digests that prove its text', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id, version } = await setting.publish({ 'ar/network.md': arabic })
  const page = await perform(readPage, setting.context(anonymous), {
    dataSet: id,
    version,
    path: 'ar/network.md',
    page: 1,
  })
  expect(page.digest).toBe(textDigest(page.text))
  expect(page.extraction).toBe(extractionDigest({ file: page.file!, recipe: page.recipe, pages: [page.digest!] }))
})

test('a document that is refused is listed with its reason, and the others go on', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const files = {
    'good.md': arabic,
    'empty.txt': ' \n',
    'broken.pdf': 'not a pdf at all',
    'bytes.txt': Uint8Array.of(0xff, 0xfe, 0xfd, 0, 0xd8, 0xd8),
  }
  const { id, version } = await setting.publish(files)
  const state = await perform(readIndex, setting.context(dataOfficer), { dataSet: id, version })
  expect(state.documents).toBe(1)
  expect(state.refused.map(({ path }) => path)).toEqual(['broken.pdf', 'bytes.txt', 'empty.txt'])
  expect(state.read).toMatchObject([{ path: 'good.md', pages: 1, damagedPages: 0, recognisedPages: 0 }])
  for (const { code } of state.refused) expect(code).toMatch(/^document\./)
})

test('damaged Arabic is found as it should read, and kept as it was extracted', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const damaged = 'المادة األولى: تقدم اإلدارة خدماتها. تلتزم اإلدارة باألجل. وتحترم األشخاص.'
  const { id, version } = await setting.publish({ 'law.txt': damaged })
  const { passages } = await perform(searchPassages, setting.context(anonymous), {
    query: 'المادة الأولى خدمات الإدارة',
  })
  expect(passages[0]).toMatchObject({ text: damaged, corrected: false })
  expect(passages[0]!.repaired).toContain('تقدم الإدارة خدماتها')
  const page = await perform(readPage, setting.context(anonymous), { dataSet: id, version, path: 'law.txt', page: 1 })
  expect(page.text).toBe(damaged)
  expect(page.repaired).toContain('المادة الأولى')
})

test('the index of a version answers until the new one is whole', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id, version } = await setting.publish({ 'ar/network.md': arabic })
  const failing = { ...setting.ports.searchIndexes, build: async () => Promise.reject(new Error('disk full')) }
  const call = { ...setting.context(worker), channel: 'worker' as const, searchIndexes: failing }
  const state = async () => (await perform(readIndex, setting.context(anonymous), { dataSet: id, version })).state
  const ended = { ...call, signal: AbortSignal.abort(new Error('the worker ends')) }
  await expect(perform(indexVersion, ended, { dataSet: id, version })).rejects.toThrow('the worker ends')
  expect(await state()).toBe('reading')
  await expect(perform(indexVersion, call, { dataSet: id, version })).rejects.toThrow('disk full')
  expect(await state()).toBe('failed')
  const { passages } = await perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })
  expect(passages).toHaveLength(1)
})

test('what was read before a worker was killed is not read again', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const id = await aDataset(setting.datasets)
  const files = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`${i}.md`, `# وثيقة ${i}\n\nنص الوثيقة رقم ${i}.`]),
  )
  await addFiles(setting.datasets, id, files)
  const { version } = await perform(sealVersion, setting.datasets.context(dataOfficer), { id })
  const { documentReader } = setting.ports
  const run = async (dieAt?: string) => {
    const read: string[] = []
    const dying = new AbortController()
    const watched: DocumentReader = {
      revision: documentReader.revision,
      read: async (file, options) => {
        if (file.name === dieAt) {
          dying.abort(new Error('killed'))
          throw dying.signal.reason
        }
        read.push(file.name)
        return documentReader.read(file, options)
      },
    }
    const call = {
      ...setting.context(worker),
      channel: 'worker' as const,
      documentReader: watched,
      signal: dying.signal,
    }
    await wantIndex(db, { ...setting.ports, documentReader: watched }, { dataSet: id, version }, new Date())
    await perform(indexVersion, call, { dataSet: id, version }).catch((error: Error) => {
      if (error.message !== 'killed') throw error
    })
    return read.toSorted()
  }
  await run('4.md')
  const kept = await db.selectFrom('knowledge.extraction').select('digest').execute()
  expect(kept.length).toBeGreaterThan(0)
  expect(await run()).toHaveLength(6 - kept.length)
  const documents = await db.selectFrom('knowledge.indexed_document').select('path').orderBy('path').execute()
  expect(documents.map(({ path }) => path)).toEqual(Object.keys(files))
})

test('the text of a version is not read through another data set', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const open = await setting.publish({ 'open.md': arabic })
  const closed = await setting.publish(
    { 'closed.md': '# سري\n\nميزانية سرية.' },
    { secrecy: 'sensitive', personal: 'none', residency: ['MA'] },
  )
  const reading = perform(readPage, setting.context(anonymous), {
    dataSet: open.id,
    version: closed.version,
    path: 'closed.md',
    page: 1,
  })
  await expect(reading).rejects.toMatchObject({ status: 404 })
  const status = perform(readIndex, setting.context(anonymous), { dataSet: closed.id, version: closed.version })
  await expect(status).rejects.toMatchObject({ status: 404 })
})

test('what is published and not yet indexed is simply not found', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  await aPublishedDataset(setting.datasets, { 'ar/network.md': arabic })
  const { passages } = await perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })
  expect(passages).toEqual([])
})

test('an index whose file is gone is told, and asked for again at the next start', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id, version } = await setting.publish({ 'ar/network.md': arabic })
  for (const { name } of await setting.ports.searchIndexes.list()) await setting.ports.searchIndexes.remove(name)
  const searching = perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })
  await expect(searching).rejects.toMatchObject({ code: 'knowledge.index-missing', status: 503 })

  expect(await wantedAtStart(db, setting)).toEqual([['knowledge.index-version', { dataSet: id, version }]])
  await setting.index({ dataSet: id, version })
  expect((await perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })).passages).toHaveLength(
    1,
  )
})

test('an index of a former format is built again at the next start, and until then no error', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const { id, version } = await setting.publish({ 'ar/network.md': arabic })
  const former = { ...setting.ports.searchIndexes }
  former.list = async () => (await setting.ports.searchIndexes.list()).map((file) => ({ ...file, isCurrent: false }))
  const found = async () =>
    (await perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })).passages.length
  expect(await wantedAtStart(db, setting)).toEqual([])
  expect(await found()).toBe(1)

  expect(await wantedAtStart(db, setting, former)).toEqual([['knowledge.index-version', { dataSet: id, version }]])
  expect(await found()).toBe(0)
  const state = await perform(readIndex, setting.context(anonymous), { dataSet: id, version })
  expect(state).toMatchObject({ state: 'queued', active: false })
  await setting.index({ dataSet: id, version })
  expect(await found()).toBe(1)
})

/** What the platform asks for when it starts. */
async function wantedAtStart(
  db: Kysely<KnowledgeTables>,
  { ports }: KnowledgeSetting,
  searchIndexes: SearchIndexStore = ports.searchIndexes,
): Promise<unknown[]> {
  const wanted: unknown[] = []
  const jobs = {
    enqueue: async (_db: unknown, operation: string, input: unknown) => void wanted.push([operation, input]),
  }
  await renewIndexes(db, { ...ports, searchIndexes, jobs }, new Date())
  return wanted
}

test('personal data without a reference to the CNDP are not read, and whoever waits is told', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const label = { secrecy: 'internal', personal: 'personal', residency: ['MA'] }
  const id = await aDataset(setting.datasets, label)
  await addFiles(setting.datasets, id, { 'people.md': '# أشخاص\n\nلائحة أسماء.' })
  const { version } = await perform(sealVersion, setting.datasets.context(dataOfficer), { id })
  await expect(setting.index({ dataSet: id, version })).rejects.toMatchObject({
    code: 'policy.denied',
    values: { rules: expect.stringContaining('ma.cndp-reference') },
  })
  expect(await db.selectFrom('knowledge.extraction').selectAll().execute()).toEqual([])
  await indexVersion.refused!({ ...setting.context(worker), now: new Date() } as never, { dataSet: id, version })
  const { state } = await db.selectFrom('knowledge.indexing').select('state').executeTakeFirstOrThrow()
  expect(state).toBe('failed')
})
