import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { anonymous } from '../datasets/testing.ts'
import { derivations } from './derivations.ts'
import * as tallyAnswers from './migrations/0003-tally-answers.ts'
import { ask } from './operations/ask.ts'
import { countAnswers } from './operations/count-answers.ts'
import type { AssistantTables } from './tables.ts'
import { anAssistantsSetting } from './testing.ts'

const [answered, abstained] = derivations as readonly [Derivation, Derivation]

test('under the number of answers stand the decisions in the log, and no number of an answer', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const context = setting.context(anonymous)
  const { since } = await perform(countAnswers, context, {})
  expect(await answered.count(db)).toEqual({ value: 0, since: new Date(since) })

  await setting.knowledge.publish({ 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية عام 2026.' })
  const first = await perform(ask, context, { question: 'متى انطلقت الشبكة الوطنية؟' })
  await perform(ask, context, { question: 'كم ميزانية الشبكة الوطنية؟' })
  await perform(ask, context, { question: 'ما ثمن التذكرة؟' })

  expect(await answered.count(db)).toEqual({ value: 1, since: new Date(since) })
  expect(await abstained.count(db)).toEqual({ value: 2, since: new Date(since) })
  const under = await answered.events(db, { after: null, limit: 10 })
  expect(under?.events).toHaveLength(1)
  expect(under?.events[0]?.place).toMatchObject({ kind: 'log-entry', operation: 'assistants.ask' })
  expect(JSON.stringify(under)).not.toContain(first.receipt.id)
})

test('abstentions come page by page, each once', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  for (let i = 0; i < 5; i += 1) await perform(ask, setting.context(anonymous), { question: `ما ثمن التذكرة ${i}؟` })

  const first = await abstained.events(db, { after: null, limit: 3 })
  const second = await abstained.events(db, { after: first!.next, limit: 3 })

  const places = [...first!.events, ...second!.events].map(({ place }) => place)
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(5)
  expect(second?.next).toBeNull()
  expect(await abstained.events(db, { after: 'elsewhere', limit: 3 })).toBeUndefined()
})

test('answers that were there before they were tallied are counted, and those that are rolled back are not', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await sql`drop table assistants.tally`.execute(db)
  await sql`drop function assistants.tally_answer() cascade`.execute(db)
  await sql`create index answer_abstained on assistants.answer (abstained)`.execute(db)
  const answer = (index: number) =>
    sql`insert into assistants.answer
      values (${`rc_${index}`}, now(), ${index % 3 === 0}, ${index}, '', '{}', ${Buffer.alloc(16)}, '{}')`
  for (let index = 0; index < 7; index += 1) await answer(index).execute(db)

  await tallyAnswers.up(db as never)
  for (let index = 7; index < 40; index += 1) await answer(index).execute(db)
  const lost = db.transaction().execute(async (transaction) => {
    await answer(40).execute(transaction)
    throw new Error('lost')
  })

  await expect(lost).rejects.toThrow('lost')
  expect([(await answered.count(db)).value, (await abstained.count(db)).value]).toEqual([26, 14])
})
