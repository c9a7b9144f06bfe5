import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { runsOn } from './runs.fixture.ts'
import { missingPlaces } from './sample-store.ts'
import { anEvaluationSetting, aPlan, aTask, someItems } from './testing.ts'

test('what a large run lacks is found wherever it is, in order, and nothing else', async () => {
  await using database = await freshDatabase<never>()
  await using setting = await anEvaluationSetting(database)
  const task = (await aTask(setting, { items: someItems(7_000) })).digest
  const run = await runsOn(setting).start((await aPlan(setting, { task })).id)
  const lacking = [3, 4_500, 4_501, 6_999]
  await sql`
    insert into evaluation.sample
    select ${run.id}, place, place, 'q' || place, 'ar', '{}', 'error', false, '{}', 1, '{}', null, null, 0,
      decode(repeat('00', 32), 'hex'), now()
    from generate_series(0, 6999) as place where place <> all (${lacking}::integer[])`.execute(setting.db)

  const found: number[] = []
  for (let from = 0; ; from = found.at(-1)! + 1) {
    const places = await missingPlaces(setting.db, run, { from, limit: 2 })
    if (places.length === 0) break
    found.push(...places)
  }

  expect(found).toEqual(lacking)
})
