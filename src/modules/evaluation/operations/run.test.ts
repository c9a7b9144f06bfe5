import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { EvaluationResult } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import type { Database } from '../../../kernel/database.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import { aFinishedRun, runsOn } from '../runs.fixture.ts'
import type { EvaluationTables } from '../tables.ts'
import { anEvaluationSetting, aPerson, aPlan, aTask, someItems } from '../testing.ts'
import { cancelRun } from './cancel-run.ts'
import { listRuns } from './list-runs.ts'
import { readRun } from './read-run.ts'
import { startRun } from './start-run.ts'

async function aSetting() {
  const db = await freshDatabase<EvaluationTables>()
  const setting = await anEvaluationSetting(db)
  return {
    db,
    setting,
    runs: runsOn(setting),
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

test('a run puts every item to the system once, and its result is the text that the log commits to', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  runs.answerWith((question) => (question.includes('رقم 0') ? 'لا شيء' : `المدينة ${/\d+/.exec(question)![0]}`))
  const { run, plan } = await aFinishedRun(runs)

  const read = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(read).toMatchObject({ state: 'finished', total: 4, done: 4, errors: 0, attempt: 1, passed: true, plan })
  expect(runs.asked).toHaveLength(4)
  expect(read.result).toMatchObject({ items: 4, errors: 0, passed: true })
  const all = read.result!.metrics.find(({ metric, slice }) => metric === 'exact' && slice === null)
  expect(all).toMatchObject({ value: 0.75, n: 4, k: 3 })
  const french = read.result!.metrics.find(({ slice }) => slice === 'language:fr')
  expect(french).toMatchObject({ value: 1, n: 2 })

  const row = await db.selectFrom('evaluation.run').selectAll().executeTakeFirstOrThrow()
  expect(digestOfText(row.result!)).toBe(read.resultDigest)
  expect(EvaluationResult.parse(JSON.parse(row.result!))).toEqual(read.result)
  const outcome = await sql<{ result: string }>`
    select result from audit.outcome where decision_index = ${row.result_decision}`.execute(db)
  expect(outcome.rows).toEqual([{ result: 'done' }])
})

test('an attempt beyond the plan is refused, also when twenty ask at once', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const { id } = await aPlan(setting, { attempts: 3 })

  const starts = await Promise.allSettled(Array.from({ length: 20 }, () => runs.start(id)))

  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  const refused = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason.code] : []))
  expect(new Set(refused)).toEqual(new Set(['evaluation.attempts-used']))
  const attempts = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value.attempt] : []))
  expect(attempts.sort()).toEqual([1, 2, 3])
})

test('a run that is broken off in the middle goes on where it was, and each item has one sample', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const task = await aTask(setting, { items: someItems(60) })
  const { id } = await aPlan(setting, { task: task.digest })
  const run = await runs.start(id)
  const dying = new AbortController()
  let answered = 0
  runs.answerWith((question) => {
    answered += 1
    if (answered === 30) dying.abort(new Error('the worker is gone'))
    return `المدينة ${/\d+/.exec(question)![0]}`
  })

  await expect(runs.work({ signal: dying.signal })).rejects.toThrow('the worker is gone')
  const half = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(half.state).toBe('running')
  expect(half.done).toBeGreaterThan(10)
  expect(half.done).toBeLessThan(60)
  // The queue performs the same job again.
  runs.jobs.push({ operation: 'evaluation.run-samples', input: { run: run.id } })
  await runs.work()

  const rows = await db.selectFrom('evaluation.sample').select(['place', 'state']).orderBy('place').execute()
  expect(rows.map(({ place }) => place)).toEqual([...Array(60).keys()])
  expect(rows.every(({ state }) => state === 'done')).toBe(true)
  const whole = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(whole).toMatchObject({ state: 'finished', done: 60, errors: 0, passed: true })
})

test('two workers on one run write one sample for each item', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const task = await aTask(setting, { items: someItems(80) })
  const { id } = await aPlan(setting, { task: task.digest })
  await runs.start(id)
  const other = runsOn(setting)
  other.jobs.push(...runs.jobs)

  await Promise.allSettled([runs.work(), other.work()])

  const run = await db.selectFrom('evaluation.run').selectAll().executeTakeFirstOrThrow()
  expect(run).toMatchObject({ state: 'finished', done: 80, errors: 0 })
})

test('an item to which the system gives nothing is an error, and counts as not passed', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  runs.answerWith((question) => (question.includes('رقم 1') ? undefined : `المدينة ${/\d+/.exec(question)![0]}`))
  const { run } = await aFinishedRun(runs, {
    criteria: [{ metric: 'exact', slice: null, comparator: 'at-least', threshold: 1, on: 'value' }],
  })

  const read = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(read).toMatchObject({ state: 'finished', errors: 1, passed: false })
  expect(read.result).toMatchObject({ errors: 1 })
  expect(read.result!.criteria[0]).toMatchObject({ value: 0.75, held: false })
})

test.each([
  ['the harness', 'harness', async () => {}, { harness: `sha256:${'0'.repeat(64)}` }],
  [
    'an item',
    'items',
    async (db) => {
      await sql`alter table evaluation.item disable trigger user`.execute(db)
      await sql`update evaluation.item set content = jsonb_set(content, '{target,texts}', '["أي شيء"]') where place = 2`.execute(
        db,
      )
    },
    {},
  ],
  [
    'an item with its hash',
    'items',
    async (db) => {
      await sql`alter table evaluation.item disable trigger user`.execute(db)
      await sql`update evaluation.item set leaf_hash = sha256(leaf_hash) where place = 2`.execute(db)
    },
    {},
  ],
  [
    'how it is scored',
    'task',
    async (db) => {
      await sql`alter table evaluation.task disable trigger user`.execute(db)
      await sql`update evaluation.task set header = jsonb_set(header, '{scorers}', '[{"name": "match", "settings": {}}]')`.execute(
        db,
      )
    },
    {},
  ],
  [
    'the bar',
    'plan',
    async (db) => {
      await sql`alter table evaluation.plan disable trigger user`.execute(db)
      await sql`update evaluation.plan set document = replace(document, '"threshold":0.5', '"threshold":0.1')`.execute(
        db,
      )
    },
    {},
  ],
  [
    'the model',
    'system',
    async (db) => {
      await sql`update evaluation.endpoint set model = 'another'`.execute(db)
    },
    {},
  ],
] as [string, string, (db: Database) => Promise<void>, object][])(
  'a run ends as failed when %s is not what the plan says',
  async (_, what, change, replaced) => {
    await using given = await aSetting()
    const { runs, db, setting } = given
    const run = await runs.start((await aPlan(setting)).id)
    await change(db)

    await expect(runs.work(replaced)).rejects.toMatchObject({ code: 'evaluation.plan-differs', values: { what } })

    const read = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
    expect(read).toMatchObject({ state: 'failed', problem: 'evaluation.plan-differs', result: null })
  },
)

test('a sample that somebody edits before the result is recorded ends the run', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  runs.answerWith(() => 'لا شيء')
  const run = await runs.start((await aPlan(setting)).id)
  await runs.work({}, 1)
  await db
    .updateTable('evaluation.sample')
    .set({ scores: JSON.stringify({ exact: 1 }) })
    .execute()

  await expect(runs.work()).rejects.toMatchObject({ values: { what: 'samples' } })
  const read = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(read.state).toBe('failed')
})

test('a run that is cancelled keeps its attempt, and nothing more is asked', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const { id } = await aPlan(setting, { attempts: 1 })
  const run = await runs.start(id)

  const cancelled = await perform(cancelRun, runs.context(setting.evaluator), { id: run.id })
  await runs.work()

  expect(cancelled.state).toBe('cancelled')
  expect(runs.asked).toEqual([])
  await expect(runs.start(id)).rejects.toMatchObject({ code: 'evaluation.attempts-used' })
  const again = perform(cancelRun, runs.context(setting.evaluator), { id: run.id })
  await expect(again).rejects.toMatchObject({ code: 'evaluation.run-over' })
})

test('the plan stands in the log before anything is shown to the system, and before the decision on its result', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const { id } = await aPlan(setting)
  await aFinishedRun(runs, { plan: id })

  const { rows } = await sql<{ plan: string; shown: string; result: string }>`
    select outcome.entry_index as plan, run.result_decision as result,
      (select min(index) from audit.entry where text like '%"operation":"evaluation.run-samples"%') as shown
    from evaluation.plan join evaluation.run on run.plan_id = plan.id
      join audit.outcome on outcome.decision_index = plan.decision_index`.execute(db)
  const { plan, shown, result } = rows[0]!
  expect(Number(plan)).toBeLessThan(Number(shown))
  expect(Number(shown)).toBeLessThan(Number(result))
})

test('a stranger learns nothing of a run, and starts none', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const { run, plan } = await aFinishedRun(runs)
  const stranger = aPerson('org_zzzzzzzzzzzz', ['evaluator'])

  await expect(perform(readRun, runs.context(stranger), { id: run.id })).rejects.toMatchObject({
    code: 'evaluation.run-not-found',
  })
  await expect(perform(startRun, runs.context(stranger), { id: plan })).rejects.toMatchObject({ status: 403 })
  const { runs: listed } = await perform(listRuns, runs.context(stranger), {})
  expect(listed).toEqual([])
  const own = await perform(listRuns, runs.context(setting.evaluator), { plan })
  expect(own.runs.map(({ id }) => id)).toEqual([run.id])
})
