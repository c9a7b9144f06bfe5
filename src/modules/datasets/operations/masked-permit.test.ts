import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import type { DatasetTables } from '../tables.ts'
import {
  aDataset,
  aDatasetSetting,
  addFiles,
  aPublishedDataset,
  dataOfficer,
  member,
  personalLabel,
  underPermit,
} from '../testing.ts'
import { addFile } from './add-file.ts'
import { listGoldenQuestions } from './list-golden-questions.ts'
import { listPublications } from './list-publications.ts'
import { publishVersion } from './publish-version.ts'
import { readVersion } from './read-version.ts'
import { sealVersion } from './seal-version.ts'

const over = { ...personalLabel.cndp, until: '2020-01-01' }
const telephone = '0661234567'
const sentence = `Patiente X, téléphone ${telephone}`
const text = `${sentence}\n`
const source = { source: 'S1', kind: 'other', title: { fr: 'Titre' }, dateAsStated: { fr: 'hier' } }
const question = {
  id: 'Q1',
  language: 'fr',
  question: `À qui est le ${telephone} ?`,
  expected: 'answer',
  mustShow: { tokens: [[telephone]], quotes: [{ document: 'a.txt', text: `téléphone ${telephone}` }] },
  never: [telephone],
  note: sentence,
}

test('under a permit that covers people, neither a sentence nor a digest beside the files tells what is covered', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const officer = () => setting.context(dataOfficer, { body: text })
  const id = await aDataset(setting, personalLabel)
  const digest = `sha256:${createHash('sha256').update('the source').digest('hex')}`
  await perform(addFile, officer(), { id, path: 'a.txt', restates: [{ ...source, sentences: [sentence], digest }] })
  await addFiles(setting, id, { [goldenQuestionsPath]: `${JSON.stringify(question)}\n` })
  await perform(sealVersion, officer(), { id })
  const { version } = await perform(publishVersion, officer(), { id })
  const named = { id, digest: version }

  for (const personal of ['masked', 'tokenised'] as const) {
    const context = underPermit(setting.context(member), { id, version }, { personal })
    const read = await perform(readVersion, context, named)
    const { questions } = await perform(listGoldenQuestions, context, named)

    expect(read.files.map((file) => [file.path, file.digest, file.size])).toEqual([
      ['a.txt', null, null],
      [goldenQuestionsPath, null, null],
    ])
    expect(read.files[0]!.restates).toEqual([{ ...source, sentences: [] }])
    expect(questions).toMatchObject([{ id: 'Q1', mustShow: { quotes: [{ document: 'a.txt' }] } }])
    expect(JSON.stringify([read, questions])).not.toContain(telephone)
  }
  for (const context of [officer(), underPermit(setting.context(member), { id, version }, { personal: 'plain' })]) {
    const read = await perform(readVersion, context, named)
    expect(read.files[0]).toMatchObject({
      digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      size: Buffer.byteLength(text),
      restates: [{ sentences: [sentence], digest }],
    })
    expect((await perform(listGoldenQuestions, context, named)).questions).toMatchObject([question])
  }
})

test('a permit tells of the versions that it names, and of none while the rules keep them back', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const first = await aPublishedDataset(setting, { 'a.txt': 'one' }, personalLabel)
  const { id } = first
  await addFiles(setting, id, { 'a.txt': 'two' })
  await perform(sealVersion, setting.context(dataOfficer), { id })
  const second = await perform(publishVersion, setting.context(dataOfficer), { id })
  const listed = async (version: string) => {
    const context = underPermit(setting.context(member), { id, version })
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await perform(listPublications, context, { limit: 1, ...(cursor && { cursor }) })
      all.push(...page.publications.map((publication) => publication.version))
      cursor = page.next ?? undefined
    } while (cursor)
    return all
  }

  // One that is not the current one any more is read by name all the same.
  expect(await listed(first.version)).toEqual([first.version])
  expect(await listed(second.version)).toEqual([second.version])
  await db
    .updateTable('datasets.dataset')
    .set({ cndp: JSON.stringify(over) })
    .where('id', '=', id)
    .execute()
  expect(await listed(second.version)).toEqual([])
})
