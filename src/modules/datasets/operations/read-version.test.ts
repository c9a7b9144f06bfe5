import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { openReadership } from '../../policy/index.ts'
import { permittedVersions, readVersionFiles } from '../catalogue-store.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import type { DatasetTables } from '../tables.ts'
import {
  aDataset,
  aDatasetSetting,
  addFiles,
  anonymous,
  aPublishedDataset,
  type DatasetSetting,
  dataOfficer,
  member,
} from '../testing.ts'
import { changeMetadata } from './change-metadata.ts'
import { downloadFile } from './download-file.ts'
import { listDatasets } from './list-datasets.ts'
import { listGoldenQuestions } from './list-golden-questions.ts'
import { publishVersion } from './publish-version.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'
import { sealVersion } from './seal-version.ts'

const missingId = 'ds_zzzzzzzzzzzz'
const missingDigest = `sha256:${'0'.repeat(64)}`

/** What a caller is told, without what he said himself. */
async function told(call: Promise<unknown>): Promise<unknown> {
  const error = (await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )) as { code: string; status: number; values: Record<string, unknown>; fields: unknown } | undefined
  if (!error) return 'answered'
  const { id: _, ...values } = error.values
  return { code: error.code, status: error.status, values, fields: error.fields }
}

function everyRead(setting: DatasetSetting, principal: typeof anonymous, id: string, digest: string) {
  const context = () => setting.context(principal)
  return Promise.all([
    told(perform(readDataset, context(), { id })),
    told(perform(readVersion, context(), { id, digest })),
    told(perform(downloadFile, context(), { id, digest, path: 'a.md' })),
    told(perform(listGoldenQuestions, context(), { id, digest })),
  ])
}

test('every file of a published version is downloadable by anybody, under its SHA-256', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'ar/شبكة.md': '# شبكة', 'data.csv': 'a,b' })

  const { files } = await perform(readVersion, setting.context(anonymous), { id, digest: version })
  const downloads = await Promise.all(
    files.map(({ path }) => perform(downloadFile, setting.context(anonymous), { id, digest: version, path })),
  )

  expect(downloads).toEqual([
    {
      digest: `sha256:${createHash('sha256').update('# شبكة').digest('hex')}`,
      size: Buffer.byteLength('# شبكة'),
      mediaType: 'text/markdown',
      fileName: 'شبكة.md',
      treatment: 'plain',
    },
    {
      digest: `sha256:${createHash('sha256').update('a,b').digest('hex')}`,
      size: 3,
      mediaType: 'text/csv',
      fileName: 'data.csv',
      treatment: 'plain',
    },
  ])
})

test.each(['../a.md', 'b.md', 'a.md\u0007', '/a.md'])('there is no file at %j', async (path) => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })

  const downloading = perform(downloadFile, setting.context(anonymous), { id, digest: version, path })

  await expect(downloading).rejects.toMatchObject({ code: 'dataset.file-not-found', status: 404 })
})

test('a data set that the label conceals is answered exactly like one that is not there', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const sensitive = { secrecy: 'sensitive', personal: 'none', residency: ['MA'] }
  const concealed = await aPublishedDataset(setting, { 'a.md': 'one' }, sensitive)

  for (const principal of [anonymous, member]) {
    const answers = await everyRead(setting, principal, concealed.id, concealed.version)

    expect(answers).toEqual(await everyRead(setting, principal, missingId, missingDigest))
    expect(answers).toMatchObject(Array(4).fill({ status: 404 }))
  }
  expect(await everyRead(setting, dataOfficer, concealed.id, concealed.version)).toEqual(Array(4).fill('answered'))
})

test('a draft is answered like nothing to those who do not prepare it', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one' })
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })

  expect(await everyRead(setting, anonymous, id, version)).toEqual(
    await everyRead(setting, anonymous, missingId, missingDigest),
  )
  expect(await everyRead(setting, dataOfficer, id, version)).toEqual(Array(4).fill('answered'))
})

test('a version that was sealed but not published stays inside, beside one that is published', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id } = await aPublishedDataset(setting, { 'a.md': 'one' })
  await addFiles(setting, id, { 'a.md': 'two' })
  const { version } = await perform(sealVersion, setting.context(dataOfficer), { id })

  const reading = perform(readVersion, setting.context(anonymous), { id, digest: version })

  await expect(reading).rejects.toMatchObject({ code: 'dataset.version-not-found', status: 404 })
  const { versions } = await perform(readDataset, setting.context(anonymous), { id })
  expect(versions.map((listed) => listed.version)).not.toContain(version)
})

test('an open data set in the address does not open another’s version', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const open = await aPublishedDataset(setting, { 'a.md': 'one' })
  const internal = { secrecy: 'internal', personal: 'none', residency: ['MA'] }
  const other = await aPublishedDataset(setting, { 'a.md': 'two' }, internal)

  const [, ...ofVersion] = await everyRead(setting, anonymous, open.id, other.version)

  expect(ofVersion).toMatchObject(Array(3).fill({ code: 'dataset.version-not-found', status: 404 }))
})

test('a label that was raised counts at once', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })
  await perform(readVersion, setting.context(anonymous), { id, digest: version })
  expect(await permittedVersions(setting.db, openReadership)).toHaveLength(1)

  await perform(changeMetadata, setting.context(dataOfficer), {
    id,
    secrecy: 'internal',
    personal: 'none',
    residency: ['MA'],
  })

  await expect(perform(readVersion, setting.context(anonymous), { id, digest: version })).rejects.toMatchObject({
    status: 404,
  })
  expect(await perform(listDatasets, setting.context(anonymous), {})).toEqual({ dataSets: [], next: null })
  expect(await permittedVersions(setting.db, openReadership)).toEqual([])
})

const questions = [
  { id: 'G01', language: 'ar', question: 'متى؟', expected: 'answer', mustShow: { facts: ['F01'] } },
  { id: 'G16', language: 'ary-Latn', question: 'ch7al?', expected: 'abstain', visibility: 'sealed' },
]
const goldenFile = questions.map((question) => `${JSON.stringify(question)}\n`).join('')

test('golden questions are rows, and their file is no document', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one', [goldenQuestionsPath]: goldenFile })

  const listed = await perform(listGoldenQuestions, setting.context(anonymous), { id, digest: version })

  expect(listed).toMatchObject({ questions: [{ id: 'G01', expected: 'answer', visibility: 'public' }], sealed: 1 })
  expect(
    await db.selectFrom('datasets.golden_question').select(['id', 'language', 'answerable', 'sealed']).execute(),
  ).toEqual([
    { id: 'G01', language: 'ar', answerable: true, sealed: false },
    { id: 'G16', language: 'ary-Latn', answerable: false, sealed: true },
  ])
  expect((await readVersionFiles(setting.db, version)).map(({ path }) => path)).toEqual(['a.md'])
  const [permitted] = await permittedVersions(setting.db, openReadership, { only: [id] })
  expect(permitted?.files.map(({ path }) => path)).toEqual(['a.md'])
})

test('sealed questions do not leave with their file', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const download = async (file: string) => {
    const { id, version } = await aPublishedDataset(setting, { [goldenQuestionsPath]: file })
    return told(perform(downloadFile, setting.context(dataOfficer), { id, digest: version, path: goldenQuestionsPath }))
  }

  expect(await download(goldenFile)).toMatchObject({ code: 'dataset.sealed-file', status: 403 })
  expect(await download(goldenFile.split('\n')[0]!)).toBe('answered')
})

test('a version is published with the questions that were sealed in it', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one', [goldenQuestionsPath]: goldenFile })
  await addFiles(setting, id, { [goldenQuestionsPath]: goldenFile.replace('متى؟', 'أين؟') })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  await perform(publishVersion, setting.context(dataOfficer), { id })

  const older = await perform(listGoldenQuestions, setting.context(anonymous), { id, digest: version })

  expect(older.questions[0]?.question).toBe('متى؟')
})
