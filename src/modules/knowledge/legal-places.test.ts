import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous } from '../datasets/testing.ts'
import { readPage } from './operations/read-page.ts'
import { searchPassages } from './operations/search.ts'
import { aKnowledgeSetting } from './testing.ts'

const law = `قانون رقم 09.08 يتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي

الباب الثالث: التزامات المسؤولين عن المعالجة

المادة 11

لا يحق الولوج إلى السجل إلا لمن رخص له بذلك.

المادة 12

1- تخضع معالجة المعطيات الحساسة لترخيص مسبق من اللجنة الوطنية.

2- تخضع باقي المعالجات لتصريح مسبق لدى اللجنة الوطنية.

المادة 13

تمسك اللجنة سجلا وطنيا.`

test('a passage of a law is found under its article and says where it stands', async () => {
  await using db = await freshDatabase()
  await using knowledge = await aKnowledgeSetting(db)
  await knowledge.publish({ 'law.txt': law })
  const { passages } = await perform(searchPassages, knowledge.context(anonymous), { query: 'تصريح مسبق لدى اللجنة' })
  expect(passages[0]).toMatchObject({
    text: expect.stringMatching(/^المادة 12\n/),
    place: {
      text: { kind: 'law', number: '09-08' },
      divisions: [{ label: 'الباب الثالث', title: 'التزامات المسؤولين عن المعالجة' }],
      article: '12',
      paragraph: null,
    },
  })
  expect(passages[0]?.text).not.toContain('المادة 13')
})

test('what an article stands under finds it', async () => {
  await using db = await freshDatabase()
  await using knowledge = await aKnowledgeSetting(db)
  await knowledge.publish({ 'law.txt': law })
  const { passages } = await perform(searchPassages, knowledge.context(anonymous), {
    query: 'السجل في التزامات المسؤولين عن المعالجة',
  })
  expect(passages.map(({ place }) => place?.article)).toContain('13')
})

test('a page says which stretches stand in which article', async () => {
  await using db = await freshDatabase()
  await using knowledge = await aKnowledgeSetting(db)
  const { id, version } = await knowledge.publish({ 'law.txt': law })
  const page = await perform(readPage, knowledge.context(anonymous), { dataSet: id, version, path: 'law.txt', page: 1 })
  const stated = page.places.map(({ start, end, place }) => [
    place.article,
    place.paragraph,
    page.text.slice(start, end).split('\n')[0],
  ])
  expect(stated).toEqual([
    ['11', null, 'المادة 11'],
    ['12', null, 'المادة 12'],
    ['12', '1', '1- تخضع معالجة المعطيات الحساسة لترخيص مسبق من اللجنة الوطنية.'],
    ['12', '2', '2- تخضع باقي المعالجات لتصريح مسبق لدى اللجنة الوطنية.'],
    ['13', null, 'المادة 13'],
  ])
})

test('a document that was cut before articles were known is cut anew, and the index of before is answered from what it names', async () => {
  await using db = await freshDatabase()
  await using knowledge = await aKnowledgeSetting(db)
  const { id, version } = await knowledge.publish({ 'law.txt': law })
  // As the former release left it: one passage over all, and no places.
  await sql`delete from knowledge.passage where ordinal > 0`.execute(db)
  await sql`update knowledge.passage set cut = '', start = 0, "end" = ${law.length}`.execute(db)
  await sql`update knowledge.page set outline = null`.execute(db)
  const search = () => perform(searchPassages, knowledge.context(anonymous), { query: 'تخضع معالجة المعطيات الحساسة' })
  expect((await search()).passages.find(({ start }) => start === 0)?.place).toBeNull()

  await knowledge.index({ dataSet: id, version })

  expect((await search()).passages[0]).toMatchObject({ place: { article: '12' } })
  const { rows } = await sql<{ cut: string }>`select cut from knowledge.passage where ordinal = 0`.execute(db)
  expect(rows).toEqual([{ cut: '' }])
})
