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

const [dataSets, versions] = derivations as readonly [Derivation, Derivation]

test('data sets and their published versions are counted from zero, each with its place', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const values = async () => [(await dataSets.count(db)).value, (await versions.count(db)).value]
  await aDataset(setting)
  expect(await values()).toEqual([0, 0])

  const { id, version } = await aPublishedDataset(setting)
  await addFiles(setting, id, { 'ar/more.md': '# زيادة' })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  expect(await values()).toEqual([1, 1])
  const second = await perform(publishVersion, setting.context(dataOfficer), { id })

  expect(await values()).toEqual([1, 2])
  const kind = 'data-set-version'
  const title = { ar: 'مجموعة بيانات للاختبار', en: 'A data set for a test' }
  const newest = await versions.events(db, { after: null, limit: 1 })
  const older = await versions.events(db, { after: newest!.next, limit: 1 })
  expect([...newest!.events, ...older!.events].map(({ place }) => place)).toEqual([
    { kind, dataSet: id, version: second.version, title },
    { kind, dataSet: id, version, title },
  ])
  expect(older?.next).toBeNull()
  expect(await dataSets.events(db, { after: null, limit: 10 })).toMatchObject({
    events: [{ count: 1, place: { kind, dataSet: id, version: second.version, title } }],
    next: null,
  })
})

test.each([dataSets, versions])('$name does not tell of what is not open to everybody', async ({ count, events }) => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const internal = { secrecy: 'internal', personal: 'none', residency: ['MA'] }
  await aPublishedDataset(setting, { 'a.md': '# a' }, internal)
  const { id } = await aPublishedDataset(setting)
  expect((await count(db)).value).toBe(1)

  await perform(changeMetadata, setting.context(dataOfficer), { id, ...internal })

  expect((await count(db)).value).toBe(0)
  expect((await events(db, { after: null, limit: 10 }))?.events).toEqual([])
})

test.each(['', 'elsewhere', Buffer.from('[1]').toString('base64url')])('no page begins at %j', async (after) => {
  await using db = await freshDatabase<DatasetTables>()
  expect(await versions.events(db, { after, limit: 10 })).toBeUndefined()
})
