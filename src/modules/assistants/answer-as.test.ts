import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, member, personalLabel, underPermit } from '../datasets/testing.ts'
import { worker } from '../knowledge/testing.ts'
import { answerAs } from './answer-as.ts'
import { ask } from './operations/ask.ts'
import { createAssistant } from './operations/create-assistant.ts'
import type { AssistantTables } from './tables.ts'
import { type AssistantsSetting, anAssistant, anAssistantsSetting, aProject, aSystem } from './testing.ts'

const network = '# الشبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.'
const questions = [
  'متى انطلقت الشبكة الوطنية للمعاهد؟',
  'أين احتضن حفل الانطلاق؟',
  'كم تبلغ ميزانية الشبكة الوطنية للمعاهد؟',
  'ما هو سعر تذكرة القطار إلى فاس؟',
  'بطاقتي رقم AB123456، هل قُبل ملفي في الشبكة الوطنية للمعاهد؟',
]

/** As the worker calls that evaluates: it is in no project. */
function ports(setting: AssistantsSetting) {
  return { ...setting.context(worker), now: new Date() }
}

test('a version answers as the system would that stands on it, and nothing of it is kept', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id } = await setting.knowledge.publish({ 'ar/network.md': network })
  await setting.knowledge.publish({
    'ar/other.md': '# رواية\n\nانطلقت الشبكة الوطنية للمعاهد سنة 2020 حسب رواية أخرى.',
  })
  const assistant = await anAssistant(setting, [id])
  const version = assistant.versions[0]!.digest
  const { slug } = aSystem(setting, assistant)

  for (const question of questions) {
    const found = await answerAs(ports(setting), { version, question, language: 'ar' })
    expect(await db.selectFrom('assistants.answer').select('id').execute()).toEqual([])
    const context = { ...setting.context(anonymous), language: 'ar' as const }
    const answer = await perform(ask, context, { question, system: slug })
    await db.deleteFrom('assistants.answer').execute()

    expect(found).toMatchObject({ abstained: answer.abstained, reason: answer.reason, differ: answer.answer.differ })
    expect(found.quotes).toEqual(answer.answer.quotes.map((quote) => ({ quote, verbatim: true })))
    expect(found.nearby).toEqual(answer.answer.nearby.map((quote) => ({ quote, verbatim: true })))
    const { receipt: _, answeredAt: __, system: ___, rulePacks: ____, ...same } = answer
    expect(JSON.parse(found.kept).result).toMatchObject(same)
    expect(found.kept).not.toContain('AB123456')
  }
})

test('it reads as its project does under the permit that it names, as long as that is in force', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish({ 'a.txt': network }, { ...personalLabel, announced: true })
  const project = aProject(setting)
  const under = (context: ReturnType<typeof ports>, said: Partial<PermitFacts> = {}) => {
    const permitDocument = async () => ({ document: '{"kind":"permit"}', signature: 'of a test' })
    const { permit: _, ...known } = underPermit({ ...context, permitDocument }, published, { project, ...said })
    return known
  }
  const made = await perform(createAssistant, under({ ...setting.context(member), now: new Date() }), {
    project,
    names: { ar: 'مساعد' },
    dataSets: [published.id],
    permit: 'pmt_aaaaaaaaaaaa',
  })
  const asked = (said?: Partial<PermitFacts>) =>
    answerAs(under(ports(setting), said), {
      version: made.versions[0]!.digest,
      question: questions[0]!,
      language: 'ar',
    })

  expect(await asked({ held: false })).toMatchObject({ abstained: false, quotes: [{ verbatim: true }] })
  for (const said of [{ revoked: true }, { consented: false }, { until: new Date('2021-01-01T00:00:00Z') }]) {
    await expect(asked(said)).rejects.toMatchObject({ code: 'policy.permit-ended' })
  }
  // Nobody is identified in it, until somebody is: then no quote of it leaves under a permit that covers people.
  await sql`update knowledge.page set repaired = overlay(text placing ' 0661234567 ' from 11)`.execute(db)
  expect(await asked()).toMatchObject({ abstained: true, quotes: [], nearby: [] })
})

test('a version that is not what its assistant is now answers nothing, nor one that is not there', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id } = await setting.knowledge.publish({ 'ar/network.md': network })
  const { id: second } = await setting.knowledge.publish({ 'ar/other.md': '# آخر\n\nنص آخر.' })
  const assistant = await anAssistant(setting, [id])
  const asked = (version: string) => answerAs(ports(setting), { version, question: questions[0]!, language: 'ar' })

  await sql`update assistants.assistant set data_sets = ${[id, second]}::text[]`.execute(db)
  await expect(asked(assistant.versions[0]!.digest)).rejects.toMatchObject({ code: 'assistants.version-drifted' })
  await expect(asked(`sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'assistants.version-not-found' })
})
