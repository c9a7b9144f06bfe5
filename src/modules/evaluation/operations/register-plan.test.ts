import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { member } from '../../datasets/testing.ts'
import { findPlan, publishPlans } from '../plan-store.ts'
import type { EvaluationTables } from '../tables.ts'
import { aCriterion, anAssistantToTest, anEndpoint, anEvaluationSetting, aPerson, aPlan, aTask } from '../testing.ts'
import { endEndpoint } from './end-endpoint.ts'
import { listPlans } from './list-plans.ts'
import { readPlan } from './read-plan.ts'
import { registerPlan } from './register-plan.ts'

const files = { 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.' }

test('a plan says all that fixes the bar, is what the log commits to, and is stored as it was answered', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const task = await aTask(setting)
  const endpoint = await anEndpoint(setting)

  const plan = await aPlan(setting, {
    task: task.digest,
    system: { kind: 'endpoint', id: endpoint.id },
    criteria: [aCriterion, { ...aCriterion, slice: 'language:ar', on: 'bound' }],
    seed: 7,
    items: 4,
    attempts: 2,
    validDays: 30,
    duty: 'golden',
  })

  expect(plan).toMatchObject({
    owner: setting.organisation,
    task: { slug: 'capitals', digest: task.digest, items: 4, root: task.root, hidden: false },
    system: { kind: 'endpoint', id: endpoint.id, version: endpoint.digest },
    harness: setting.context(anonymous).harness,
    interval: { method: 'wilson', level: 0.95, resamples: 1000 },
    seed: 7,
    items: 4,
    attempts: 2,
    validDays: 30,
    duty: 'golden',
  })
  const stored = await findPlan(setting.db, plan.id)
  expect(stored).toMatchObject({ document: canonicalJson(plan), digest: digestOfText(canonicalJson(plan)) })
  const shown = await perform(readPlan, setting.context(setting.evaluator), { id: plan.id })
  expect(shown).toMatchObject({
    document: plan,
    task: { digest: task.digest },
    system: { name: 'A model' },
    attempts: { used: 0, allowed: 2 },
    public: false,
    runs: [],
    log: { index: stored?.decision_index },
  })
})

test('a registered plan is never changed, and never taken away', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  await aPlan(setting)

  for (const change of ["document = '{}'", 'attempts = 9', "duty = 'x'", 'registered_at = now()', "owner_id = 'x'"]) {
    await expect(sql`update evaluation.plan set ${sql.raw(change)}`.execute(db)).rejects.toThrow('never changed')
  }
  await expect(sql`delete from evaluation.plan`.execute(db)).rejects.toThrow('never changed')
})

test('the bar for an assistant is fixed by the organisation that answers for it, for its newest version or a named one', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const data = await setting.assistants.knowledge.publish(files)
  const { id, versions, project } = await anAssistantToTest(setting, data.id)
  const task = await aTask(setting)
  const input = { task: task.digest, criteria: [aCriterion], system: { kind: 'assistant', id } }

  const plan = await perform(registerPlan, setting.context(setting.evaluator), input)

  expect(plan).toMatchObject({
    owner: setting.organisation,
    system: { kind: 'assistant', id, version: versions[0]!.digest },
  })
  const shown = await perform(readPlan, setting.context(member), { id: plan.id })
  expect(shown).toMatchObject({ project: project.id, own: true, system: { name: 'مساعد للاختبار' } })

  const elsewhere = setting.context(aPerson('org_bbbbbbbbbbbb', ['evaluator']))
  await expect(perform(registerPlan, elsewhere, input)).rejects.toMatchObject({ code: 'policy.denied' })
  const named = { ...input, system: { ...input.system, version: digestOfText('another') } }
  const naming = perform(registerPlan, setting.context(setting.evaluator), named)
  await expect(naming).rejects.toMatchObject({ code: 'evaluation.system-not-found' })
})

test.each([
  [{ task: digestOfText('no task') }, 'evaluation.task-not-found'],
  [{ system: { kind: 'endpoint', id: 'end_aaaaaaaaaaaa' } }, 'evaluation.system-not-found'],
  [{ system: { kind: 'assistant', id: 'ast_aaaaaaaaaaaa' } }, 'evaluation.system-not-found'],
  [{ items: 5 }, 'evaluation.items-too-many'],
  [{ criteria: [{ ...aCriterion, metric: 'f1' }] }, 'evaluation.metric-unknown'],
  [{ criteria: [{ ...aCriterion, slice: 'slice:none' }] }, 'evaluation.slice-unknown'],
  [{ criteria: [{ ...aCriterion, threshold: 0 }] }, 'evaluation.threshold-senseless'],
  [{ criteria: [{ ...aCriterion, threshold: 1.01 }] }, 'evaluation.threshold-senseless'],
  [{ criteria: [{ ...aCriterion, comparator: 'at-most', threshold: 1 }] }, 'evaluation.threshold-senseless'],
  [{ duty: 'no-such' }, 'evaluation.duty-unknown'],
  [{ duty: 'golden', criteria: [{ ...aCriterion, threshold: 0.4 }] }, 'evaluation.bar-too-weak'],
  [{ duty: 'golden', items: 1 }, 'evaluation.bar-too-weak'],
  [{ project: 'prj_aaaaaaaaaaaa' }, 'evaluation.project-not-found'],
])('a plan with %j is refused', async (said, code) => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)

  await expect(aPlan(setting, said)).rejects.toMatchObject({ code })
})

test('a model that was disconnected is put to no test', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await anEndpoint(setting)
  await perform(endEndpoint, setting.context(setting.administrator), { id })

  await expect(aPlan(setting, { system: { kind: 'endpoint', id } })).rejects.toMatchObject({
    code: 'evaluation.endpoint-ended',
  })
})

test('a hidden test has few attempts, and a second plan is no way to more', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { digest: task } = await aTask(setting, { header: { hidden: true } })
  const { id } = await anEndpoint(setting)
  const said = { task, system: { kind: 'endpoint', id } }

  await expect(aPlan(setting, { ...said, attempts: 6 })).rejects.toMatchObject({
    code: 'evaluation.attempts-too-many',
    values: { attempts: 6, most: 5 },
  })
  const both = await Promise.allSettled([aPlan(setting, said), aPlan(setting, said)])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'evaluation.hidden-plan-exists' })
  await expect(aPlan(setting, { ...said, duty: 'golden' })).resolves.toMatchObject({ duty: 'golden' })
})

test('for a duty nobody chooses which items are drawn: not by the seed, and not by drawing again', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { digest: task } = await aTask(setting)
  const { id } = await anEndpoint(setting)
  const trial = { task, system: { kind: 'endpoint', id } }
  const said = { ...trial, duty: 'golden' }

  await expect(aPlan(setting, { ...said, items: 3, seed: 7 })).rejects.toMatchObject({
    code: 'evaluation.draw-chosen',
  })
  const both = await Promise.allSettled([2, 3].map((items) => aPlan(setting, { ...said, items })))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'evaluation.draw-exists' })

  await expect(aPlan(setting, { ...said, seed: 7 })).resolves.toMatchObject({ items: 4, seed: 7 })
  await expect(aPlan(setting, { ...trial, items: 3, seed: 7 })).resolves.toMatchObject({ seed: 7 })
})

test('data that not everybody may read are not sent to a model outside', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const { id } = await setting.assistants.knowledge.publish(files)
  const { digest: task } = await aTask(setting, { header: { dataSets: [id] } })
  await aPlan(setting, { task })
  await sql`update datasets.dataset set secrecy = 'internal'`.execute(db)

  await expect(aPlan(setting, { task })).rejects.toMatchObject({ code: 'evaluation.data-stays' })
})

test('before the register rests on it a plan is its project’s and its owner’s; then it is everybody’s', async () => {
  await using db = await freshDatabase<EvaluationTables>()
  await using setting = await anEvaluationSetting(db)
  const data = await setting.assistants.knowledge.publish(files)
  const { id: assistant } = await anAssistantToTest(setting, data.id)
  const plan = await aPlan(setting, { system: { kind: 'assistant', id: assistant }, duty: 'golden' })
  const other = await aPlan(setting)
  const outsider = aPerson('org_bbbbbbbbbbbb', ['evaluator'])
  const seenBy = async (principal: typeof anonymous | typeof outsider) => {
    const { plans } = await perform(listPlans, setting.context(principal), {})
    return plans.map(({ id }) => id)
  }

  expect(await seenBy(anonymous)).toEqual([])
  expect(await seenBy(outsider)).toEqual([])
  expect((await seenBy(setting.evaluator)).sort()).toEqual([plan.id, other.id].sort())
  const { plans: own } = await perform(listPlans, setting.context(member), {})
  expect(own.map(({ id }) => id)).toEqual([plan.id])
  const reading = perform(readPlan, setting.context(outsider), { id: plan.id })
  await expect(reading).rejects.toMatchObject({ code: 'evaluation.plan-not-found' })

  const since = new Date('2026-03-01T12:00:00.000Z')
  const of = { system: assistant, version: plan.system.version }
  await publishPlans(setting.db, of, since)
  await publishPlans(setting.db, of, new Date('2026-04-01T12:00:00.000Z'))

  expect(await seenBy(anonymous)).toEqual([plan.id])
  expect(await perform(readPlan, setting.context(anonymous), { id: plan.id })).toMatchObject({
    public: true,
    own: false,
  })
  expect((await findPlan(setting.db, plan.id))?.public_since).toEqual(since)
})
