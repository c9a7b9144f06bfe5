import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, dataOfficer, member } from '../../datasets/testing.ts'
import { aProgrammesSetting, aRecord, digestOf } from '../testing.ts'
import { proposeRecord } from './propose-record.ts'
import { suggestValues } from './suggest-values.ts'

const launch = `# لقاء يناير

حمل اللقاء عنوان «AI Made in Morocco» ونظمته وزارة الانتقال الرقمي وإصلاح الإدارة يوم 12 يناير 2026.

انتهى اللقاء بثماني شراكات موقعة. حضره الشركاء يوم الاثنين.
`
const ministry = 'وزارة الانتقال الرقمي وإصلاح الإدارة'

async function aSetting() {
  const database = await freshDatabase<never>()
  const setting = await aProgrammesSetting(database)
  const published = await setting.knowledge.publish({ 'ar/launch.md': launch })
  await aRecord(setting, {
    kind: 'organisation',
    slug: 'ministry',
    fields: { name: [{ texts: { ar: ministry }, citations: [{ document: digestOf(launch), words: ministry }] }] },
  })
  return {
    ...setting,
    database,
    place: { dataSet: published.id, version: published.version, path: 'ar/launch.md', page: 1 },
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('the sentences of a passage come with what they may support, each with its place', async () => {
  await using setting = await aSetting()
  const input = { kind: 'event', ...setting.place }
  const { sentences, records } = await perform(suggestValues, setting.context(dataOfficer), input)

  expect(sentences).toHaveLength(3)
  expect(sentences[0]).toMatchObject({ document: digestOf(launch), page: 1, path: 'ar/launch.md' })
  expect(sentences[0]!.suggestions).toEqual(
    expect.arrayContaining([
      { field: 'startsOn', rule: 'date', value: { date: '2026-01-12' }, words: '12 يناير 2026' },
      { field: 'organiser', rule: 'record', value: { record: 'ministry' }, words: null },
    ]),
  )
  expect(records).toMatchObject([{ slug: 'ministry', title: { ar: ministry } }])
  expect(sentences[2]!.suggestions.map(({ rule }) => rule)).toEqual(['sentence'])
})

test('what is proposed can be proposed for a record as it came, and nothing is kept before', async () => {
  await using setting = await aSetting()
  const context = setting.context(dataOfficer)
  const { sentences } = await perform(suggestValues, context, { kind: 'event', query: 'شراكات موقعة في اللقاء' })
  const found = sentences.flatMap(({ suggestions, document, page, start, end }) =>
    suggestions.map(({ field, value }) => ({
      field,
      value: { ...value, citations: [{ document, page, start, end }] },
    })),
  )
  const fields = Object.fromEntries(
    [...Map.groupBy(found, ({ field }) => field)].map(([field, values]) => [field, values.map(({ value }) => value)]),
  )
  await perform(proposeRecord, context, { kind: 'event', slug: 'launch', fields })
})

test('a part of a page gives its own sentences, and a stretch beyond it none', async () => {
  await using setting = await aSetting()
  const at = launch.indexOf('بثماني')
  const ask = (start: number, end: number) =>
    perform(suggestValues, setting.context(dataOfficer), { kind: 'agreement', ...setting.place, start, end })
  expect((await ask(at, at + 3)).sentences.map(({ text }) => text)).toEqual(['انتهى اللقاء بثماني شراكات موقعة.'])
  expect((await ask(90_000, 90_001)).sentences).toEqual([])
})

test('who may not read a page is told nothing of it, and who may not propose is refused', async () => {
  await using setting = await aSetting()
  const closed = await setting.knowledge.publish({ 'ar/closed.md': 'سر لا يقرأه أحد.\n' })
  await sql`update datasets.dataset set secrecy = 'very-sensitive' where id = ${closed.id}`.execute(setting.database)
  const place = { kind: 'event', dataSet: closed.id, version: closed.version, path: 'ar/closed.md', page: 1 }
  const hidden = perform(suggestValues, setting.context(dataOfficer), place)
  await expect(hidden).rejects.toMatchObject({ code: 'dataset.not-found' })
  const mixed = perform(suggestValues, setting.context(dataOfficer), { ...place, dataSet: setting.place.dataSet })
  await expect(mixed).rejects.toMatchObject({ code: 'dataset.not-found' })
  const { sentences } = await perform(suggestValues, setting.context(dataOfficer), { kind: 'event', query: 'سر' })
  expect(sentences.map(({ path }) => path)).not.toContain('ar/closed.md')

  for (const principal of [anonymous, member]) {
    const asking = perform(suggestValues, setting.context(principal), { kind: 'event', ...setting.place })
    await expect(asking).rejects.toMatchObject({ status: principal === anonymous ? 401 : 403 })
  }
})

test('a passage is a place or what is searched for, and not both', async () => {
  await using setting = await aSetting()
  const ask = (input: object) => perform(suggestValues, setting.context(dataOfficer), { kind: 'event', ...input })
  const missing = (path: string) => ({ code: 'request.invalid', fields: [{ path, fault: 'missing' }] })
  await expect(ask({})).rejects.toMatchObject(missing('query'))
  await expect(ask({ dataSet: setting.place.dataSet })).rejects.toMatchObject(missing('path'))
  await expect(ask({ ...setting.place, query: 'شراكات' })).rejects.toMatchObject({ code: 'request.invalid' })
})
