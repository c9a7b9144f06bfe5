import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import type { DatasetTables } from '../tables.ts'
import { aDataset, aDatasetSetting, addFiles, anonymous, type DatasetSetting, dataOfficer } from '../testing.ts'
import { maxFiles } from '../version.ts'
import { addFile } from './add-file.ts'
import { readDraft } from './read-draft.ts'
import { removeFile } from './remove-file.ts'

const restates = [
  {
    source: 'S1',
    kind: 'ministry' as const,
    title: { ar: 'بلاغ صحفي للوزارة' },
    dateAsStated: { en: '1 and 2 July 2025' },
    sentences: ['# شبكة'],
  },
]

function add(setting: DatasetSetting, id: string, path: string, body: string, said: object = {}) {
  return perform(addFile, setting.context(dataOfficer, { body }), { id, path, ...said })
}

test('a file is kept under its SHA-256', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)

  const added = await add(setting, id, 'ar/شبكة.md', '# شبكة', { language: 'ar', titles: { ar: 'الشبكة' }, restates })

  const digest = `sha256:${createHash('sha256').update('# شبكة').digest('hex')}`
  expect(added).toEqual({
    dataSet: id,
    path: 'ar/شبكة.md',
    digest,
    size: Buffer.byteLength('# شبكة'),
    mediaType: 'text/markdown',
    language: 'ar',
    titles: { ar: 'الشبكة' },
    restates,
    change: 'added',
  })
  expect(await setting.objects.sizeOf(digest as `sha256:${string}`)).toBe(added.size)
})

test('the same content again changes nothing; other content or other words say so', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await add(setting, id, 'a.md', 'one', { titles: { en: 'One' } })

  const changes = [
    await add(setting, id, 'a.md', 'one'),
    await add(setting, id, 'a.md', 'one', { titles: { en: 'One' } }),
    await add(setting, id, 'a.md', 'one', { titles: { en: 'First' } }),
    await add(setting, id, 'a.md', 'two'),
    await add(setting, id, 'a.md', 'two', { language: 'en' }),
  ]

  expect(changes.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'described', 'replaced', 'described'])
  expect(changes.at(-1)).toMatchObject({ titles: { en: 'First' }, language: 'en' })
})

test('what is said comes as JSON text too, as an address carries it', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)

  const added = await add(setting, id, 'a.md', 'one', {
    titles: '{"fr":"Un"}',
    restates: JSON.stringify(restates),
  })

  expect(added).toMatchObject({ titles: { fr: 'Un' }, restates })
  await expect(add(setting, id, 'a.md', 'one', { titles: '{"fr":' })).rejects.toMatchObject({ code: 'request.invalid' })
})

test.each([
  ['../escape.md', 'dots'],
  ['/etc/passwd', 'absolute'],
  ['report\u202Efdp.exe', 'direction'],
  ['report\u0007.md', 'invisible'],
  ['a'.repeat(201), 'tooLong'],
])('the path %j is refused before a byte is read', async (path, fault) => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  let read = 0
  const body = (async function* () {
    read += 1
    yield new Uint8Array(1)
  })()

  const adding = perform(addFile, setting.context(dataOfficer, { body }), { id, path })

  await expect(adding).rejects.toMatchObject({ code: 'dataset.path-refused', status: 400, values: { fault } })
  expect(read).toBe(0)
})

test('nothing is read from who may not write', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  let read = 0
  const body = (async function* () {
    read += 1
    yield new Uint8Array(1)
  })()

  const adding = perform(addFile, setting.context(anonymous, { body }), { id, path: 'a.md' })

  await expect(adding).rejects.toMatchObject({ code: 'dataset.not-found' })
  expect(read).toBe(0)
})

test('a file that is too large is refused while it comes, and leaves nothing', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db, { maxFileBytes: 1000 })
  const id = await aDataset(setting)
  let read = 0
  const body = (async function* () {
    for (; read < 1000; read++) yield new Uint8Array(100)
  })()

  const adding = perform(addFile, setting.context(dataOfficer, { body }), { id, path: 'a.bin' })

  await expect(adding).rejects.toMatchObject({ code: 'dataset.file-too-large', status: 413, values: { maximum: 1000 } })
  expect(read).toBeLessThan(20)
  expect(await perform(readDraft, setting.context(dataOfficer), { id })).toMatchObject({ files: [], digest: null })
})

test('an upload without a body is refused', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)

  const adding = perform(addFile, setting.context(dataOfficer), { id, path: 'a.md' })

  await expect(adding).rejects.toMatchObject({ code: 'dataset.body-missing' })
})

test('of two that put the same path at once one stands, whole', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)

  const answers = await Promise.all(
    ['one', 'two', 'one', 'two', 'three'].map((body) => add(setting, id, 'a.md', body, { titles: { en: body } })),
  )

  const { files } = await perform(readDraft, setting.context(dataOfficer), { id })
  expect(files).toHaveLength(1)
  expect(answers.filter(({ change }) => change === 'added')).toHaveLength(1)
  expect(answers.map(({ digest }) => digest)).toContain(files[0]?.digest)
  const told = answers.find(({ digest }) => digest === files[0]?.digest)
  expect(files[0]?.titles).toEqual(told?.titles)
})

test('a full draft takes no other file, but another content of one it has', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const digest = `sha256:${'0'.repeat(64)}`
  await db
    .insertInto('datasets.draft_file')
    .values(Array.from({ length: maxFiles - 1 }, (_, i) => ({ dataset_id: id, path: `${i}.md`, digest, size: 0 })))
    .execute()

  const answers = await Promise.allSettled(['x.md', 'y.md', 'z.md'].map((path) => add(setting, id, path, 'one')))

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const answer of answers) {
    if (answer.status === 'rejected')
      expect(answer.reason).toMatchObject({ code: 'dataset.too-many-files', status: 409 })
  }
  expect(await add(setting, id, '0.md', 'one')).toMatchObject({ change: 'replaced' })
})

test('golden questions are refused with the line that is not one', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const question = { id: 'G16', language: 'ar', question: 'كم؟', expected: 'abstain' }

  const adding = add(setting, id, goldenQuestionsPath, `${JSON.stringify(question)}\n{"id":"G17"}\n`)

  await expect(adding).rejects.toMatchObject({
    code: 'dataset.golden-questions-refused',
    values: { line: 2, fault: 'wrongForm' },
  })
})

test('a file that was taken out is gone from the draft', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  await addFiles(setting, id, { 'a.md': 'one', 'b.md': 'two' })

  const first = await perform(removeFile, setting.context(dataOfficer), { id, path: 'a.md' })
  const second = await perform(removeFile, setting.context(dataOfficer), { id, path: 'a.md' })
  const hostile = await perform(removeFile, setting.context(dataOfficer), { id, path: '../b.md' })

  expect([first.removed, second.removed, hostile.removed]).toEqual([true, false, false])
  const { files } = await perform(readDraft, setting.context(dataOfficer), { id })
  expect(files.map(({ path }) => path)).toEqual(['b.md'])
})

test('a caller who hangs up leaves nothing in the draft', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const id = await aDataset(setting)
  const abort = new AbortController()
  const body = (async function* () {
    yield new Uint8Array(10)
    abort.abort(new Error('the caller hung up'))
    await delay(1)
    yield new Uint8Array(10)
  })()

  const adding = perform(
    addFile,
    { ...setting.context(dataOfficer, { body }), signal: abort.signal },
    { id, path: 'a.bin' },
  )

  await expect(adding).rejects.toThrow()
  expect(await perform(readDraft, setting.context(dataOfficer), { id })).toMatchObject({ files: [] })
})
