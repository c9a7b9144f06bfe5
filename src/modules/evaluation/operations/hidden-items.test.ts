import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import type { AnyOperation } from '../../../kernel/operation.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import type { Item } from '../item.ts'
import { itemHash } from '../item-digest.ts'
import { itemsOf, itemsRoot } from '../items-of.ts'
import type { EvaluationTables } from '../tables.ts'
import { anEvaluationSetting, aPerson, aPlan, aTask, type EvaluationSetting } from '../testing.ts'
import { addTask } from './add-task.ts'
import { importItems } from './import-items.ts'
import { listItems } from './list-items.ts'
import { listPlans } from './list-plans.ts'
import { listTasks } from './list-tasks.ts'
import { readPlan } from './read-plan.ts'
import { readReceipt } from './read-receipt.ts'
import { readTask } from './read-task.ts'
import { registerPlan } from './register-plan.ts'

/** Words that stand in the items of a hidden test and nowhere else. */
const secrets = ['zq-question-7h', 'zq-answer-4k', 'zq-id-9m', 'zq-field-2p']
const items = [
  { id: `${secrets[2]}-1`, language: 'ar', slices: ['safety'] },
  { id: `${secrets[2]}-2`, language: 'fr', slices: [] },
]
  .map((item) => ({
    ...item,
    input: { question: `${secrets[0]}؟`, text: secrets[0] },
    target: { texts: [secrets[1]], fields: { [secrets[3]!]: [secrets[1]] } },
  }))
  .map((item) => JSON.stringify(item))
  .join('\n')

const hidden = (setting: EvaluationSetting) => aTask(setting, { header: { hidden: true }, items })

/** Everything of a problem that could reach a person or a log. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.stack} ${JSON.stringify(error, Object.getOwnPropertyNames(error))}`
}

test('no hidden item stands in any answer, error or row of the database, whoever asks for what', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const task = await hidden(setting)
  const plan = await aPlan(setting, { task: task.digest })
  const stored = await itemsOf(setting.db, setting.context(anonymous).itemKey, task.digest, [0, 1])
  const canaries = stored.map(({ canary }) => canary!)
  const callers = [
    anonymous,
    setting.evaluator,
    setting.administrator,
    aPerson(setting.organisation, ['data-officer']),
    aPerson(setting.organisation, ['approver']),
  ]
  const broken = `${items}\n{"id":"${secrets[2]}-3","language":"ar","${secrets[3]}":"${secrets[0]}"}`
  const calls: [AnyOperation, unknown][] = [
    [listTasks, {}],
    [readTask, { digest: task.digest }],
    [listItems, { digest: task.digest }],
    [listItems, { digest: task.digest, slice: 'safety' }],
    [listPlans, {}],
    [readPlan, { id: plan.id }],
    [readReceipt, { id: plan.id }],
    [registerPlan, { task: task.digest, system: plan.system, criteria: plan.criteria }],
    [addTask, { header: headerOf(task.slug), items: broken }],
    [addTask, { header: headerOf(task.slug), items: `${items}\n${items}` }],
    [addTask, { header: headerOf(task.slug), items: items.replace(`["${secrets[1]}"]}}`, `"${secrets[1]}"}}`) }],
    [addTask, { header: headerOf(task.slug), items: items.replaceAll('"texts"', '"label"') }],
    [
      importItems,
      { format: 'csv', header: headerOf(task.slug), text: `id,language,${secrets[3]}\n${secrets[2]},ar,1` },
    ],
    [importItems, { format: 'inspect', header: headerOf(task.slug), text: JSON.stringify({ samples: [secrets[0]] }) }],
  ]

  const outputs: string[] = []
  for (const principal of callers) {
    for (const [operation, input] of calls) {
      const answered = await perform(operation, setting.context(principal), input).then(JSON.stringify, told)
      outputs.push(answered)
    }
  }

  for (const output of outputs) {
    for (const secret of [...secrets, ...canaries]) expect(output).not.toContain(secret)
  }
  const rows = await sql<{ text: string }>`
    select row_to_json(i)::text as text from evaluation.item i
    union all select row_to_json(t)::text from evaluation.task t
    union all select row_to_json(e)::text from audit.entry e
    union all select row_to_json(b)::text from audit.body b`.execute(db)
  expect(rows.rows.length).toBeGreaterThan(10)
  for (const { text } of rows.rows) for (const secret of [...secrets, ...canaries]) expect(text).not.toContain(secret)
})

function headerOf(slug: string): string {
  return [
    `slug: ${slug}`,
    'kind: robustness',
    'names: { ar: اختبار }',
    'description: { ar: اختبار }',
    'licence: CC0-1.0',
    'source: written for this test',
    'hidden: true',
    'scorers: [{ name: exact }]',
  ].join('\n')
}

test('the runner opens what was sealed, each item with a canary that no other has', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const task = await hidden(setting)

  const opened = await itemsOf(setting.db, setting.context(anonymous).itemKey, task.digest, [1, 0])

  expect(opened.map(({ id }) => id)).toEqual([`${secrets[2]}-2`, `${secrets[2]}-1`])
  expect(new Set(opened.map(({ canary }) => canary)).size).toBe(2)
  expect(await itemsRoot(setting.db, task.digest)).toBe(task.root)
  const rows = await db.selectFrom('evaluation.item').select('leaf_hash').orderBy('place').execute()
  expect(rows.map(({ leaf_hash }) => leaf_hash)).toEqual(opened.toReversed().map(itemHash))
})

test('the items of a hidden test are refused even to those who may know of it, and others are told that there is none', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { digest } = await hidden(setting)

  for (const principal of [setting.evaluator, setting.administrator]) {
    const listing = perform(listItems, setting.context(principal), { digest })
    await expect(listing).rejects.toMatchObject({ code: 'evaluation.items-hidden', status: 403 })
  }
  for (const operation of [readTask, listItems]) {
    for (const principal of [anonymous, aPerson('org_bbbbbbbbbbbb', ['evaluator'])]) {
      const reading = perform(operation as AnyOperation, setting.context(principal), { digest })
      await expect(reading).rejects.toMatchObject({ code: 'evaluation.task-not-found' })
    }
  }
  expect((await perform(listTasks, setting.context(anonymous), {})).tasks).toEqual([])
  expect((await perform(listTasks, setting.context(setting.evaluator), {})).tasks).toHaveLength(1)
})

test('an item that somebody has edited in the database is not given to the runner', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const [open, sealed] = [await aTask(setting), await hidden(setting)]
  const { itemKey } = setting.context(anonymous)
  const [item] = await itemsOf(setting.db, itemKey, open.digest, [0])
  const edited: Item = { ...item!, target: { texts: ['easier'] } }

  await expect(sql`update evaluation.item set item_id = 'x'`.execute(db)).rejects.toThrow('never changed')
  await sql`alter table evaluation.item disable trigger keep`.execute(db)
  await sql`update evaluation.item set content = ${JSON.stringify(edited)}::jsonb where task_digest = ${open.digest}`.execute(
    db,
  )
  await sql`
    update evaluation.item set sealed = (select sealed from evaluation.item where task_digest = ${sealed.digest} and place = 1)
    where task_digest = ${sealed.digest} and place = 0`.execute(db)

  for (const { digest } of [open, sealed]) {
    const reading = itemsOf(setting.db, itemKey, digest, [0])
    await expect(reading).rejects.toMatchObject({ code: 'evaluation.plan-differs', values: { what: 'items' } })
  }
  await expect(itemsOf(setting.db, itemKey, open.digest, [99])).rejects.toMatchObject({
    code: 'evaluation.plan-differs',
  })
})
