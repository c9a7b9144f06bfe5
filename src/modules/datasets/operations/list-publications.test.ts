import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { DatasetTables } from '../tables.ts'
import { aDatasetSetting, anonymous, aPublishedDataset, dataOfficer } from '../testing.ts'
import { addFile } from './add-file.ts'
import { listPublications } from './list-publications.ts'
import { publishVersion } from './publish-version.ts'
import { sealVersion } from './seal-version.ts'

test('each version is listed when it was published first, newest first, page by page', async () => {
  await using db = await freshDatabase<DatasetTables>()
  let now = Date.parse('2026-11-21T10:00:00Z')
  await using setting = await aDatasetSetting(db, { clock: () => new Date(now++) })
  const first = await aPublishedDataset(setting, { 'a.txt': 'one' }, { slug: 'first' })
  const second = await aPublishedDataset(setting, { 'a.txt': 'two' }, { slug: 'second' })
  const context = setting.context(dataOfficer, { body: 'more' })
  await perform(addFile, context, { id: first.id, path: 'more.txt' })
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id: first.id })
  await perform(publishVersion, setting.context(dataOfficer), { id: first.id, version })

  const list = (input: object) => perform(listPublications, setting.context(anonymous), input)
  const { publications, next } = await list({})
  expect(publications.map(({ dataSet }) => dataSet.slug)).toEqual(['first', 'second', 'first'])
  expect(publications.map((publication) => publication.version)).toEqual([version, second.version, first.version])
  expect(next).toBeNull()

  const page = await list({ limit: 1 })
  expect(page.publications).toEqual(publications.slice(0, 1))
  expect(page.next).toBe(publications[0]!.cursor)
  expect((await list({ cursor: publications[1]!.cursor })).publications).toEqual(publications.slice(2))

  // What was put back is not published anew.
  await perform(publishVersion, setting.context(dataOfficer), { id: first.id, version: first.version })
  expect((await list({})).publications).toEqual(publications)
})

test('who may not read a data set is not told that it was published', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const inside = { secrecy: 'internal', personal: 'none', sectors: [], residency: ['MA'] }
  await aPublishedDataset(setting, undefined, inside)
  expect((await perform(listPublications, setting.context(anonymous), {})).publications).toEqual([])
  expect((await perform(listPublications, setting.context(dataOfficer), {})).publications).toHaveLength(1)
})

test.each(['elsewhere', 'W10', Buffer.from('["2026-01-12T00:00:00Z","ds_x","sha256:0"]').toString('base64url')])(
  'a cursor that is none of ours is refused: %s',
  async (cursor) => {
    await using db = await freshDatabase<DatasetTables>()
    await using setting = await aDatasetSetting(db)
    const listing = perform(listPublications, setting.context(anonymous), { cursor })
    await expect(listing).rejects.toMatchObject({ code: 'dataset.cursor-unknown', status: 400 })
  },
)
