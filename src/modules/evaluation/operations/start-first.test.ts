import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { resultsFor } from '../run-results.ts'
import { runsOn } from '../runs.fixture.ts'
import type { EvaluationTables } from '../tables.ts'
import { anAssistantToTest, anEvaluationSetting, aPerson } from '../testing.ts'
import { listSamples } from './list-samples.ts'
import { readRun } from './read-run.ts'
import { startFirst } from './start-first.ts'

const golden = [
  {
    id: 'open',
    language: 'ar',
    question: 'متى انطلقت الشبكة الوطنية للمعاهد؟',
    expected: 'answer',
    mustShow: { tokens: [['12 يناير 2026']] },
  },
  { id: 'parking', language: 'ar', question: 'كم ثمن موقف السيارات؟', expected: 'abstain' },
]
const files = {
  'ar/network.md':
    '# شبكة المعاهد\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.\n',
  'golden/questions.jsonl': golden.map((question) => JSON.stringify(question)).join('\n'),
}

test('one click puts an assistant to its own golden questions: test, plan and run, each with its place in the log', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const runs = runsOn(setting)
  const { id: dataSet } = await setting.assistants.knowledge.publish(files)
  const assistant = await anAssistantToTest(setting, dataSet)
  const call = runs.context(setting.evaluator)

  const { plan, run } = await perform(startFirst, call, { assistant: assistant.id })
  await runs.work()

  expect(plan).toMatchObject({ attempts: { used: 1, allowed: 1 }, system: { kind: 'assistant', id: assistant.id } })
  expect(plan.document.criteria).toEqual(plan.task.suggested)
  const read = await perform(readRun, call, { id: run.id })
  expect(read).toMatchObject({ state: 'finished', total: 2, done: 2, errors: 0, passed: true })
  const { samples } = await perform(listSamples, call, { id: run.id })
  expect(samples.find(({ item }) => item === 'open')!.said).toContain('12 يناير 2026')

  const version = assistant.versions[0]!.digest
  const results = await resultsFor(setting.db, { system: assistant.id, version })
  expect(results).toMatchObject([
    { plan: plan.id, run: run.id, duty: null, passed: read.passed, resultDigest: read.resultDigest },
  ])
  expect(results[0]!.decisionIndexes.result).toBeGreaterThan(results[0]!.decisionIndexes.plan)
  expect(await resultsFor(setting.db, { system: assistant.id, version: `sha256:${'0'.repeat(64)}` })).toEqual([])

  // Once more: another plan of the same test, since an attempt is used up.
  const again = await perform(startFirst, call, { assistant: assistant.id })
  expect(again.plan.task.digest).toBe(plan.task.digest)
  expect(again.plan.id).not.toBe(plan.id)
})

test('whoever fixes no bars there begins no first evaluation', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const runs = runsOn(setting)
  const { id: dataSet } = await setting.assistants.knowledge.publish(files)
  const assistant = await anAssistantToTest(setting, dataSet)

  const begun = perform(startFirst, runs.context(aPerson('org_zzzzzzzzzzzz', ['evaluator'])), {
    assistant: assistant.id,
  })

  await expect(begun).rejects.toMatchObject({ status: 403 })
})
