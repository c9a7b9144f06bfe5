import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { verifyReceipt } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { newSecretId } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, dataOfficer } from '../../datasets/testing.ts'
import type { AssistantTables } from '../tables.ts'
import { anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'
import { readReceipt } from './read-receipt.ts'

const document =
  '# الشبكة\n\nانطلقت الشبكة الوطنية 𝒥 للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.'

test('the receipt of an answer is one file that is verified without the server', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await setting.knowledge.publish({ 'ar/network.md': document })
  for (const principal of [anonymous, dataOfficer]) {
    for (const question of [
      'متى انطلقت الشبكة الوطنية؟',
      'كم تبلغ ميزانية الشبكة الوطنية؟',
      'أين ملفي ورقمه AB123456؟',
    ]) {
      const answer = await perform(ask, setting.context(principal), { question })
      const receipt = await perform(readReceipt, setting.context(anonymous), { id: answer.receipt.id })
      const file = new TextEncoder().encode(canonicalJson(receipt))

      expect(receipt.result).toEqual(answer)
      expect(receipt.decision.input).toEqual({ question: answer.question })
      expect(verifyReceipt(file, { keys: [setting.verifierKey] })).toMatchObject({ verdict: 'verified' })
      expect(new TextDecoder().decode(file)).not.toContain('AB123456')
    }
  }
})

test('a quote of a law says its place in it, and its receipt is verified with that', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const law = `قانون رقم 09.08 يتعلق بحماية المعطيات ذات الطابع الشخصي

المادة 1

يحمي هذا القانون الأشخاص الذاتيين.

المادة 2

1- تخضع معالجة المعطيات الحساسة لترخيص مسبق من اللجنة الوطنية.

2- تخضع باقي المعالجات لتصريح مسبق لدى اللجنة الوطنية.`
  await setting.knowledge.publish({ 'ar/law.txt': law })
  const answer = await perform(ask, setting.context(anonymous), {
    question: 'هل تخضع معالجة المعطيات الحساسة لترخيص مسبق؟',
  })

  expect(answer.answer.quotes[0]?.place).toMatchObject({
    text: { kind: 'law', number: '09-08' },
    article: '2',
    paragraph: '1',
  })
  const receipt = await perform(readReceipt, setting.context(anonymous), { id: answer.receipt.id })
  const file = new TextEncoder().encode(canonicalJson(receipt))
  expect(verifyReceipt(file, { keys: [setting.verifierKey] })).toMatchObject({ verdict: 'verified' })
})

test('the log does not hold the name that opens an answer', async () => {
  await using db = await freshDatabase<AssistantTables & { 'audit.entry': { text: string } }>()
  await using setting = await anAssistantsSetting(db)
  const { receipt } = await perform(ask, setting.context(anonymous), { question: 'متى انطلقت الشبكة الوطنية؟' })
  await perform(readReceipt, setting.context(dataOfficer), { id: receipt.id })

  const entries = await db.selectFrom('audit.entry').select('text').execute()
  expect(entries.map(({ text }) => text).join('\n')).not.toContain(receipt.id)
})

test('a receipt that is not there is not found', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const reading = perform(readReceipt, setting.context(anonymous), { id: newSecretId('rc') })
  await expect(reading).rejects.toMatchObject({ code: 'assistants.answer-not-found', status: 404 })
})
