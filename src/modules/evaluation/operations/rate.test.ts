import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { perform } from '../../../kernel/perform.ts'
import { type AssistantTables, findVersion } from '../../assistants/index.ts'
import { ratesOwnWork } from '../rates-own-work.ts'
import { runsOn } from '../runs.fixture.ts'
import type { EvaluationTables } from '../tables.ts'
import { anAssistantToTest, anEndpoint, anEvaluationSetting, aPerson, aPlan, aTask, someItems } from '../testing.ts'
import { judge } from './judge.ts'
import { listReviews } from './list-reviews.ts'
import { rate } from './rate.ts'
import { readAgreement } from './read-agreement.ts'
import { readRun } from './read-run.ts'
import { readSample } from './read-sample.ts'

async function aSetting() {
  const db = await freshDatabase<EvaluationTables>()
  const setting = await anEvaluationSetting(db)
  return {
    db,
    setting,
    runs: runsOn(setting),
    first: aPerson(setting.organisation, ['evaluator']),
    second: aPerson(setting.organisation, ['evaluator']),
    async [Symbol.asyncDispose]() {
      await setting[Symbol.asyncDispose]()
      await db[Symbol.asyncDispose]()
    },
  }
}

const half = { slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' } as const

/** A run whose samples are all there, of a plan that asks raters. */
async function aRunToRate(
  { setting, runs }: Awaited<ReturnType<typeof aSetting>>,
  scorer: 'human-review' | 'model-judge',
  items = 4,
) {
  const task = await aTask(setting, {
    header: { scorers: [{ name: 'exact' }, { name: scorer, settings: { criterion: 'لا يقول إلا ما صح' } }] },
    items: someItems(items),
  })
  const plan = await aPlan(setting, { task: task.digest, criteria: [{ metric: scorer, ...half }] })
  const run = await runs.start(plan.id)
  await runs.work()
  return run.id
}

test('a run waits until two people have rated every sample, neither of whom sees what the other said', async () => {
  await using given = await aSetting()
  const { runs, setting, first, second } = given
  const id = await aRunToRate(given, 'human-review')
  const call = runs.context(setting.evaluator)
  expect(await perform(readRun, call, { id })).toMatchObject({ state: 'running', done: 4 })

  for (const [rater, wrong] of [
    [first, 3],
    [second, -1],
  ] as const) {
    const { reviews } = await perform(listReviews, runs.context(rater), {})
    expect(reviews.map(({ place }) => place)).toEqual([0, 1, 2, 3])
    expect(reviews[0]).toMatchObject({ metric: 'human-review', levels: 2, criterion: 'لا يقول إلا ما صح' })
    expect(JSON.stringify(reviews)).not.toMatch(/end_|evp_|A model|messages/)
    for (const { run, place, metric } of reviews) {
      await perform(rate, runs.context(rater), { run, place, metric, value: place === wrong ? 0 : 1 })
    }
    expect((await perform(listReviews, runs.context(rater), {})).reviews).toEqual([])
    expect((await perform(readSample, call, { id, place: 0 })).ratings).toEqual([])
  }
  expect(await perform(readAgreement, call, { run: id })).toMatchObject({
    metric: 'human-review',
    people: { n: 4, same: 0.75, kappa: 0 },
    waits: false,
  })
  await runs.work()

  const { state, result } = await perform(readRun, call, { id })
  expect(state).toBe('finished')
  // Where the two differ, it does not hold.
  expect(result!.criteria).toMatchObject([{ metric: 'human-review', value: 0.75, held: true }])
  expect(result!.metrics).toContainEqual(expect.objectContaining({ metric: 'human-review.agreement', n: 4, k: 3 }))
  expect(await perform(readSample, call, { id, place: 3 })).toMatchObject({
    passed: false,
    scores: { 'human-review': 0 },
    ratings: [{ value: 0 }, { value: 1 }],
  })
})

test('a rating is never given twice, off its scale, by a stranger, or once there is a result', async () => {
  await using given = await aSetting()
  const { runs, setting, first, second } = given
  const run = await aRunToRate(given, 'human-review', 1)
  const one = { run, place: 0, metric: 'human-review', value: 1 }
  await perform(rate, runs.context(first), one)

  await expect(perform(rate, runs.context(first), { ...one, value: 0 })).rejects.toMatchObject({
    code: 'evaluation.already-rated',
  })
  await expect(perform(rate, runs.context(second), { ...one, value: 0.5 })).rejects.toMatchObject({
    code: 'evaluation.rating-off-scale',
  })
  await expect(perform(rate, runs.context(second), { ...one, metric: 'exact' })).rejects.toMatchObject({
    code: 'evaluation.not-to-be-rated',
  })
  const stranger = aPerson('org_zzzzzzzzzzzz', ['evaluator'])
  await expect(perform(rate, runs.context(stranger), one)).rejects.toMatchObject({ status: 403 })
  const builder = aPerson(setting.organisation, ['data-officer'])
  await expect(perform(rate, runs.context(builder), one)).rejects.toMatchObject({ status: 403 })
  await perform(rate, runs.context(second), { ...one, note: 'اتصل على 0612345678' })
  await runs.work()
  const third = aPerson(setting.organisation, ['evaluator'])
  await expect(perform(rate, runs.context(third), one)).rejects.toMatchObject({ code: 'evaluation.not-to-be-rated' })
  const { ratings } = await perform(readSample, runs.context(setting.evaluator), { id: run, place: 0 })
  expect(JSON.stringify(ratings)).not.toContain('0612345678')
})

test('whoever registered the plan or made the version rates nothing of it, and no sample waits for them', async () => {
  await using given = await aSetting()
  const { runs, setting, first, db } = given
  const run = await aRunToRate(given, 'human-review', 1)
  const one = { run, place: 0, metric: 'human-review', value: 1 }
  const refused = { code: 'evaluation.another-person-rates', status: 409 }
  const waiting = async () => (await perform(listReviews, runs.context(first), {})).reviews

  await expect(perform(rate, runs.context(setting.evaluator), one)).rejects.toMatchObject(refused)
  expect((await perform(listReviews, runs.context(setting.evaluator), {})).reviews).toEqual([])
  expect(await waiting()).toHaveLength(1)

  const { id: dataSet } = await setting.assistants.knowledge.publish({ 'ar/network.md': '# شبكة\n\nانطلقت الشبكة.' })
  const { versions } = await anAssistantToTest(setting, dataSet)
  const version = versions[0]!.digest
  const maker = (await findVersion(viewOf<AssistantTables>(db), version))!.madeBy
  const plan = { registered_by: setting.evaluator.id, system_kind: 'assistant', system_version: version } as const
  expect(await ratesOwnWork(db, plan, maker)).toBe(true)
  expect(await ratesOwnWork(db, plan, first.id)).toBe(false)
})

test('the last two ratings at once lead to one result', async () => {
  await using given = await aSetting()
  const { runs, setting, first, second } = given
  const run = await aRunToRate(given, 'human-review', 1)
  const rating = { run, place: 0, metric: 'human-review', value: 1 }

  await Promise.all([first, second].map((rater) => perform(rate, runs.context(rater), rating)))
  expect(runs.jobs).toHaveLength(1)
  await runs.work()

  expect(await perform(readRun, runs.context(setting.evaluator), { id: run })).toMatchObject({ passed: true })
})

test('what a model says counts only beside what people say of some samples, and how far they agree is said', async () => {
  await using given = await aSetting()
  const { runs, setting, first, second } = given
  const run = await aRunToRate(given, 'model-judge', 24)
  const endpoint = await anEndpoint(setting, { name: 'A judge', model: 'judge-1' })
  const call = runs.context(setting.evaluator)
  runs.answerWith((question) => (question.includes('المدينة 5\n') ? '0' : '1'))

  await perform(judge, call, { run, endpoint: endpoint.id })
  await runs.work()
  expect(await perform(readRun, call, { id: run })).toMatchObject({ state: 'running' })
  expect(runs.asked.at(-1)).toContain('لا يقول إلا ما صح')

  for (const rater of [first, second]) {
    const { reviews } = await perform(listReviews, runs.context(rater), { run })
    expect(reviews).toHaveLength(20)
    for (const { place, metric } of reviews) {
      await perform(rate, runs.context(rater), { run, place, metric, value: 1 })
    }
  }
  const agreement = await perform(readAgreement, call, { run })
  expect(agreement).toMatchObject({ judge: { endpoint: endpoint.id, n: 20 }, waits: false })
  await runs.work()

  const { state, result } = await perform(readRun, call, { id: run })
  expect(state).toBe('finished')
  expect(result!.criteria).toMatchObject([{ metric: 'model-judge', held: true }])
  expect(result!.criteria[0]!.value).toBeCloseTo(23 / 24, 12)
  const calibration = result!.metrics.find(({ metric }) => metric === 'model-judge.agreement')
  expect(calibration).toMatchObject({ n: 20 })
  expect(calibration!.value).toBeGreaterThanOrEqual(0.95)
})

test('no model judges itself, and nobody chooses between judges', async () => {
  await using given = await aSetting()
  const { runs, setting } = given
  const task = await aTask(setting, { header: { scorers: [{ name: 'model-judge' }] }, items: someItems(2) })
  const tested = await anEndpoint(setting)
  const plan = await aPlan(setting, {
    task: task.digest,
    system: { kind: 'endpoint', id: tested.id },
    criteria: [{ metric: 'model-judge', ...half }],
  })
  const { id: run } = await runs.start(plan.id)
  await runs.work()
  const call = runs.context(setting.evaluator)
  const first = await anEndpoint(setting, { name: 'A judge' })
  const other = await anEndpoint(setting, { name: 'Another judge' })

  await expect(perform(judge, call, { run, endpoint: tested.id })).rejects.toMatchObject({
    code: 'evaluation.not-to-be-judged',
  })
  await perform(judge, call, { run, endpoint: first.id })
  await runs.work()
  await expect(perform(judge, call, { run, endpoint: other.id })).rejects.toMatchObject({
    code: 'evaluation.already-judged',
  })
})
