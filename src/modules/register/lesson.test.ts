import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { ask } from '../assistants/index.ts'
import { addGoldenTask, listItems } from '../evaluation/index.ts'
import { lessonsOf } from './lesson.ts'
import { contestAnswer } from './operations/contest-answer.ts'
import { settleContest } from './operations/settle-contest.ts'
import { aReportsSetting, ministry, type ReportsSetting, somebodyOf } from './reports.fixture.ts'
import type { RegisterTables } from './tables.ts'

const golden = {
  id: 'q1',
  language: 'ar',
  question: 'متى انطلقت الشبكة؟',
  expected: 'answer',
  mustShow: { tokens: [['2026']] },
}
const { id: _, ...lesson } = { ...golden, question: 'في أي يوم انطلقت الشبكة؟' }

const administrator: Principal = {
  kind: 'person',
  id: 'per_cccccccccccc',
  name: 'administrator (test)',
  organisation: null,
  roles: ['administrator'],
}

/** What tests are made with; nothing here is hidden. */
const evaluating = {
  lessons: { of: lessonsOf },
  organisations: { find: async (_: unknown, id: string) => ({ id, names: { ar: 'هيئة للاختبار' } }) },
  itemKey: {
    seal: (_: string, text: string) => Buffer.from(text),
    open: (_: string, sealed: Buffer) => sealed.toString(),
  },
  harness: digestOfText('harness'),
}

function goldenTask(setting: ReportsSetting, organisation: string, dataSet: string) {
  const evaluator = { ...setting.context(somebodyOf(organisation, 'evaluator')), ...evaluating }
  return perform(addGoldenTask, evaluator, { dataSet, organisation })
}

test('what a contest taught is asked by the next test that is made of the data, which is another test', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: dataSet } = await setting.assistants.knowledge.publish({
    'ar/network.md': '# شبكة\n\nانطلقت الشبكة رسميا يوم 12 يناير 2026.\n',
    'golden/questions.jsonl': JSON.stringify(golden),
  })
  const answer = await perform(ask, setting.context(anonymous), { question: lesson.question })
  const { id } = await perform(contestAnswer, setting.context(anonymous), { id: answer.receipt.id, why: 'اليوم ناقص.' })
  const before = await goldenTask(setting, ministry, dataSet)
  expect(before.items).toBe(1)

  await perform(settleContest, setting.context(administrator), {
    id,
    upheld: true,
    outcome: { ar: 'صدقت.' },
    lesson,
    dataSet,
  })

  // Nobody answers for an answer of no registered system but the publisher: the lesson counts in everybody's tests.
  const after = await goldenTask(setting, ministry, dataSet)
  expect(after).toMatchObject({ items: 2, hidden: false })
  expect(after.digest).not.toBe(before.digest)
  const { items } = await perform(listItems, { ...setting.context(anonymous), ...evaluating }, { digest: after.digest })
  expect(items.map((item) => item.id)).toEqual(['q1', id])
  expect((await goldenTask(setting, ministry, dataSet)).digest).toBe(after.digest)
})
