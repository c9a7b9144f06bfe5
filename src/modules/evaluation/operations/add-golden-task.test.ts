import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import type { Database } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import type { EvaluationTables } from '../tables.ts'
import { findTask } from '../task-store.ts'
import { anEvaluationSetting, aPerson, type EvaluationSetting } from '../testing.ts'
import { addGoldenTask } from './add-golden-task.ts'
import { addTask } from './add-task.ts'
import { listItems } from './list-items.ts'
import { listTasks } from './list-tasks.ts'
import { readTask } from './read-task.ts'

const question = (id: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  id,
  language: 'ar',
  question: 'متى انطلقت الشبكة؟',
  expected: 'answer',
  mustShow: { tokens: [['2026']] },
  ...changes,
})
const goldenFile = (...questions: readonly object[]) => questions.map((one) => JSON.stringify(one)).join('\n')

function publish(
  setting: EvaluationSetting,
  questions: readonly object[],
  changes?: Readonly<Record<string, unknown>>,
) {
  const files = { 'a.md': '# شبكة\n\nانطلقت يوم 12 يناير 2026.', 'golden/questions.jsonl': goldenFile(...questions) }
  return setting.assistants.knowledge.publish(files, changes)
}

const both = [question('G01'), question('G02', { expected: 'abstain', mustShow: undefined, language: 'fr' })]

test('golden questions make a test with the bar that goes with them, of the same questions once', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id, version } = await publish(setting, both)
  const evaluator = setting.context(setting.evaluator)

  const task = await perform(addGoldenTask, evaluator, { dataSet: id })

  expect(task).toMatchObject({
    kind: 'qa-cited',
    owner: { id: setting.organisation },
    items: 2,
    hidden: false,
    dataSets: [id],
    languages: ['ar', 'fr'],
    slices: [
      { name: 'abstain', items: 1 },
      { name: 'answer', items: 1 },
    ],
    source: `${id} ${version} 2`,
  })
  expect(task.suggested.map(({ metric }) => metric)).toEqual(['verbatim', 'never-shown', 'abstained', 'answered'])
  expect(await perform(addGoldenTask, evaluator, { dataSet: id })).toEqual(task)
  const { items } = await perform(listItems, setting.context(anonymous), { digest: task.digest })
  expect(items).toMatchObject([
    { id: 'G01', input: { question: both[0]!.question }, target: { golden: { id: 'G01' }, declines: false } },
    { id: 'G02', target: { declines: true } },
  ])
})

test('what contests taught is asked too, once', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await publish(setting, both)
  const evaluator = setting.context(setting.evaluator)
  const before = await perform(addGoldenTask, evaluator, { dataSet: id })

  setting.lessons.set(id, [
    { id: 'con_aaaaaaaaaaaa', question: question('con_aaaaaaaaaaaa') },
    { id: 'G01', question: question('G01') },
  ])
  const after = await perform(addGoldenTask, evaluator, { dataSet: id })

  expect([before.items, after.items]).toEqual([2, 3])
  expect(after.digest).not.toBe(before.digest)
})

test('one sealed question hides the whole test, which is made once', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await publish(setting, [both[0]!, { ...both[1]!, visibility: 'sealed' }])
  const evaluator = setting.context(setting.evaluator)

  const task = await perform(addGoldenTask, evaluator, { dataSet: id })

  expect(task).toMatchObject({ hidden: true, items: 2 })
  expect(await perform(addGoldenTask, evaluator, { dataSet: id })).toEqual(task)
  const listing = perform(listItems, evaluator, { digest: task.digest })
  await expect(listing).rejects.toMatchObject({ code: 'evaluation.items-hidden' })
})

test('a hidden test that says it was made of the golden questions is not taken for the one that was', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await publish(setting, [both[0]!, { ...both[1]!, visibility: 'sealed' }])
  const evaluator = setting.context(setting.evaluator)
  const genuine = await perform(addGoldenTask, evaluator, { dataSet: id })
  const { header } = (await findTask(setting.db, genuine.digest))!
  const easy = [1, 2].map((i) => ({
    id: `G0${i}`,
    language: 'ar',
    slices: ['answer'],
    input: { question: 'ما هذا؟' },
    target: { declines: true },
  }))
  const items = easy.map((item) => JSON.stringify(item)).join('\n')

  const forged = await perform(addTask, evaluator, { header: JSON.stringify(header), items })

  expect(forged).toMatchObject({ hidden: true, items: 2, source: genuine.source, owner: genuine.owner })
  expect(await perform(addGoldenTask, evaluator, { dataSet: id })).toEqual(genuine)
})

test('a data set without golden questions makes no test', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await setting.assistants.knowledge.publish({ 'a.md': '# شبكة' })

  const adding = perform(addGoldenTask, setting.context(setting.evaluator), { dataSet: id })

  await expect(adding).rejects.toMatchObject({ code: 'evaluation.no-golden-questions' })
})

/** What everybody may read becomes what one organisation keeps to itself. */
async function close(db: Database, dataSet: string, owner: string): Promise<void> {
  await sql`
    update datasets.dataset set secrecy = 'sensitive', residency = '{MA}', publisher_id = ${owner} where id = ${dataSet}`.execute(
    db,
  )
}

test('of data that not everybody may read, the test belongs to whoever answers for them, and its items are theirs to read', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await publish(setting, both)
  await close(db, id, setting.organisation)
  const officer = aPerson(setting.organisation, ['data-officer'])
  const elsewhere = aPerson('org_bbbbbbbbbbbb', ['evaluator', 'data-officer'])

  const unknown = perform(addGoldenTask, setting.context(elsewhere), { dataSet: id })
  await expect(unknown).rejects.toMatchObject({ code: 'evaluation.data-set-not-found' })
  const named = { dataSet: id, organisation: 'org_bbbbbbbbbbbb' }
  const notTheirs = perform(addGoldenTask, setting.context(setting.administrator), named)
  await expect(notTheirs).rejects.toMatchObject({ code: 'evaluation.data-not-yours' })

  const task = await perform(addGoldenTask, setting.context(officer), { dataSet: id })
  expect(task.owner.id).toBe(setting.organisation)
  expect((await perform(listItems, setting.context(officer), { digest: task.digest })).items).toHaveLength(2)
  // Nobody elsewhere knows of the data, nor of the test: not by its name, and not in the list.
  const which = { digest: task.digest }
  const notThere = { code: 'evaluation.task-not-found' }
  await expect(perform(readTask, setting.context(elsewhere), which)).rejects.toMatchObject(notThere)
  await expect(perform(listItems, setting.context(elsewhere), which)).rejects.toMatchObject(notThere)
  expect((await perform(listTasks, setting.context(elsewhere), {})).tasks).toEqual([])
  expect((await perform(listTasks, setting.context(officer), {})).tasks).toEqual([task])
  expect(task).toMatchObject({ names: { en: id }, description: { en: id }, slug: `golden-${id.replace('_', '-')}` })

  await sql`update datasets.dataset set announced = true where id = ${id}`.execute(db)
  expect(await perform(readTask, setting.context(elsewhere), { digest: task.digest })).toMatchObject({ items: 2 })
  const items = perform(listItems, setting.context(elsewhere), { digest: task.digest })
  await expect(items).rejects.toMatchObject({ code: 'policy.denied' })
})

test('an office in the organisation of a test does not open data that became another’s to keep', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await publish(setting, both)
  const officer = setting.context(aPerson(setting.organisation, ['data-officer']))
  const task = await perform(addGoldenTask, officer, { dataSet: id })

  await close(db, id, 'org_bbbbbbbbbbbb')

  const reading = perform(listItems, officer, { digest: task.digest })
  await expect(reading).rejects.toMatchObject({ code: 'evaluation.data-closed', values: { dataSet: id } })
})
