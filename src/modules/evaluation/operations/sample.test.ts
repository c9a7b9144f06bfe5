import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { aFinishedRun, runsOn } from '../runs.fixture.ts'
import type { EvaluationTables } from '../tables.ts'
import { anAssistantToTest, anEvaluationSetting, aPerson, aPlan, aTask, someItems } from '../testing.ts'
import { compare } from './compare.ts'
import { exportRun } from './export-run.ts'
import { listReviews } from './list-reviews.ts'
import { listSamples } from './list-samples.ts'
import { readPlan } from './read-plan.ts'
import { readRun } from './read-run.ts'
import { readSample } from './read-sample.ts'
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

const rightBut = (wrong: string) => (question: string) =>
  question.includes(wrong) ? 'لا شيء' : `المدينة ${/\d+/.exec(question)![0]}`

test('samples are listed in their order, page by page, and by what came of them', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  runs.answerWith(rightBut('رقم 3'))
  const task = await aTask(setting, { items: someItems(10) })
  const { run } = await aFinishedRun(runs, { task: task.digest })
  const list = (said: object) => perform(listSamples, runs.context(setting.evaluator), { id: run.id, ...said })

  const first = await list({ limit: 4 })
  const second = await list({ limit: 4, cursor: first.next })
  const third = await list({ limit: 4, cursor: second.next })
  const places = [first, second, third].flatMap(({ samples }) => samples.map(({ place }) => place))
  expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(third.next).toBeNull()

  expect((await list({ passed: 'false' })).samples).toMatchObject([
    { item: 'q3', said: 'لا شيء', scores: { exact: 0 } },
  ])
  expect((await list({ passed: true, language: 'ar' })).samples).toHaveLength(5)
  expect((await list({ slice: 'odd', passed: true })).samples).toHaveLength(4)
  expect((await list({ state: 'error' })).samples).toEqual([])
  await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'evaluation.cursor-unknown' })
})

test('a sample shows what was asked, what is right, what came, and what was sent', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const { run } = await aFinishedRun(runs)

  const sample = await perform(readSample, runs.context(setting.evaluator), { id: run.id, place: 2 })

  expect(sample).toMatchObject({
    item: 'q2',
    passed: true,
    asked: { id: 'q2', target: { texts: ['المدينة 2'] } },
    output: { text: 'المدينة 2', abstained: false },
    failed: null,
  })
  expect(sample.output!.messages.at(-1)!.content).toContain('رقم 2')
  await expect(perform(readSample, runs.context(setting.evaluator), { id: run.id, place: 9 })).rejects.toMatchObject({
    code: 'evaluation.sample-not-found',
  })
})

test('a run is exported as a log of Inspect', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const { run } = await aFinishedRun(runs)

  const log = await perform(exportRun, runs.context(setting.evaluator), { id: run.id })

  expect(log).toMatchObject({ version: 2, status: 'success', eval: { run_id: run.id, model: 'jazari/A model' } })
  expect(log.samples.map(({ id }) => id)).toEqual(['q0', 'q1', 'q2', 'q3'])
})

test('nothing of a hidden item leaves: no answer, problem, entry of the log or row says it, and its leak is counted', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const canary = 'jazari-canary-7f3a91c2e5'
  const secret = 'ما لون باب القصر الشرقي؟'
  const task = await aTask(setting, {
    header: { hidden: true },
    items: JSON.stringify({
      id: 'q1',
      language: 'ar',
      input: { question: secret },
      target: { texts: ['أزرق'] },
      canary,
    }),
  })
  // Whoever was trained on the test says what stood beside the question.
  runs.answerWith(() => `أزرق ${canary}`)
  const { id: plan } = await aPlan(setting, { task: task.digest, attempts: 2 })
  const call = runs.context(setting.evaluator)
  const told: unknown[] = [await perform(startRun, call, { id: plan })]
  await runs.work()
  const { runs: all } = await perform(readPlan, call, { id: plan })
  const { id } = all[0]!
  const read = await perform(readRun, call, { id })
  told.push(read, await perform(readPlan, call, { id: plan }), await perform(listReviews, call, {}))

  for (const refusing of [
    () => perform(listSamples, call, { id }),
    () => perform(readSample, call, { id, place: 0 }),
    () => perform(exportRun, call, { id }),
  ]) {
    const refused = await refusing().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({ code: 'evaluation.items-hidden' })
    told.push(JSON.stringify(refused), String(refused))
  }
  expect(read).toMatchObject({ state: 'finished', result: { canaryLeaks: 1, items: 1 } })
  expect(runs.asked[0]).toContain(secret)

  const rows: string[] = []
  for (const table of [
    'evaluation.task',
    'evaluation.item',
    'evaluation.run',
    'evaluation.sample',
    'audit.entry',
    'audit.outcome',
    'audit.body',
  ]) {
    const stored = await sql<{
      row: string
    }>`select row_to_json(one)::text as row from ${sql.table(table)} as one`.execute(db)
    rows.push(...stored.rows.map(({ row }) => row))
  }
  const sealed = await db.selectFrom('evaluation.sample').select('sealed_trace').executeTakeFirstOrThrow()
  const everything = `${JSON.stringify(told)} ${rows.join(' ')} ${sealed.sealed_trace!.toString('utf8')}`
  expect(everything).not.toContain(canary)
  expect(everything).not.toContain('القصر الشرقي')
  expect(everything).not.toContain('أزرق')
})

test('a fault with a hidden item says nothing of it', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const secret = 'ما لون باب القصر الشرقي؟'
  const task = await aTask(setting, {
    header: { hidden: true },
    items: JSON.stringify({ id: 'q1', language: 'ar', input: { question: secret }, target: { texts: ['أزرق'] } }),
  })
  runs.answerWith((question) => {
    throw new Error(`cannot answer ${question}`)
  })
  const { run } = await aFinishedRun(runs, { task: task.digest })

  const read = await perform(readRun, runs.context(setting.evaluator), { id: run.id })
  expect(read).toMatchObject({ state: 'finished', errors: 1, passed: false })
  const { rows } = await sql<{ row: string }>`select row_to_json(sample)::text as row from evaluation.sample`.execute(
    db,
  )
  expect(rows[0]!.row).not.toContain('القصر')
})

test('runs of one test are compared item by item, and runs of different tests are not', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const task = await aTask(setting, { items: someItems(40) })
  const { run: good } = await aFinishedRun(runs, { task: task.digest })
  runs.answerWith((question) => (Number(/\d+/.exec(question)![0]) < 30 ? 'لا شيء' : rightBut('-')(question)))
  const { run: poor } = await aFinishedRun(runs, { task: task.digest })
  const { run: other } = await aFinishedRun(runs)

  const compared = await perform(compare, runs.context(setting.evaluator), { runs: [good.id, poor.id] })

  expect(compared.task).toBe(task.digest)
  const all = compared.metrics.find(({ slice }) => slice === null)!
  expect(all.runs).toMatchObject([
    { run: good.id, value: 1, n: 40 },
    { run: poor.id, value: 0.25, n: 40 },
  ])
  // 30 items for one and none for the other: 2 · 2^-30.
  expect(all.pairs).toMatchObject([{ a: good.id, b: poor.id, n: 40, difference: 0.75 }])
  expect(all.pairs[0]!.p).toBeCloseTo(2 ** -29, 12)
  expect(all.pairs[0]!.adjusted).toBeGreaterThan(all.pairs[0]!.p)
  expect(all.pairs[0]!.low).toBeGreaterThan(0.5)
  expect(compared.metrics.map(({ slice }) => slice)).toContain('language:fr')

  await expect(perform(compare, runs.context(setting.evaluator), { runs: [good.id, other.id] })).rejects.toMatchObject({
    code: 'evaluation.tasks-differ',
  })
})

test('100,000 samples are browsed without delay', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const { run } = await aFinishedRun(runs)
  await sql`
    insert into evaluation.sample (run_id, place, item_place, item_id, language, slices, state, passed, scores,
      milliseconds, trace, output_digest, leaks, record_hash, at)
    select run_id, place + n * 4, item_place, item_id, language, slices, state, n % 1000 <> 0, scores,
      milliseconds, trace, output_digest, leaks, record_hash, at
    from evaluation.sample, generate_series(1, 24999) as n where run_id = ${run.id}`.execute(db)
  await sql`analyze evaluation.sample`.execute(db)

  const slowest: number[] = []
  for (const filter of [
    {},
    { passed: false },
    { language: 'fr' },
    { slice: 'odd', passed: false },
    { state: 'error' },
  ]) {
    const begun = performance.now()
    const page = await perform(listSamples, runs.context(setting.evaluator), { id: run.id, ...filter })
    const next = page.next === null ? undefined : Buffer.from(JSON.stringify([90_000])).toString('base64url')
    if (next) await perform(listSamples, runs.context(setting.evaluator), { id: run.id, ...filter, cursor: next })
    slowest.push(performance.now() - begun)
  }

  // Two pages each; a page of a person's patience is a tenth of a second.
  expect(Math.max(...slowest)).toBeLessThan(1_000)
})

test('a sample is read by whoever may read what the system quotes, whatever the test is about', async () => {
  await using given = await aSetting()
  const { runs, db, setting } = given
  const { id: dataSet } = await setting.assistants.knowledge.publish({
    'ar/network.md': '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.\n',
  })
  const assistant = await anAssistantToTest(setting, dataSet)
  const items = JSON.stringify({
    id: 'q1',
    language: 'ar',
    input: { question: 'متى انطلقت الشبكة الوطنية للمعاهد؟' },
    target: { texts: ['12 يناير 2026'] },
  })
  // The test names no data; what answers it quotes some.
  const task = await aTask(setting, { items })
  const { run } = await aFinishedRun(runs, { task: task.digest, system: { kind: 'assistant', id: assistant.id } })
  await sql`update evaluation.plan set public_since = now()`.execute(db)
  const reading = (who: Parameters<typeof runs.context>[0]) =>
    [
      () => perform(readSample, runs.context(who), { id: run.id, place: 0 }),
      () => perform(listSamples, runs.context(who), { id: run.id }),
      () => perform(exportRun, runs.context(who), { id: run.id }),
    ] as const

  for (const read of reading(anonymous)) expect(JSON.stringify(await read())).toContain('12 يناير 2026')
  await sql`update datasets.dataset set secrecy = 'sensitive', residency = '{MA}' where id = ${dataSet}`.execute(db)

  for (const who of [anonymous, setting.evaluator]) {
    for (const read of reading(who))
      await expect(read()).rejects.toMatchObject({ status: who === anonymous ? 401 : 403 })
  }
  // Who fixes the bar here does not answer for the data.
  const officer = aPerson(setting.organisation, ['data-officer'])
  for (const read of reading(officer)) await expect(read()).rejects.toMatchObject({ code: 'evaluation.data-closed' })
  await sql`update datasets.dataset set publisher_id = ${setting.organisation} where id = ${dataSet}`.execute(db)
  for (const read of reading(officer)) expect(JSON.stringify(await read())).toContain('12 يناير 2026')
})
