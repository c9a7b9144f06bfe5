import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { openReadership } from '../../policy/index.ts'
import { permittedVersions } from '../catalogue-store.ts'
import type { DatasetTables } from '../tables.ts'
import { aDataset, aDatasetSetting, addFiles, anonymous, aPublishedDataset, dataOfficer, member } from '../testing.ts'
import { addFile } from './add-file.ts'
import { publishVersion } from './publish-version.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'
import { sealVersion } from './seal-version.ts'

test('the same content is the same version, whatever is said about its files', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one', 'b.md': 'two' })
  const first = await perform(sealVersion, setting.context(dataOfficer), { id })

  await perform(addFile, setting.context(dataOfficer, { body: 'one' }), { id, path: 'a.md', titles: { en: 'One' } })
  const second = await perform(sealVersion, setting.context(dataOfficer), { id })

  expect(first).toMatchObject({ created: true, files: 2, size: 6, publishedAt: null })
  expect(second).toEqual({ ...first, created: false })
})

test('the same files in another data set, added in another order, make a version of the same name', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  const one = await aPublishedDataset(setting, { 'a.md': 'one', 'b.md': 'two' })
  const other = await aPublishedDataset(setting, { 'b.md': 'two', 'a.md': 'one' })

  expect(other.version).toBe(one.version)
  expect(other.id).not.toBe(one.id)
})

test('of many seals at once exactly one creates the version', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one' })

  const answers = await Promise.all(
    Array.from({ length: 6 }, () => perform(sealVersion, setting.context(dataOfficer), { id })),
  )

  expect(answers.filter(({ created }) => created)).toHaveLength(1)
  expect(new Set(answers.map(({ version }) => version)).size).toBe(1)
  expect(await db.selectFrom('datasets.version_file').select('path').execute()).toEqual([{ path: 'a.md' }])
})

test('a version sealed while files are added holds what its name says', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one' })
  const body = (i: number) => ({ body: `content ${i}` })

  const [sealed] = await Promise.all([
    perform(sealVersion, setting.context(dataOfficer), { id }),
    ...Array.from({ length: 4 }, (_, i) =>
      perform(addFile, setting.context(dataOfficer, body(i)), { id, path: `${i}.md` }),
    ),
    perform(sealVersion, setting.context(dataOfficer), { id }),
  ])

  const version = await perform(readVersion, setting.context(dataOfficer), { id, digest: sealed.version })
  expect(version.files).toHaveLength(sealed.files)
  const again = await aDataset(setting)
  for (const { path } of version.files) {
    const i = Number.parseInt(path, 10)
    await addFiles(setting, again, { [path]: Number.isNaN(i) ? 'one' : `content ${i}` })
  }
  expect((await perform(sealVersion, setting.context(dataOfficer), { id: again })).version).toBe(sealed.version)
})

test('a sealed version does not change, not even by hand', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })

  await expect(db.updateTable('datasets.version_file').set({ path: 'b.md' }).execute()).rejects.toThrow('sealed')
  await expect(db.deleteFrom('datasets.version_file').execute()).rejects.toThrow('sealed')
  await expect(db.updateTable('datasets.version').set({ size: 9 }).execute()).rejects.toThrow('sealed')
  expect(await perform(readVersion, setting.context(anonymous), { id, digest: version })).toMatchObject({
    files: [{ path: 'a.md', size: 3 }],
  })
})

test('an empty draft is not sealed, and nothing sealed is not published', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)

  await expect(perform(sealVersion, setting.context(dataOfficer), { id })).rejects.toMatchObject({
    code: 'dataset.draft-empty',
  })
  await expect(perform(publishVersion, setting.context(dataOfficer), { id })).rejects.toMatchObject({
    code: 'dataset.nothing-sealed',
  })
})

test('publishing twice changes nothing, and tells nobody twice', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one' })
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })

  const answers = await Promise.all(
    Array.from({ length: 4 }, () => perform(publishVersion, setting.context(dataOfficer), { id })),
  )
  const rows = () => Promise.all([db.selectFrom('datasets.dataset').selectAll().execute(), versions()])
  const versions = () => db.selectFrom('datasets.version').selectAll().execute()
  const before = await rows()
  const later = await perform(publishVersion, setting.context(dataOfficer), { id, version })

  expect(answers.filter(({ changed }) => changed)).toHaveLength(1)
  expect(later.changed).toBe(false)
  expect(await rows()).toEqual(before)
  expect(setting.sealed).toEqual([{ dataSet: id, version }])
})

test('nothing is sealed when what must follow cannot be wanted', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one' })
  const failing = { ...setting.context(dataOfficer), versionSealed: () => Promise.reject(new Error('no queue')) }

  await expect(perform(sealVersion, failing, { id })).rejects.toThrow('no queue')

  expect(await db.selectFrom('datasets.version').selectAll().execute()).toEqual([])
})

test('an older version can be put back, and keeps the time of its first publication', async () => {
  await using db = await freshDatabase<DatasetTables>()
  let now = new Date('2026-01-12T09:00:00Z')
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const first = await aPublishedDataset(setting, { 'a.md': 'one' })
  now = new Date('2026-01-13T09:00:00Z')
  const { id } = first
  await addFiles(setting, id, { 'a.md': 'two' })
  const second = await perform(sealVersion, setting.context(dataOfficer), { id })
  await perform(publishVersion, setting.context(dataOfficer), { id })

  const back = await perform(publishVersion, setting.context(dataOfficer), { id, version: first.version })

  expect(back).toMatchObject({ version: first.version, changed: true, publishedAt: '2026-01-12T09:00:00.000Z' })
  expect(await perform(readDataset, setting.context(anonymous), { id })).toMatchObject({
    currentVersion: first.version,
    publishedAt: '2026-01-12T09:00:00.000Z',
    versions: [{ version: second.version }, { version: first.version }],
  })
})

test('what was sealed last is published, also when it was sealed before', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })
  await addFiles(setting, id, { 'a.md': 'two' })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  await perform(publishVersion, setting.context(dataOfficer), { id })
  await addFiles(setting, id, { 'a.md': 'one' })
  expect(await perform(sealVersion, setting.context(dataOfficer), { id })).toMatchObject({ created: false })

  expect(await perform(publishVersion, setting.context(dataOfficer), { id })).toMatchObject({ version, changed: true })
})

test('another data set’s version is not published here', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const other = await aPublishedDataset(setting)

  const publishing = perform(publishVersion, setting.context(dataOfficer), { id, version: other.version })

  await expect(publishing).rejects.toMatchObject({ code: 'dataset.version-not-found', status: 404 })
})

test('what is said about a file shows at once in its published version, which stays the same', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })

  await perform(addFile, setting.context(dataOfficer, { body: 'one' }), { id, path: 'a.md', titles: { en: 'One' } })

  expect(await perform(readVersion, setting.context(member), { id, digest: version })).toMatchObject({
    version,
    files: [{ path: 'a.md', titles: { en: 'One' } }],
  })
  const [permitted] = await permittedVersions(setting.db, openReadership)
  expect(permitted).toMatchObject({ dataSet: id, version, files: [{ path: 'a.md', titles: { en: 'One' } }] })
})
