import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { type EvaluationReceipt, verifyEvaluation } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { runsOn } from '../runs.fixture.ts'
import type { EvaluationTables } from '../tables.ts'
import { anEvaluationSetting, aPlan, aTask } from '../testing.ts'
import { readReceipt } from './read-receipt.ts'

/** What is told of the file when it is checked with the key of the log alone. */
function checked(file: EvaluationReceipt, key: string) {
  return verifyEvaluation(new TextEncoder().encode(`${canonicalJson(file)}\n`), { keys: [key] })
}

test('the receipt of a plan proves that it is in the log before anything was run', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const plan = await aPlan(setting)

  const file = await perform(readReceipt, setting.context(setting.evaluator), { id: plan.id })

  expect(file.result).toBeNull()
  const report = checked(file, setting.assistants.verifierKey)
  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([])
  expect(report.evaluation?.plan.document).toEqual(plan)
})

test('the receipt of a run proves its result, and that the bar was there before; of a hidden test it holds no item', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const runs = runsOn(setting)
  const { digest: task } = await aTask(setting, { header: { hidden: true } })
  const plan = await aPlan(setting, { task, attempts: 2 })
  const first = await runs.start(plan.id)
  await runs.work()
  runs.answerWith(() => 'wrong')
  await runs.start(plan.id)
  await runs.work()
  const evaluator = setting.context(setting.evaluator)

  const last = await perform(readReceipt, evaluator, { id: plan.id })
  const file = await perform(readReceipt, evaluator, { id: plan.id, run: first.id })

  expect(checked(last, setting.assistants.verifierKey).evaluation?.result?.document).toMatchObject({
    attempt: 2,
    passed: false,
  })
  const report = checked(file, setting.assistants.verifierKey)
  expect(report.verdict).toBe('verified')
  expect(report.evaluation?.result?.document).toMatchObject({ run: first.id, attempt: 1, passed: true })
  expect(JSON.stringify(file)).not.toMatch(/عاصمة|المدينة|canary_/)
})

test('a threshold that is lowered in the file fails', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const plan = await aPlan(setting)
  const file = await perform(readReceipt, setting.context(setting.evaluator), { id: plan.id })
  const document = file.plan.document.replace('"threshold":0.5', '"threshold":0.4')
  expect(document).not.toBe(file.plan.document)

  const lowered = checked({ ...file, plan: { ...file.plan, document } }, setting.assistants.verifierKey)

  expect(lowered.verdict).toBe('failed')
})

test('a run that is none of the plan’s, or has no result yet, has no receipt; nor has a plan that one may not know of', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const runs = runsOn(setting)
  const { id } = await aPlan(setting)
  const { id: run } = await runs.start(id)
  const evaluator = setting.context(setting.evaluator)

  for (const named of [run, 'evr_aaaaaaaaaaaa']) {
    const reading = perform(readReceipt, evaluator, { id, run: named })
    await expect(reading).rejects.toMatchObject({ code: 'evaluation.run-not-found' })
  }
  const reading = perform(readReceipt, setting.context(anonymous), { id })
  await expect(reading).rejects.toMatchObject({ code: 'evaluation.plan-not-found' })
})
