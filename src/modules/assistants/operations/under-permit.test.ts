import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { PermitFacts } from '../../../kernel/ports/permits.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { DatasetTables } from '../../datasets/index.ts'
import { anonymous, dataOfficer, member, personalLabel, underPermit } from '../../datasets/testing.ts'
import { type AssistantsSetting, anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'
import { readAnswer } from './read-answer.ts'
import { readReceipt } from './read-receipt.ts'

const people = 'Le dossier de la patiente, téléphone 0661234567, a été transmis au service de Rabat.'
const nobody = 'Le dossier de la campagne nationale a été transmis au service de Rabat.'
const question = 'Où le dossier a-t-il été transmis ?'
const over = { ...personalLabel.cndp, until: '2020-01-01' }

type Published = { readonly id: string; readonly version: string }

/** A call under a permit over a data set, whose signed text says so. */
function under(
  setting: AssistantsSetting,
  published: Published,
  said: Partial<PermitFacts> = {},
  who: Principal = member,
) {
  const { id: dataSet, version } = published
  const document = JSON.stringify({ v: 1, dataSets: [{ dataSet, version }] })
  const permitDocument = async () => ({ document, signature: 'of a test' })
  return underPermit({ ...setting.context(who), permitDocument }, published, said)
}

/** How an answer and its receipt are answered: `shown`, or why not. */
async function readings(context: ReturnType<typeof under>, id: string): Promise<string[]> {
  const outcome = (reading: Promise<unknown>) =>
    reading.then(
      () => 'shown',
      (error: { code: string }) => error.code,
    )
  return [await outcome(perform(readAnswer, context, { id })), await outcome(perform(readReceipt, context, { id }))]
}

const notFound = ['assistants.answer-not-found', 'assistants.answer-not-found']

test('an answer that quotes people is not there for who may only read them covered', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': people }, personalLabel)
  const { receipt, abstained } = await perform(ask, setting.context(dataOfficer), { question })
  expect(abstained).toBe(false)

  expect(await readings(under(setting, published), receipt.id)).toEqual(notFound)
  expect(await readings(under(setting, published, { personal: 'tokenised' }), receipt.id)).toEqual(notFound)
  expect(await readings(under(setting, published, { personal: 'plain' }), receipt.id)).toEqual(['shown', 'shown'])
})

test('under a permit that covers people, no document that identifies somebody is quoted, as extracted or repaired', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': nobody }, personalLabel)
  const asked = (said?: Partial<PermitFacts>) => perform(ask, under(setting, published, said), { question })
  const quoted = await asked()
  expect(quoted.abstained).toBe(false)
  expect(await readings(under(setting, published), quoted.receipt.id)).toEqual(['shown', 'shown'])

  await sql`update knowledge.page set repaired = overlay(text placing ' 0661234567 ' from 11)`.execute(db)
  expect(await asked()).toMatchObject({ abstained: true, answer: { quotes: [], nearby: [] } })
  expect((await asked({ personal: 'plain' })).abstained).toBe(false)
  expect(await readings(under(setting, published), quoted.receipt.id)).toEqual(notFound)
})

test('a reference that has run out closes the answers that were given', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': nobody }, personalLabel)
  const { receipt } = await perform(ask, under(setting, published), { question })
  const read = async () => [
    await readings(under(setting, published), receipt.id),
    await readings(under(setting, published, {}, dataOfficer), receipt.id),
  ]

  expect(await read()).toEqual([
    ['shown', 'shown'],
    ['shown', 'shown'],
  ])
  await db
    .updateTable('datasets.dataset')
    .set({ cndp: JSON.stringify(over) })
    .execute()
  expect(await read()).toEqual([
    ['policy.denied', 'policy.denied'],
    ['policy.denied', 'policy.denied'],
  ])
})

test('what was not found under a permit is nobody else’s to read, nor is the permit in its receipt', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': nobody }, personalLabel)
  const { receipt, abstained } = await perform(ask, under(setting, published), { question: 'Combien coûte le train ?' })
  expect(abstained).toBe(true)
  const without = (who: Principal) => {
    const { permit: _, ...context } = under(setting, published, {}, who)
    return readings(context as ReturnType<typeof under>, receipt.id)
  }

  expect(await readings(under(setting, published), receipt.id)).toEqual(['shown', 'shown'])
  expect(await without(anonymous)).toEqual(notFound)
  expect(await without(member)).toEqual(notFound)
  expect(await without(dataOfficer)).toEqual(['shown', 'shown'])

  // The data are opened to everybody; the permit still is not.
  await db.updateTable('datasets.dataset').set({ secrecy: 'public', personal: 'none' }).execute()
  expect(await without(anonymous)).toEqual(['shown', notFound[1]])
  const other = under(setting, published, { id: 'pmt_bbbbbbbbbbbb' })
  expect(await readings(other, receipt.id)).toEqual(['shown', notFound[1]])
})

test('an answer under a permit may quote what is open too', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': nobody }, personalLabel)
  const open = 'Les instituts Jazari ont été lancés à Rabat le 12 janvier 2026.'
  await setting.knowledge.publish({ 'b.txt': open })
  const answer = await perform(ask, under(setting, published), {
    question: 'Quand les instituts Jazari ont-ils été lancés ?',
  })

  expect(answer.answer.quotes.map(({ text }) => text)).toEqual([open])
  expect(await readings(under(setting, published), answer.receipt.id)).toEqual(['shown', 'shown'])
})

test('nothing more is told once nobody waits, or the permit has ended', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await anAssistantsSetting(db)
  const launch = 'احتضنت مدينة الرباط حفل الانطلاق. انطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.'
  await setting.knowledge.publish({ 'a.md': `# شبكة\n\n${launch}` })
  const ended = new AbortController()
  const told: unknown[] = []
  const context = setting.context(anonymous, (event) => {
    if ((event as { phase: string }).phase !== 'found') return
    told.push(event)
    ended.abort(new Error('the permit has ended'))
  })

  const asking = perform(
    ask,
    { ...context, signal: ended.signal },
    { question: 'في أي يوم انطلقت معاهد الجزري، وفي أي مدينة؟' },
  )
  const quotes = await asking.then(({ answer }) => answer.quotes.length)

  expect(quotes).toBe(2)
  expect(told).toHaveLength(1)
})
