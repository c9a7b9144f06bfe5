import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { EvaluationTables } from '../tables.ts'
import { aHeader, anEvaluationSetting, aTask, someItems } from '../testing.ts'
import { importItems } from './import-items.ts'

test('the same items are the same test, from whichever file they come', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const evaluator = setting.context(setting.evaluator)
  const rows = [0, 1, 2, 3].map((i) => {
    const [language, slice] = i % 2 === 0 ? ['ar', 'even'] : ['fr', 'odd']
    return `q${i},${language},${slice},ما عاصمة البلد رقم ${i}؟,المدينة ${i}`
  })
  const csv = ['id,language,slices,question,answer', ...rows].join('\n')

  const task = await aTask(setting)
  const fromLines = await perform(importItems, evaluator, { format: 'jsonl', header: aHeader(), text: someItems() })
  const fromTable = await perform(importItems, evaluator, { format: 'csv', header: aHeader(), text: csv })

  expect(fromLines).toEqual(task)
  expect(fromTable).toEqual(task)
})

test('a log of Inspect makes a test, and what is none is refused by its sample', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const evaluator = setting.context(setting.evaluator)
  const header = aHeader()
  const samples = [{ id: 1, input: 'x', target: 'y', metadata: { language: 'en' } }]

  const task = await perform(importItems, evaluator, { format: 'inspect', header, text: JSON.stringify({ samples }) })
  const broken = perform(importItems, evaluator, { format: 'inspect', header, text: JSON.stringify({ samples: [1] }) })

  expect(task).toMatchObject({ items: 1, languages: ['en'] })
  await expect(broken).rejects.toMatchObject({
    code: 'evaluation.items-refused',
    values: { line: 1, fault: 'notJson' },
  })
})
