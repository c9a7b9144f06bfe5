import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { goldenQuestionsPath } from './golden-question.ts'
import { addFile } from './operations/add-file.ts'
import { sweepObjects } from './sweep-objects.ts'
import type { DatasetTables } from './tables.ts'
import { aDataset, aDatasetSetting, addFiles, aPublishedDataset, dataOfficer } from './testing.ts'

const hour = 60 * 60 * 1000
const questions = '{"id":"G16","language":"ar","question":"كم؟","expected":"abstain"}'

test('an object that nothing names is collected after an hour, and one that something names never', async () => {
  await using db = await freshDatabase<DatasetTables>()
  const start = Date.now()
  await using setting = await aDatasetSetting(db, { clock: () => new Date(start) })
  const { id } = await aPublishedDataset(setting, { 'a.md': 'sealed', [goldenQuestionsPath]: questions })
  await addFiles(setting, id, { 'b.md': 'replaced', [goldenQuestionsPath]: questions.replace('G16', 'G17') })
  await addFiles(setting, id, { 'b.md': 'kept', [goldenQuestionsPath]: questions.replace('G16', 'G18') })
  const sweep = (now: number) => sweepObjects(setting.db, setting.objects, new Date(now))

  expect(await sweep(start + hour - 1)).toBe(0)
  expect(await sweep(start + hour + 1)).toBe(2)
  expect(await sweep(start + 2 * hour)).toBe(0)

  const named = await db.selectFrom('datasets.uploaded_object').select('digest').execute()
  expect(named).toHaveLength(4)
  for (const { digest } of named) expect(await setting.objects.sizeOf(digest as `sha256:${string}`)).toBeDefined()
  const rows = await db.selectFrom('datasets.golden_question').select('id').orderBy('id').execute()
  expect(rows.map((row) => row.id)).toEqual(['G16', 'G18'])
})

test('an upload that was collected before its row could name it is refused, and may come again', async () => {
  await using db = await freshDatabase<DatasetTables>()
  const start = Date.now()
  await using setting = await aDatasetSetting(db, { clock: () => new Date(start) })
  const id = await aDataset(setting)
  const context = setting.context(dataOfficer, { body: questions })
  // Golden questions are read back when the upload is noted and not yet named.
  const open: typeof setting.objects.open = async (digest) => {
    const content = await setting.objects.open(digest)
    await sweepObjects(setting.db, setting.objects, new Date(start + 2 * hour))
    return content
  }

  const adding = perform(
    addFile,
    { ...context, objects: { ...setting.objects, open } },
    { id, path: goldenQuestionsPath },
  )

  await expect(adding).rejects.toMatchObject({ code: 'dataset.object-lost', status: 503 })
  expect(await db.selectFrom('datasets.draft_file').selectAll().execute()).toEqual([])
  await addFiles(setting, id, { [goldenQuestionsPath]: questions })
})

test('an upload that is being named is not collected', async () => {
  await using db = await freshDatabase<DatasetTables>()
  const start = Date.now()
  await using setting = await aDatasetSetting(db, { clock: () => new Date(start) })
  const id = await aDataset(setting)
  const context = setting.context(dataOfficer, { body: 'one' })
  // The operation asks for the size in its transaction, before it names the object.
  const sizeOf: typeof setting.objects.sizeOf = async (digest) => {
    const now = new Date(start + 2 * hour)
    expect(await sweepObjects(setting.db, setting.objects, now)).toBe(0)
    return setting.objects.sizeOf(digest)
  }

  const added = await perform(addFile, { ...context, objects: { ...setting.objects, sizeOf } }, { id, path: 'a.md' })

  expect(await setting.objects.sizeOf(added.digest as `sha256:${string}`)).toBe(3)
})
