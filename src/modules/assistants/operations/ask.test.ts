import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, dataOfficer } from '../../datasets/testing.ts'
import type { AssistantTables } from '../tables.ts'
import { anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'

const network = `# شبكة المعاهد

انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.

## الميزانية

وقت نشر هذه الوثيقة، لم تُعلن ميزانية الشبكة بعد.
`

test('a question is answered by sentences of a published document, with their place and their source', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id, version } = await setting.knowledge.publish({ 'ar/network.md': network })
  const told: unknown[] = []

  const answer = await perform(
    ask,
    setting.context(anonymous, (event) => told.push(event)),
    {
      question: 'متى انطلقت الشبكة الوطنية للمعاهد؟',
      language: 'ar',
    },
  )

  expect(answer.answer.quotes[0]).toMatchObject({
    text: 'انطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.',
    dataSet: id,
    version,
    document: { path: 'ar/network.md', title: 'network.md' },
    page: 1,
    provenance: 'primary',
  })
  expect(answer).toMatchObject({
    abstained: false,
    reason: null,
    language: 'ar',
    masked: [],
    answer: { differ: false },
  })
  expect(told).toEqual([
    { phase: 'searching' },
    { phase: 'reading', passages: 2 },
    ...answer.answer.quotes.map((quote) => ({ phase: 'found', quote })),
  ])
})

test('quotes of one document are shown in the order in which they stand in it', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const ceremony = 'احتضنت مدينة الرباط حفل الانطلاق.'
  const launch = 'انطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.'
  await setting.knowledge.publish({ 'a.md': `# شبكة\n\n${ceremony} ${launch}` })

  const { answer } = await perform(ask, setting.context(anonymous), {
    question: 'في أي يوم انطلقت معاهد الجزري، وفي أي مدينة؟',
  })

  expect(answer.quotes.map(({ text }) => text)).toEqual([ceremony, launch])
  // The other way round than they were chosen.
  expect(answer.quotes[0]!.score).toBeLessThan(answer.quotes[1]!.score)
})

test('what the documents do not say is not answered, and what stands nearby is no answer', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await setting.knowledge.publish({ 'ar/network.md': network })
  const context = setting.context(anonymous)

  const budget = await perform(ask, context, { question: 'كم تبلغ ميزانية الشبكة الوطنية للمعاهد؟' })
  expect(budget).toMatchObject({
    abstained: true,
    reason: 'below-threshold',
    answer: { quotes: [] },
    searched: { dataSets: 1 },
  })
  expect(budget.answer.nearby.length).toBeGreaterThan(0)
  const train = await perform(ask, context, { question: 'ما هو سعر تذكرة القطار إلى فاس؟' })
  expect(train).toMatchObject({ abstained: true, reason: 'no-evidence', answer: { quotes: [], nearby: [] } })
})

test('where nothing is published that the caller may read, the answer says so', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const asked = { question: 'متى انطلقت الشبكة؟' }
  const nothing = { abstained: true, reason: 'nothing-published', answer: { nearby: [] }, versions: [] }

  expect(await perform(ask, setting.context(anonymous), asked)).toMatchObject(nothing)

  const inside = { secrecy: 'internal', personal: 'none', sectors: [], residency: 'anywhere' }
  const { id } = await setting.knowledge.publish({ 'ar/network.md': network }, inside)
  expect(await perform(ask, setting.context(anonymous), asked)).toMatchObject(nothing)
  expect(await perform(ask, setting.context(anonymous), { ...asked, in: [id] })).toMatchObject(nothing)
  expect(await perform(ask, setting.context(dataOfficer), { ...asked, in: [id] })).toMatchObject({ abstained: false })
})

test('a question may be narrowed to data sets, by id or by slug', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id } = await setting.knowledge.publish({ 'ar/network.md': network }, { slug: 'network' })
  const other = await setting.knowledge.publish({ 'ar/other.md': '# ملاحظات\n\nلا علاقة لهذه الملاحظات بما سبق.' })
  const question = 'متى انطلقت الشبكة الوطنية للمعاهد؟'
  const context = setting.context(anonymous)

  for (const only of [[id], ['network'], ['network', other.id]]) {
    const answer = await perform(ask, context, { question, in: only })
    expect(answer.answer.quotes.map(({ dataSet }) => dataSet)).toContain(id)
  }
  expect(await perform(ask, context, { question, in: [other.id] })).toMatchObject({ abstained: true })
})

test('what identifies a person is masked before anything is stored, and a case of one’s own is no document’s matter', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await setting.knowledge.publish({ 'ar/network.md': network })

  const answer = await perform(ask, setting.context(anonymous), {
    question: 'بطاقتي رقم AB123456، هل قُبل ملفي في الشبكة الوطنية للمعاهد؟',
  })

  expect(answer).toMatchObject({ abstained: true, reason: 'personal-case', masked: [{ type: 'ma.cin', count: 1 }] })
  const rows = await db.selectFrom('assistants.answer').selectAll().execute()
  expect(JSON.stringify([answer, rows])).not.toContain('AB123456')
})

test('a source’s own words are quoted before somebody’s account of them', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await setting.knowledge.publish(
    { 'ar/account.md': '# رواية\n\nانطلقت الشبكة الوطنية للمعاهد بالرباط يوم 12 يناير 2026.' },
    { provenance: 'restated' },
  )
  const source = await setting.knowledge.publish({ 'ar/network.md': network })

  const answer = await perform(ask, setting.context(anonymous), {
    question: 'متى انطلقت الشبكة الوطنية للمعاهد؟',
  })

  expect(answer.answer.quotes[0]).toMatchObject({ dataSet: source.id, provenance: 'primary' })
})
