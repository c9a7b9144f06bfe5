import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { Item } from '../item.ts'
import { itemHash, taskDigest } from '../item-digest.ts'
import { rootOf } from '../sample-record.ts'
import type { EvaluationTables } from '../tables.ts'
import { parseHeader } from '../task-header.ts'
import { aHeader, anEvaluationSetting, aPerson, aTask, someItems } from '../testing.ts'
import { addTask } from './add-task.ts'
import { listItems } from './list-items.ts'
import { listTasks } from './list-tasks.ts'
import { readTask } from './read-task.ts'

test('an evaluator adds a test, which is named by its content and there once', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)

  const task = await aTask(setting, { items: someItems(3) })
  const again = await aTask(setting, { items: someItems(3) })

  expect(task).toMatchObject({ slug: 'capitals', items: 3, languages: ['ar', 'fr'], hidden: false, metrics: ['exact'] })
  expect(task.slices).toEqual([
    { name: 'even', items: 2 },
    { name: 'odd', items: 1 },
  ])
  expect(again).toEqual(task)
  const items = someItems(3)
    .split('\n')
    .map((line) => Item.parse(JSON.parse(line)))
  const read = parseHeader(aHeader())
  if (!('header' in read)) throw new Error('the header is one')
  expect(task.root).toBe(rootOf(items.map(itemHash)))
  expect(task.digest).toBe(taskDigest(read.header, task.root))
})

test('everybody reads a test and its items, part by part', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const task = await aTask(setting, { items: someItems(5) })
  const anybody = setting.context(anonymous)

  expect(await perform(readTask, anybody, { digest: task.digest })).toEqual(task)
  expect(await perform(listTasks, anybody, {})).toEqual({ tasks: [task], next: null })
  const first = await perform(listItems, anybody, { digest: task.digest, limit: 3 })
  const rest = await perform(listItems, anybody, { digest: task.digest, limit: 3, cursor: first.next })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(['q0', 'q1', 'q2', 'q3', 'q4'])
  expect(rest.next).toBeNull()
  const odd = await perform(listItems, anybody, { digest: task.digest, slice: 'odd', language: 'fr' })
  expect(odd.items.map(({ id }) => id)).toEqual(['q1', 'q3'])
})

test('a list of tests goes on where the page before ended', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  for (const slug of ['one', 'two', 'three']) await aTask(setting, { header: { slug } })

  const first = await perform(listTasks, setting.context(anonymous), { limit: 2 })
  const rest = await perform(listTasks, setting.context(anonymous), { limit: 2, cursor: first.next })

  expect([...first.tasks, ...rest.tasks].map(({ slug }) => slug).sort()).toEqual(['one', 'three', 'two'])
  const made = perform(listTasks, setting.context(anonymous), { cursor: 'x' })
  await expect(made).rejects.toMatchObject({ code: 'evaluation.cursor-unknown' })
})

test.each([
  ['a member', ['member']],
  ['an approver', ['approver']],
] as const)('%s adds no test', async (_, roles) => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { organisation } = setting

  const adding = perform(addTask, setting.context(aPerson(organisation, roles)), {
    organisation,
    header: aHeader(),
    items: someItems(),
  })

  await expect(adding).rejects.toMatchObject({ code: 'policy.denied' })
})

test('nobody adds a test in the name of an organisation where they hold no office', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const input = { organisation: 'org_aaaaaaaaaaaa', header: aHeader(), items: someItems() }

  const adding = perform(addTask, setting.context(setting.evaluator), input)

  await expect(adding).rejects.toMatchObject({ code: 'policy.denied' })
})

test.each([
  [{ scorers: [{ name: 'no-such' }] }, 'evaluation.scorer-unknown'],
  [{ scorers: [{ name: 'exact' }, { name: 'exact' }] }, 'evaluation.scorer-unknown'],
  [{ scorers: [{ name: 'exact', settings: { no: 1 } }] }, 'evaluation.scorer-unknown'],
  [{ dataSets: ['ds_aaaaaaaaaaaa'] }, 'evaluation.data-set-not-found'],
  [{ kind: 'guessing' }, 'evaluation.header-refused'],
  [{ suggested: [suggested({ metric: 'f1' })] }, 'evaluation.metric-unknown'],
  [{ suggested: [suggested({ metric: 'constructor' })] }, 'evaluation.metric-unknown'],
  [{ suggested: [suggested({ slice: 'language:en' })] }, 'evaluation.slice-unknown'],
  [{ suggested: [suggested({ threshold: 1.2 })] }, 'evaluation.threshold-senseless'],
  [{ suggested: [suggested({ threshold: 0 })] }, 'evaluation.threshold-senseless'],
  [{ suggested: [suggested({ comparator: 'at-most', threshold: 1 })] }, 'evaluation.threshold-senseless'],
])('%j is refused', async (header, code) => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)

  await expect(aTask(setting, { header })).rejects.toMatchObject({ code })
  expect(await perform(listTasks, setting.context(anonymous), {})).toEqual({ tasks: [], next: null })
})

function suggested(changes: Readonly<Record<string, unknown>>): object {
  return { metric: 'exact', slice: null, comparator: 'at-least', threshold: 0.5, on: 'value', ...changes }
}

test('an item that is none is named by its line and its field', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)

  const adding = aTask(setting, { items: `${someItems(1)}\n\n{"id":"q9","language":"ar"}` })

  await expect(adding).rejects.toMatchObject({
    code: 'evaluation.items-refused',
    values: { line: 3, fault: 'wrongForm', field: 'input' },
  })
})
