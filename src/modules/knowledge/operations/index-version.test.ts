import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { extractionDigest, textDigest } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { sealVersion } from '../../datasets/index.ts'
import { aDataset, addFiles, aPublishedDataset, dataOfficer } from '../../datasets/testing.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting, worker } from '../testing.ts'
import { renewIndexes } from '../want-index.ts'
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

  const wanted: unknown[] = []
  const jobs = {
    enqueue: async (_db: unknown, operation: string, input: unknown) => void wanted.push([operation, input]),
  }
  await renewIndexes(db, { ...setting.ports, jobs }, new Date())
  expect(wanted).toEqual([['knowledge.index-version', { dataSet: id, version }]])
  await setting.index({ dataSet: id, version })
  expect((await perform(searchPassages, setting.context(anonymous), { query: 'معاهد الجزري' })).passages).toHaveLength(
    1,
  )
})

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
