import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { DatasetTables } from '../tables.ts'
import { aDatasetSetting, anonymous, dataOfficer, datasetInput, member } from '../testing.ts'
import { changeMetadata } from './change-metadata.ts'
import { createDataset } from './create-dataset.ts'

test('the same words again find the same data set', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const input = datasetInput()

  const first = await perform(createDataset, setting.context(dataOfficer), input)
  const second = await perform(createDataset, setting.context(dataOfficer), input)

  expect(first).toMatchObject({ created: true, provenance: 'primary', publishedAt: null, currentVersion: null })
  expect(second).toEqual({ ...first, created: false })
})

test('of many equal requests at once exactly one creates', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const input = datasetInput()

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => perform(createDataset, setting.context(dataOfficer), input)),
  )

  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(answers.filter(({ created }) => created)).toHaveLength(1)
})

test('other words under the same slug are refused, and change nothing', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const input = datasetInput()
  const { id } = await perform(createDataset, setting.context(dataOfficer), input)

  const creating = perform(createDataset, setting.context(dataOfficer), { ...input, licence: 'CC0-1.0' })

  await expect(creating).rejects.toMatchObject({ code: 'dataset.slug-taken', status: 409 })
  expect(await db.selectFrom('datasets.dataset').select(['id', 'licence']).execute()).toEqual([
    { id, licence: 'CC-BY-4.0' },
  ])
})

test('another publisher may use the same slug', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const input = datasetInput()

  const one = await perform(createDataset, setting.context(dataOfficer), input)
  const other = await perform(createDataset, setting.context(dataOfficer), { ...input, publisher: 'Another one' })

  expect(other).toMatchObject({ slug: one.slug, created: true, publisher: { names: { en: 'Another one' } } })
})

test('a publisher is named by its id too, and must then be there', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { publisher } = await perform(createDataset, setting.context(dataOfficer), datasetInput())

  const again = await perform(createDataset, setting.context(dataOfficer), datasetInput({ publisher: publisher.id }))
  const unknown = perform(createDataset, setting.context(dataOfficer), datasetInput({ publisher: 'org_zzzzzzzzzzzz' }))

  expect(again.publisher).toEqual(publisher)
  await expect(unknown).rejects.toMatchObject({ code: 'dataset.publisher-not-found', status: 404 })
})

test('without a slug the title gives one', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  const dataset = await perform(
    createDataset,
    setting.context(dataOfficer),
    datasetInput({ slug: undefined, titles: { fr: 'Écoles de la région' } }),
  )

  expect(dataset.slug).toBe('ecoles-de-la-region')
})

test.each([
  [{ licence: 'WTFPL' }, 'dataset.licence-unknown'],
  [{ licence: 'cc-by-4.0' }, 'dataset.licence-unknown'],
  [{ licence: 'LicenseRef-ministry' }, 'dataset.licence-text-missing'],
  [{ licence: 'CC0-1.0', licenceText: 'All rights.' }, 'dataset.licence-text-superfluous'],
])('%j is refused as %s', async (changes, code) => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  const creating = perform(createDataset, setting.context(dataOfficer), datasetInput(changes))

  await expect(creating).rejects.toMatchObject({ code, status: 400 })
})

test('a licence of one’s own comes with its text', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  const dataset = await perform(
    createDataset,
    setting.context(dataOfficer),
    datasetInput({ licence: 'LicenseRef-ministry', licenceText: 'Reuse with the source named.' }),
  )

  expect(dataset).toMatchObject({ licence: 'LicenseRef-ministry', licenceText: 'Reuse with the source named.' })
})

test.each([
  [{ secrecy: undefined }, 'secrecy'],
  [{ secrecy: 'internal', residency: ['MA'] }, 'personal'],
  [{ secrecy: 'internal', personal: 'none' }, 'residency'],
])('a label that leaves out what it may not is refused: %j', async (changes, path) => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  const creating = perform(createDataset, setting.context(dataOfficer), datasetInput(changes))

  await expect(creating).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path, fault: expect.any(String) }],
  })
})

test('only who prepares data creates data sets', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)

  await expect(perform(createDataset, setting.context(member), datasetInput())).rejects.toMatchObject({ status: 403 })
  await expect(perform(createDataset, setting.context(anonymous), datasetInput())).rejects.toMatchObject({
    status: 401,
  })
})

test('what is said changes by its own operation, and the same words change nothing', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const created = await perform(
    createDataset,
    setting.context(dataOfficer),
    datasetInput({ licence: 'LicenseRef-ministry', licenceText: 'Ask first.', descriptions: { en: 'Old.' } }),
  )
  const change = { id: created.id, licence: 'CC0-1.0', descriptions: null, sourceUrl: 'https://example.org/data' }

  const first = await perform(changeMetadata, setting.context(dataOfficer), change)
  const second = await perform(changeMetadata, setting.context(dataOfficer), change)

  expect(first).toMatchObject({ changed: true, licence: 'CC0-1.0', licenceText: null, descriptions: null })
  expect(first.titles).toEqual(created.titles)
  expect(second).toEqual({ ...first, changed: false })
})

test('nobody gives a label that he is not cleared for himself', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id } = await perform(createDataset, setting.context(dataOfficer), datasetInput())

  const raising = perform(changeMetadata, setting.context(dataOfficer), {
    id,
    secrecy: 'very-sensitive',
    personal: 'none',
    residency: ['MA'],
  })

  await expect(raising).rejects.toMatchObject({ code: 'dataset.not-found', status: 404 })
})
