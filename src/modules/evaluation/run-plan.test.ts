import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { runsOn } from './runs.fixture.ts'
import type { EvaluationTables } from './tables.ts'
import { anEvaluationSetting, aPlan, aTask } from './testing.ts'

test('data that are closed after the plan was registered are not sent to the model', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const runs = runsOn(setting)
  const { id } = await setting.assistants.knowledge.publish({ 'a.md': '# شبكة' })
  const { digest: task } = await aTask(setting, { header: { dataSets: [id] } })
  await runs.start((await aPlan(setting, { task })).id)

  await sql`update datasets.dataset set secrecy = 'internal' where id = ${id}`.execute(db)

  await expect(runs.work()).rejects.toMatchObject({ code: 'evaluation.plan-differs', values: { what: 'data' } })
  expect(runs.asked).toEqual([])
})
