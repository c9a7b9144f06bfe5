import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { Approval } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { EvaluationTables } from '../../evaluation/index.ts'
import type { RegisterTables } from '../tables.ts'
import { aDraftSystem, anAssessment, anAssistantOfSystem, aRegisterSetting, aResult, someAnswers } from '../testing.ts'
import { approveSystem } from './approve-system.ts'
import { declareSystem } from './declare-system.ts'
import { listApprovals } from './list-approvals.ts'
import { nameVersion } from './name-version.ts'
import { putSystemLive } from './put-system-live.ts'
import { readSystem } from './read-system.ts'
import { withdrawApproval } from './withdraw-approval.ts'

/** A system with all that can be approved at `staff`, entered by its builder. */
async function ready(db: Kysely<RegisterTables>) {
  const setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const of = { assistant: assistant.id, version: assistant.versions[0]!.digest }
  const system = await aDraftSystem(setting, assistant)
  const assessment = await anAssessment(setting, system)
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version: of.version })
  const result = await aResult(setting, of)
  const approve = (by: Principal, stage = 'staff') => perform(approveSystem, setting.context(by), { system, stage })
  const waiting = async (by: Principal) => (await perform(listApprovals, setting.context(by), {})).waiting
  const find = (stage: 'staff' | 'production') => setting.systems.find(viewOf(db), system, stage, new Date())
  return {
    ...setting,
    setting,
    of,
    system,
    assessment,
    result,
    approve,
    waiting,
    find,
    [Symbol.asyncDispose]: () => setting[Symbol.asyncDispose](),
  }
}

test('what an approver answers is exactly the text that is kept: version, assessment and results as they are now', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const [approver] = stage.approvers

  const approval = await stage.approve(approver)

  expect(approval).toEqual({
    v: 1,
    kind: 'system-approval',
    id: approval.id,
    system: stage.system,
    stage: 'staff',
    version: stage.of.version,
    assessment: stage.assessment,
    level: 1,
    results: [stage.result],
    at: approval.at,
  })
  const kept = await db.selectFrom('register.approval').selectAll().executeTakeFirstOrThrow()
  expect(kept).toMatchObject({
    document: canonicalJson(approval),
    digest: digestOfText(kept.document),
    by: approver.id,
  })
  expect(Approval.parse(JSON.parse(kept.document))).toEqual(approval)
})

test('nobody approves what they made something of, nor who is no approver there, nor twice', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const [approver] = stage.approvers
  const denied = { code: 'policy.denied' }

  await expect(stage.approve(stage.builder)).rejects.toMatchObject(denied)
  await expect(stage.approve(stage.manager)).rejects.toMatchObject(denied)
  await expect(stage.approve(stage.evaluation.administrator)).rejects.toMatchObject(denied)
  const elsewhere = stage.somebody('approver', 'org_zzzzzzzzzzzz')
  await expect(stage.approve(elsewhere)).rejects.toMatchObject({ code: 'register.system-not-found' })
  // Who answered the questionnaire made something of it, whatever office they hold.
  await anAssessment(stage.setting, stage.system, { by: approver.id })
  await expect(stage.approve(approver)).rejects.toMatchObject(denied)

  await stage.approve(stage.approvers[1])
  await expect(stage.approve(stage.approvers[1])).rejects.toMatchObject({ code: 'register.already-approved' })
})

test('whoever wrote the test, and whom a maker made an approver, approves nothing, and counts for nothing', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const { setting, approvers } = stage
  const [one, other] = approvers
  const denied = { code: 'policy.denied' }
  const may = async (by: Principal) => {
    const entry = await perform(readSystem, setting.context(by), { system: stage.system })
    return entry.mayApprove.staff
  }
  const missing = async () => (await stage.find('staff'))!.missing

  for (const approver of approvers) await stage.approve(approver)
  expect(await missing()).not.toContain('two-approvals')

  setting.appointers.set(one.id, [stage.manager.id])
  expect(await missing()).toContain('two-approvals')
  expect(await stage.waiting(one)).toEqual([])
  expect(await may(one)).toBe(false)
  await expect(stage.approve(one)).rejects.toMatchObject(denied)
  setting.appointers.set(one.id, [stage.evaluation.administrator.id])
  expect(await missing()).not.toContain('two-approvals')

  await aResult(setting, stage.of, { taskBy: other.id })
  expect(await missing()).toContain('two-approvals')
  await expect(stage.approve(other)).rejects.toMatchObject(denied)
})

test('nobody approves what was put in the place of what they were shown', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const { setting, system, assessment, result, of } = stage
  const approve = (shown: object) => {
    const context = setting.context(stage.approvers[0])
    return perform(approveSystem, context, { system, stage: 'staff', ...shown })
  }
  const another = digestOfText('another')

  for (const shown of [{ version: another }, { assessment: another }, { results: [another] }, { results: [] }]) {
    await expect(approve(shown)).rejects.toMatchObject({ code: 'register.approval-differs', status: 409 })
  }
  const later = await aResult(setting, of)
  await expect(approve({ results: [result] })).rejects.toMatchObject({ code: 'register.approval-differs' })
  const shown = { version: of.version, assessment, results: [later] }
  await expect(approve(shown)).resolves.toMatchObject(shown)
})

test('before anything can be approved, what is missing is told: version, assessment, each duty, each field', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const of = { assistant: assistant.id, version: assistant.versions[0]!.digest }
  const system = await aDraftSystem(setting, assistant)
  const missing = async () => {
    const refusal = await perform(approveSystem, setting.context(setting.approvers[0]), {
      system,
      stage: 'staff',
    }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'register.not-ready-to-approve' })
    return (refusal as { values: { missing: string } }).values.missing
  }

  expect(await missing()).toBe('version-named risk-assessed duty:golden')
  await anAssessment(setting, system, { level: 2 })
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version: of.version })
  await aResult(setting, of, { duty: 'golden' })
  await aResult(setting, of, { duty: 'safety' })
  await aResult(setting, of, { duty: 'safety', passed: false })
  await aResult(setting, of, { duty: 'injection', expiresAt: new Date(Date.now() - 1) })
  expect(await missing()).toBe('duty:safety duty:injection declared:legalBasis')
})

test('the inbox of an approver shows what waits for them until two have approved it, and to nobody who made it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const [one, other] = stage.approvers

  expect(await stage.waiting(one)).toMatchObject([
    {
      system: { id: stage.system },
      stage: 'staff',
      version: { digest: stage.of.version, number: 1 },
      level: 1,
      results: [{ duty: 'golden', result: stage.result }],
      missing: [],
      approvals: 0,
    },
  ])
  expect(await stage.waiting(stage.builder)).toEqual([])
  expect(await stage.waiting(stage.somebody('approver', 'org_zzzzzzzzzzzz'))).toEqual([])

  await stage.approve(one)
  expect(await stage.waiting(one)).toEqual([])
  expect(await stage.waiting(other)).toMatchObject([{ approvals: 1 }])
  await stage.approve(other)
  expect(await stage.waiting(other)).toEqual([])
})

test('staff first, then citizens: with two approvals each, a trial in between, and no longer once one is withdrawn', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const { setting, system, of } = stage
  const [one, other] = stage.approvers
  const builder = setting.context(setting.builder)
  await perform(putSystemLive, builder, { system })
  await stage.approve(one)
  await stage.approve(other)
  expect(await stage.find('staff')).toMatchObject({ missing: [] })

  await perform(nameVersion, builder, { system, stage: 'production', version: of.version })
  const first = await stage.approve(one, 'production')
  await stage.approve(other, 'production')
  expect(await stage.find('production')).toMatchObject({ missing: ['staff-evidence'], evidence: null })
  await someAnswers(setting, { system, stage: 'staff', version: of.version, count: 5 })
  expect(await stage.find('production')).toMatchObject({ missing: [] })

  await expect(
    perform(withdrawApproval, setting.context(setting.manager), { id: first.id, reason: 'خطأ' }),
  ).rejects.toMatchObject({ code: 'policy.denied' })
  const withdrawn = await perform(withdrawApproval, setting.context(other), { id: first.id, reason: 'تبين خطأ' })
  expect(withdrawn.stages).toEqual({ staff: { resolves: true }, production: { resolves: false } })
  expect(await stage.find('production')).toMatchObject({ missing: ['two-approvals'] })
  await expect(
    perform(withdrawApproval, setting.context(other), { id: first.id, reason: 'تبين خطأ' }),
  ).rejects.toMatchObject({ code: 'register.already-withdrawn' })

  await stage.approve(one, 'production')
  expect(await stage.find('production')).toMatchObject({ missing: [] })
})

test('what a live entry rests on is public: plans with their results, those too that did not pass', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const plans = () =>
    viewOf<EvaluationTables>(db).selectFrom('evaluation.plan').select(['duty', 'public_since']).execute()
  await aResult(stage.setting, stage.of, { passed: false, at: new Date(0) })

  expect((await plans()).every(({ public_since }) => public_since === null)).toBe(true)
  await perform(putSystemLive, stage.context(stage.manager), { system: stage.system })
  expect((await plans()).every(({ public_since }) => public_since !== null)).toBe(true)
})

test('the entry tells everybody which approvals count, and nobody by whom', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using stage = await ready(db)
  const { setting, system } = stage
  await perform(putSystemLive, setting.context(setting.builder), { system })
  for (const approver of stage.approvers) await stage.approve(approver)
  await perform(declareSystem, setting.context(setting.builder), { system, knownLimits: { ar: 'لا يفهم الدارجة' } })

  const entry = await perform(readSystem, setting.context({ kind: 'anonymous' }), { system })

  expect(entry.approvals).toMatchObject([
    { stage: 'staff', counts: true, own: false },
    { stage: 'staff', counts: true, own: false },
  ])
  expect(entry.history.map(({ kind }) => kind)).toEqual([
    'declared',
    'approved',
    'approved',
    'live',
    'version-named',
    'declared',
    'entered',
  ])
  const people = [...stage.approvers, stage.builder, stage.manager].map((one) => (one.kind === 'person' ? one.id : ''))
  for (const id of people) expect(JSON.stringify(entry)).not.toContain(id)
})
