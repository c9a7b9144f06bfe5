import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { type AuditTables, forgetPrincipal } from '../audit/index.ts'
import { anonymous } from '../datasets/testing.ts'
import { forgetAnswers } from './forget-answers.ts'
import { observedUse } from './observed-use.ts'
import { ask } from './operations/ask.ts'
import { countAnswers } from './operations/count-answers.ts'
import { readAnswer } from './operations/read-answer.ts'
import { readReceipt } from './operations/read-receipt.ts'
import type { AssistantTables } from './tables.ts'
import { anAssistant, anAssistantsSetting, aSystem } from './testing.ts'

const member = (id: string): Principal => ({ kind: 'person', id, name: id, organisation: null, roles: ['member'] })
const notFound = { code: 'assistants.answer-not-found', status: 404 }

test('what somebody asked is forgotten with them, and nothing is left that opens it; that there was an answer counts', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const asked = (id: string, question: string) => perform(ask, setting.context(member(id)), { question })
  const hers = await asked('per_amina', 'متى يُعالج ملف زبيدة من وجدة؟')
  const his = await asked('per_badr', 'متى انطلقت الشبكة الوطنية؟')

  await db
    .transaction()
    .execute((transaction) => forgetPrincipal(viewOf<AuditTables>(transaction), 'per_amina', [forgetAnswers]))

  const caller = setting.context(anonymous)
  const { id } = hers.receipt
  await expect(perform(readAnswer, caller, { id })).rejects.toMatchObject(notFound)
  await expect(perform(readReceipt, caller, { id })).rejects.toMatchObject(notFound)
  expect((await perform(readAnswer, caller, { id: his.receipt.id })).answer).toEqual(his)
  const { rows } = await sql<{ row: string }>`select answer::text as row from assistants.answer`.execute(db)
  expect(rows.map(({ row }) => row).join()).not.toContain('زبيدة')
  const salts = await db.selectFrom('assistants.answer').select('input_salt').orderBy('decision_index').execute()
  expect(salts.map((row) => row.input_salt === null)).toEqual([true, false])
  const { answered, abstained } = await perform(countAnswers, caller, {})
  expect(answered + abstained).toBe(2)
})

test('of a forgotten answer of a system stays which system it was, which names nobody', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id } = await setting.knowledge.publish({ 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية يوم 12 يناير 2026.' })
  const system = aSystem(setting, await anAssistant(setting, [id]))
  const question = 'متى انطلقت الشبكة الوطنية؟'
  const { receipt } = await perform(ask, setting.context(member('per_amina')), { question, system: system.slug })

  await db
    .transaction()
    .execute((transaction) => forgetPrincipal(viewOf<AuditTables>(transaction), 'per_amina', [forgetAnswers]))

  const row = await db.selectFrom('assistants.answer').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ result: null, input: null, system_id: system.system, evidence: system.evidence })
  const reading = perform(readReceipt, setting.context(anonymous), { id: receipt.id })
  await expect(reading).rejects.toMatchObject(notFound)
  expect((await observedUse(db, [system.system], new Date())).get(system.system)).toMatchObject({ answered: 1 })
})

test('an answer is forgotten whole or not at all, and never changed', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await perform(ask, setting.context(anonymous), { question: 'متى انطلقت الشبكة الوطنية؟' })
  for (const change of [sql`input = null`, sql`input = null, input_salt = null, result = null, abstained = false`]) {
    await expect(sql`update assistants.answer set ${change}`.execute(db)).rejects.toThrow()
  }
})
