import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { anApproval, aPlan, aResult } from '../../../../libs/receipt/evaluation.fixture.ts'
import { textDigest, verifyReceipt } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { operation } from '../../../kernel/operation.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Systems } from '../../../kernel/ports/systems.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { publishVersion, sealVersion } from '../../datasets/index.ts'
import { addFiles, anonymous, dataOfficer, member, underPermit } from '../../datasets/testing.ts'
import { worker } from '../../knowledge/testing.ts'
import type { AssistantTables } from '../tables.ts'
import { type AssistantsSetting, anAssistant, anAssistantsSetting, aSystem } from '../testing.ts'
import { ask } from './ask.ts'
import { makeVersion } from './make-version.ts'
import { readReceipt } from './read-receipt.ts'

const network = '# الشبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.'
const other = '# رواية\n\nانطلقت الشبكة الوطنية للمعاهد يوم 3 مارس 2020 حسب رواية أخرى.'
const question = 'متى انطلقت الشبكة الوطنية للمعاهد؟'

async function aSystemOf(setting: AssistantsSetting, changes: Readonly<Record<string, unknown>> = {}) {
  const published = await setting.knowledge.publish({ 'ar/network.md': network }, changes)
  const assistant = await anAssistant(setting, [published.id])
  return { published, assistant, system: aSystem(setting, assistant) }
}

test('a system answers from its own data sets alone, and the answer says which one it was and what let it', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { published, assistant, system } = await aSystemOf(setting)
  await setting.knowledge.publish({ 'ar/other.md': other })

  for (const named of [system.slug, system.system]) {
    const answer = await perform(ask, setting.context(anonymous), { question, system: named })
    expect(new Set(answer.answer.quotes.map(({ dataSet }) => dataSet))).toEqual(new Set([published.id]))
    expect(answer.searched).toEqual({ dataSets: 1, documents: 1 })
    expect(answer.answerer.settings).toMatchObject({ askedRecords: false })
    expect(answer.system).toEqual({
      id: system.system,
      slug: system.slug,
      stage: 'production',
      version: assistant.versions[0]?.digest,
      evidence: textDigest(system.evidence!),
    })
  }
  const [row] = await db.selectFrom('assistants.answer').selectAll().execute()
  expect(row).toMatchObject({
    system_id: system.system,
    stage: 'production',
    assistant_version: assistant.versions[0]?.digest,
    evidence: system.evidence,
  })
  const without = await perform(ask, setting.context(anonymous), { question })
  expect(without.system).toBeNull()
})

test('a system that is not known is not found, and what one lacks is told with the refusal', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { assistant } = await aSystemOf(setting)
  const asked = (system: string, stage?: string) =>
    perform(ask, setting.context(anonymous), { question, system, ...(stage && { stage }) })

  await expect(asked('nothing')).rejects.toMatchObject({ code: 'assistants.system-not-found', status: 404 })
  const failing = aSystem(setting, assistant, { missing: ['duties-met', 'two-approvals'], evidence: null })
  await expect(asked(failing.slug)).rejects.toMatchObject({
    code: 'policy.sign-in-needed',
    values: { missing: 'duties-met two-approvals' },
  })
  // A draft is answered like a system that is not there.
  const draft = aSystem(setting, assistant, { missing: ['entry-live', 'duties-met'], evidence: null })
  await expect(asked(draft.slug)).rejects.toMatchObject({ code: 'assistants.system-not-found' })
  expect(await db.selectFrom('assistants.answer').selectAll().execute()).toEqual([])
})

test('a trial is for those of the organisation', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { assistant } = await aSystemOf(setting)
  const { slug } = aSystem(setting, assistant, { stage: 'staff' })
  const input = { question, system: slug, stage: 'staff' }
  const person = { kind: 'person', id: 'per_cccccccccccc', name: 'x', organisation: null, roles: [] } as const
  const staff: Principal = { ...person, memberships: [{ organisation: assistant.owner, roles: ['member'] }] }

  expect((await perform(ask, setting.context(staff), input)).system).toMatchObject({ stage: 'staff' })
  for (const who of [anonymous, member]) {
    await expect(perform(ask, setting.context(who), input)).rejects.toMatchObject({ values: { missing: 'staff' } })
  }
})

test('what its data are now is not what the version pins: the system declines to answer until there is a new version', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { published, assistant, system } = await aSystemOf(setting)
  const { datasets, index } = setting.knowledge
  await addFiles(datasets, published.id, { 'ar/network.md': other })
  const { version } = await perform(sealVersion, datasets.context(dataOfficer), { id: published.id })
  await index({ dataSet: published.id, version })
  const asked = () => perform(ask, setting.context(anonymous), { question, system: system.slug })
  expect((await asked()).abstained).toBe(false)
  await perform(publishVersion, datasets.context(dataOfficer), { id: published.id })

  await expect(asked()).rejects.toMatchObject({
    code: 'assistants.system-drifted',
    status: 409,
    values: { system: system.slug },
  })
  const { versions } = await perform(makeVersion, setting.context(member), { id: assistant.id })
  const digest = versions[0]!.digest
  setting.systems.splice(0, 1, { ...system, version: { assistant: assistant.id, digest } })
  expect((await asked()).system?.version).toBe(digest)
})

test('a version of another assistant, or of an earlier answerer, is not what runs', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { published, assistant, system } = await aSystemOf(setting)
  const second = await anAssistant(setting, [published.id])
  const digest = assistant.versions[0]!.digest
  for (const version of [
    { assistant: second.id, digest },
    { assistant: assistant.id, digest: `sha256:${'0'.repeat(64)}` },
  ]) {
    setting.systems.splice(0, 1, { ...system, version })
    await expect(perform(ask, setting.context(anonymous), { question, system: system.slug })).rejects.toMatchObject({
      code: 'assistants.system-drifted',
    })
  }
})

test('whoever stops a system while it is searching gets no answer of it any more', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { system } = await aSystemOf(setting)
  const stoppedAfter = (calls: number): Systems => {
    let left = calls
    return { find: async () => (left-- > 0 ? system : { ...system, missing: ['not-stopped'], evidence: null }) }
  }
  const asked = (systems: Systems) =>
    perform(ask, { ...setting.context(anonymous), systems }, { question, system: system.slug })

  for (const calls of [1, 2]) {
    await expect(asked(stoppedAfter(calls))).rejects.toMatchObject({ code: 'assistants.system-not-answering' })
  }
  let left = 2
  const renewed: Systems = { find: async () => (left-- > 0 ? system : { ...system, evidence: '{}' }) }
  await expect(asked(renewed)).rejects.toMatchObject({ code: 'assistants.system-not-answering' })
  expect(await db.selectFrom('assistants.answer').selectAll().execute()).toEqual([])
})

test('somebody finds through a system what they may read themselves; so does the key that is made for it', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { published, system } = await aSystemOf(setting)
  const key: Principal = { kind: 'service', id: 'key_a', roles: [], holder: 'per_a', system: system.system }
  const asked = (who: Principal) => perform(ask, setting.context(who), { question, system: system.slug })
  expect((await asked(key)).abstained).toBe(false)
  await expect(perform(ask, setting.context(key), { question })).rejects.toMatchObject({
    values: { missing: 'key-of-another' },
  })

  await db
    .withTables<{ 'datasets.dataset': { id: string; secrecy: string } }>()
    .updateTable('datasets.dataset')
    .set({ secrecy: 'internal' })
    .where('id', '=', published.id)
    .execute()
  for (const who of [anonymous, key]) {
    expect(await asked(who)).toMatchObject({ abstained: true, reason: 'nothing-published', versions: [] })
  }
  expect((await asked(member)).abstained).toBe(false)
  const reader: Principal = { kind: 'person', id: 'per_cccccccccccc', name: 'x', organisation: null, roles: [] }
  expect((await asked(reader)).abstained).toBe(true)
  const permitted = underPermit(setting.context(reader), published)
  await expect(perform(ask, permitted, { question, system: system.slug })).resolves.toMatchObject({ abstained: false })
})

test.each([
  ['data sets beside a system', { system: 'a', in: ['b'] }],
  ['a stage of no system', { stage: 'staff' }],
  ['a stage that there is not', { system: 'a', stage: 'canary' }],
  ['a name that is none', { system: 'A system' }],
])('%s is refused', async (_what, said) => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await expect(perform(ask, setting.context(anonymous), { question, ...said })).rejects.toMatchObject({ status: 400 })
})

test('the receipt of an answer of a system proves plan, result and approvals under the checkpoint of the answer', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { assistant, system } = await aSystemOf(setting)
  const version = assistant.versions[0]!.digest
  const approver = (id: string): Principal => ({ kind: 'person', id, name: id, organisation: null, roles: ['member'] })
  /** Answers with a document, as the operation that makes such documents does. */
  const logged = async (id: string, document: object, who: Principal) => {
    const made = operation({
      id,
      http: 'POST /test',
      summary: 'Make a document',
      permission: 'register:report',
      effect: 'write',
      input: z.strictObject({}),
      output: z.record(z.string(), z.unknown()),
      problems: [],
      facts: () => ({ kind: 'document', id: 'x' }),
      run: async ({ decision }) => {
        setting.documents.push({ document: canonicalJson(document), decision: decision.logged.index })
        return { ...document }
      },
    })
    const context = setting.context(who)
    await perform(made, context, {})
    // Its outcome has its place in the log before anything follows from it.
    await context.publisher.publish()
  }
  const plan = aPlan({ system: { kind: 'assistant', id: assistant.id, version } })
  const finished = Date.now()
  const result = aResult(plan, {
    finishedAt: new Date(finished).toISOString(),
    expiresAt: new Date(finished + plan.validDays * 86_400_000).toISOString(),
  })
  const about = { system: system.system, version }
  const approvals = [anApproval([result], about), anApproval([result], { ...about, id: 'apr_bbbbbbbbbbbb' })]
  await logged('evaluation.register-plan', plan, approver('per_evaluator'))
  await logged('evaluation.record-result', result, worker)
  await logged('register.approve', approvals[0]!, approver('per_first'))
  await logged('register.approve', approvals[1]!, approver('per_second'))
  const digestOf = (document: object) => textDigest(canonicalJson(document))
  const { stage, assessment, level } = approvals[0]!
  const evidence = canonicalJson({
    v: 1,
    kind: 'system-standing',
    system: system.system,
    slug: system.slug,
    stage,
    owner: assistant.owner,
    assistant: assistant.id,
    version,
    assessment,
    level,
    duties: [{ duty: plan.duty, plan: digestOf(plan), result: digestOf(result) }],
    approvals: approvals.map(digestOf),
    reviewDue: '2999-01-01',
  })
  setting.systems.splice(0, 1, { ...system, evidence })

  const { receipt } = await perform(ask, setting.context(anonymous), { question, system: system.slug })
  const file = await perform(readReceipt, setting.context(anonymous), { id: receipt.id })
  const bytes = new TextEncoder().encode(canonicalJson(file))
  const report = verifyReceipt(bytes, { keys: [setting.verifierKey] })

  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([])
  expect(report).toMatchObject({ verdict: 'verified' })
  const statusOf = (id: string) => report.checks.find((check) => check.id === id)?.status
  expect([statusOf('evaluation'), statusOf('approvals')]).toEqual(['passed', 'passed'])
})
