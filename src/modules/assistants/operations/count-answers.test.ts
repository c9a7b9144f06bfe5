import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../datasets/testing.ts'
import type { AssistantTables } from '../tables.ts'
import { anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'
import { countAnswers } from './count-answers.ts'

test('answers and abstentions are counted from zero, and it is said since when', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const context = setting.context(anonymous)
  const before = await perform(countAnswers, context, {})
  expect(before).toMatchObject({ answered: 0, abstained: 0 })
  expect(Date.parse(before.since)).toBeLessThanOrEqual(Date.now())

  await setting.knowledge.publish({ 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية عام 2026.' })
  await perform(ask, context, { question: 'متى انطلقت الشبكة الوطنية؟' })
  await perform(ask, context, { question: 'كم ميزانية الشبكة الوطنية؟' })
  await perform(ask, context, { question: 'ما ثمن التذكرة؟' })
  expect(await perform(countAnswers, context, {})).toEqual({ since: before.since, answered: 1, abstained: 2 })
})
