import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { derivations } from './derivations.ts'
import { changeMetadata } from './operations/change-metadata.ts'
import { publishVersion } from './operations/publish-version.ts'
import { sealVersion } from './operations/seal-version.ts'
import type { DatasetTables } from './tables.ts'
import { aDataset, aDatasetSetting, addFiles, aPublishedDataset, dataOfficer } from './testing.ts'

const [published] = derivations as readonly [Derivation]

test('published versions are counted from zero, each with its place', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  expect(await published.count(db)).toEqual({ value: 0, since: null })
  await aDataset(setting)

  const { id, version } = await aPublishedDataset(setting)
  await addFiles(setting, id, { 'ar/more.md': '# زيادة' })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  expect((await published.count(db)).value).toBe(1)
  const second = await perform(publishVersion, setting.context(dataOfficer), { id })

  expect((await published.count(db)).value).toBe(2)
  const newest = await published.events(db, { after: null, limit: 1 })
  const title = { ar: 'مجموعة بيانات للاختبار', en: 'A data set for a test' }
  expect(newest?.events.map(({ place }) => place)).toEqual([
    { kind: 'data-set-version', dataSet: id, version: second.version, title },
  ])
  const older = await published.events(db, { after: newest!.next, limit: 1 })
  expect(older?.events.map(({ place, count }) => ({ place, count }))).toEqual([
    { place: { kind: 'data-set-version', dataSet: id, version, title }, count: 1 },
  ])
  expect(older?.next).toBeNull()
})

test('the number does not tell of what is not open to everybody', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  await aPublishedDataset(setting, { 'a.md': '# a' }, { secrecy: 'internal', personal: 'none', residency: ['MA'] })
  const { id } = await aPublishedDataset(setting)
  expect((await published.count(db)).value).toBe(1)

  await perform(changeMetadata, setting.context(dataOfficer), {
    id,
    secrecy: 'internal',
    personal: 'none',
    residency: ['MA'],
  })

  expect((await published.count(db)).value).toBe(0)
  expect((await published.events(db, { after: null, limit: 10 }))?.events).toEqual([])
})

test.each(['', 'elsewhere', Buffer.from('[1]').toString('base64url')])('no page begins at %j', async (after) => {
  await using db = await freshDatabase<DatasetTables>()
  expect(await published.events(db, { after, limit: 10 })).toBeUndefined()
})
