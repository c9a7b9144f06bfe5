import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { cancelRun, readPlan, startRun } from '../../evaluation/index.ts'
import { aPlan } from '../../evaluation/testing.ts'
import { worker } from '../../knowledge/testing.ts'
import type { RegisterTables } from '../tables.ts'
import {
  aDraftSystem,
  anAssessment,
  anAssistantOfSystem,
  aRegisterSetting,
  aResult,
  aSolution,
  someAnswers,
} from '../testing.ts'
import { adoptSolution } from './adopt-solution.ts'
import { approveSystem } from './approve-system.ts'
import { createSolution } from './create-solution.ts'
import { createSystem } from './create-system.ts'
import { declareSystem } from './declare-system.ts'
import { liftStop } from './lift-stop.ts'
import { listOwnSolutions } from './list-own-solutions.ts'
import { listSystems } from './list-systems.ts'
import { nameVersion } from './name-version.ts'
import { putSystemLive } from './put-system-live.ts'
import { readSolution } from './read-solution.ts'
import { readSystem } from './read-system.ts'
import { stopSystem } from './stop-system.ts'
import { watchStages } from './watch-stages.ts'
import { withdrawSystem } from './withdraw-system.ts'

/** What a listed system costs in queries: everybody may ask for the list. */
const queriesForEach = 11

const notFound = { code: 'register.system-not-found' }

/** A draft of a system with an assistant of its own. */
async function aDraft(db: Kysely<RegisterTables>) {
  const setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const system = await aDraftSystem(setting, assistant)
  const of = { assistant: assistant.id, version: assistant.versions[0]!.digest }
  return Object.assign(setting, { setting, assistant, system, of })
}

/** The same, live and answering at `staff`. */
async function anAnswering(db: Kysely<RegisterTables>) {
  const draft = await aDraft(db)
  const { setting, system, of } = draft
  await anAssessment(setting, system)
  await aResult(setting, of)
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version: of.version })
  for (const approver of setting.approvers) {
    await perform(approveSystem, setting.context(approver), { system, stage: 'staff' })
  }
  await perform(putSystemLive, setting.context(setting.builder), { system })
  return draft
}

test('a draft is not there for anybody but those who prepare it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using draft = await aDraft(db)
  const { setting, system } = draft

  for (const insider of [draft.builder, draft.manager, draft.evaluator, ...draft.approvers]) {
    expect(await perform(readSystem, setting.context(insider), { system })).toMatchObject({
      id: system,
      state: 'draft',
    })
  }
  for (const outsider of [anonymous, setting.somebody('manager', newId('org'))]) {
    await expect(perform(readSystem, setting.context(outsider), { system })).rejects.toMatchObject(notFound)
    const naming = { system, stage: 'staff', version: draft.of.version }
    await expect(perform(nameVersion, setting.context(outsider), naming)).rejects.toMatchObject(notFound)
    expect((await perform(listSystems, setting.context(outsider), {})).systems).toEqual([])
  }
})

test('solutions are listed to those who prepare them, oldest first', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const first = await aSolution(setting, assistant)
  const second = await aSolution(setting, assistant)
  const listed = async (principal: Principal, project?: string) => {
    const { solutions } = await perform(listOwnSolutions, setting.context(principal), { ...(project && { project }) })
    return solutions.map(({ id }) => id)
  }

  for (const insider of [setting.builder, setting.manager]) expect(await listed(insider)).toEqual([first.id, second.id])
  expect(await listed(setting.builder, assistant.project.id)).toEqual([first.id, second.id])
  expect(await listed(setting.builder, newId('prj'))).toEqual([])
  for (const outsider of [anonymous, setting.somebody('manager', newId('org'))])
    expect(await listed(outsider)).toEqual([])
})

test('nothing is entered under a last part of an address that shows something else', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const { id: solution, problem } = await aSolution(setting, await anAssistantOfSystem(setting))
  const builder = setting.context(setting.builder)
  const names = { ar: 'نظام', en: 'New' }

  await expect(perform(createSystem, builder, { solution, slug: 'new', names })).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path: 'slug' }],
  })
  const entered = await perform(createSolution, setting.context(setting.manager), { problem: problem.id, names })
  expect(entered.slug).toBe(`new-${entered.id.slice(-6)}`)
})

test('an entry becomes public once it has an assistant, an assessment and what its level asks to be declared', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const { id: solution } = await aSolution(setting, assistant)
  const builder = setting.context(setting.builder)
  const names = { ar: 'نظام' }
  const { id: system } = await perform(createSystem, builder, { solution, slug: 'bare', names })
  const putting = () => perform(putSystemLive, builder, { system })
  const incomplete = (missing: string) => ({ code: 'register.entry-incomplete', values: { system: 'bare', missing } })

  await expect(putting()).rejects.toMatchObject(incomplete('assistant assessment purpose contact'))
  await perform(declareSystem, builder, { system, purpose: names, contact: 'https://example.org/contact' })
  await anAssessment(setting, system, { level: 2 })
  const version = assistant.versions[0]!.digest
  await perform(nameVersion, builder, { system, stage: 'staff', version })
  await expect(putting()).rejects.toMatchObject(incomplete('legalBasis'))
  const legalBasis = { law: { ar: 'قانون 31-13' }, article: '10', url: null }
  await perform(declareSystem, builder, { system, legalBasis })

  expect(await putting()).toMatchObject({ state: 'live', level: 2, stages: { staff: { resolves: false } } })
  await expect(putting()).rejects.toMatchObject({ code: 'register.system-state-refused' })
  // What everybody was told stays told.
  await expect(perform(declareSystem, builder, { system, legalBasis: null })).rejects.toMatchObject(
    incomplete('legalBasis'),
  )
  const entry = await perform(readSystem, setting.context(anonymous), { system: 'bare' })
  expect(entry.declared).toMatchObject({ legalBasis, humanStep: null })
  expect(entry).toMatchObject({ completeness: 17, assistant: assistant.id })
})

test('what is declared is masked, and what nobody can measure here is refused', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using draft = await aDraft(db)
  const { setting, system } = draft
  const builder = setting.context(draft.builder)

  await perform(declareSystem, builder, { system, humanStep: { ar: 'بطاقتي رقم AB123456' } })
  expect(JSON.stringify(await db.selectFrom('register.system').selectAll().execute())).not.toContain('AB123456')
  await expect(perform(declareSystem, builder, { system, answers: 1_000_000 })).rejects.toMatchObject({
    code: 'request.invalid',
  })
})

test('a solution answers a public problem, in the name of who may; its slug is free', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using draft = await aDraft(db)
  const { setting } = draft
  const [problem, names] = [newId('pb'), { en: 'A solution for a test' }]
  const creating = (principal: typeof draft.builder, said: object) =>
    perform(createSolution, setting.context(principal), { problem, names, ...said })

  const solution = await creating(draft.manager, {})
  expect(solution).toMatchObject({ project: null, owner: { id: draft.organisation }, own: false })
  // The builder's solution has the name already.
  expect(solution.slug).toMatch(/^a-solution-for-a-test-[a-z2-7]{6}$/)
  await expect(creating(draft.builder, { project: draft.assistant.project.id })).rejects.toMatchObject({
    code: 'register.problem-not-of-project',
  })
  await expect(creating(draft.manager, { organisation: newId('org') })).rejects.toMatchObject({ code: 'policy.denied' })
  await expect(creating(anonymous, {})).rejects.toMatchObject({ code: 'policy.sign-in-needed' })
})

test('what a project is called among its people is not told with the solution that everybody reads', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using answering = await anAnswering(db)
  const { setting, assistant } = answering
  const { solution } = await perform(readSystem, setting.context(anonymous), { system: answering.system })
  const projectFor = async (principal: typeof answering.builder) =>
    (await perform(readSolution, setting.context(principal), { solution: solution.id })).project

  for (const insider of [answering.builder, answering.manager, answering.evaluator]) {
    expect(await projectFor(insider)).toEqual(assistant.project)
  }
  for (const outsider of [anonymous, setting.somebody('manager', newId('org'))]) {
    expect(await projectFor(outsider)).toBeNull()
  }
})

test('a slug is one system’s, and an assistant of another organisation is none here', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using draft = await aDraft(db)
  const { setting } = draft
  const builder = setting.context(draft.builder)
  const { solution } = await perform(readSystem, builder, { system: draft.system })
  const names = { ar: 'نظام' }

  await expect(
    perform(createSystem, builder, { solution: solution.slug, slug: 'sample-assistant', names }),
  ).rejects.toMatchObject({ code: 'register.slug-taken' })
  await expect(
    perform(createSystem, builder, { solution: solution.slug, slug: 'other', names, assistant: newId('ast') }),
  ).rejects.toMatchObject({ code: 'register.assistant-not-found' })
  const version = `sha256:${'0'.repeat(64)}`
  await expect(perform(nameVersion, builder, { system: draft.system, stage: 'staff', version })).rejects.toMatchObject({
    code: 'register.version-not-found',
  })
})

test('a stop works at the next asking, is public with its reason, and is lifted by another person', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { system } = setting
  const [one, other] = setting.approvers
  const missing = async () => (await setting.systems.find(db, system, 'staff', new Date()))!.missing
  const reason = { ar: 'يجيب خطأ عن الميزانية' }
  expect(await missing()).toEqual([])

  await expect(perform(stopSystem, setting.context(setting.builder), { system, reason })).rejects.toMatchObject({
    code: 'policy.denied',
  })
  await perform(stopSystem, setting.context(one), { system, reason })
  expect(await missing()).toEqual(['not-stopped'])
  const entry = await perform(readSystem, setting.context(anonymous), { system })
  expect(entry.stop).toMatchObject({ reason })
  expect(entry.history[0]).toMatchObject({ kind: 'stopped', detail: { reason } })
  await expect(perform(stopSystem, setting.context(other), { system, reason })).rejects.toMatchObject({
    code: 'register.already-stopped',
  })

  await expect(perform(liftStop, setting.context(one), { system, reason })).rejects.toMatchObject({
    code: 'policy.denied',
  })
  await perform(liftStop, setting.context(other), { system, reason })
  expect(await missing()).toEqual([])
  await expect(perform(liftStop, setting.context(other), { system, reason })).rejects.toMatchObject({
    code: 'register.not-stopped',
  })
})

test('the watcher tells once when an alias resolves and when it does not any more, and why', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { system, of } = setting
  const watch = (input: object) => perform(watchStages, { ...setting.context(worker), channel: 'worker' }, input)
  const told = async () => {
    const { history } = await perform(readSystem, setting.context(anonymous), { system })
    return history.filter(({ kind }) => kind.startsWith('resolves')).map(({ kind, detail }) => ({ kind, ...detail }))
  }

  await watch({})
  expect(setting.jobs.at(-1)).toEqual({ operation: 'register.watch-stages', input: { system } })
  expect(await watch({ system })).toEqual({ changes: 1 })
  expect(await watch({ system })).toEqual({ changes: 0 })
  await aResult(setting, of, { passed: false })
  expect(await watch({ system })).toEqual({ changes: 1 })

  expect(await told()).toEqual([
    { kind: 'resolves-no-more', stage: 'staff', missing: ['results-in-date', 'two-approvals'] },
    { kind: 'resolves', stage: 'staff', version: of.version },
  ])
  await expect(perform(watchStages, setting.context(setting.manager), {})).rejects.toMatchObject({
    code: 'policy.denied',
  })
})

test('once it is declared that nobody decides after it, no approval of a system holds', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using answering = await anAnswering(db)
  const { setting, system } = answering
  const missing = async () => (await setting.systems.find(viewOf(db), system, 'staff', new Date()))!.missing
  expect(await missing()).toEqual([])

  await perform(declareSystem, setting.context(answering.builder), { system, automation: 'decides' })
  expect(await missing()).toEqual(['two-approvals'])
  await perform(declareSystem, setting.context(answering.builder), { system, automation: 'informs' })
  expect(await missing()).toEqual([])
})

test('a plan for a duty is public with the entry that it is for, also when its attempts were cancelled', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using answering = await anAnswering(db)
  const { setting, system, assistant } = answering
  const of = { kind: 'assistant', id: assistant.id }
  const plan = await aPlan(setting.evaluation, { system: of, duty: 'golden' })
  const trial = await aPlan(setting.evaluation, { system: of })
  const evaluator = setting.context(setting.evaluator)
  const run = await perform(startRun, evaluator, { id: plan.id })
  await perform(cancelRun, evaluator, { id: run.id })

  await perform(watchStages, { ...setting.context(worker), channel: 'worker' }, { system })

  const seen = await perform(readPlan, setting.context(anonymous), { id: plan.id })
  expect(seen).toMatchObject({ public: true, runs: [{ state: 'cancelled' }] })
  const reading = perform(readPlan, setting.context(anonymous), { id: trial.id })
  await expect(reading).rejects.toMatchObject({ code: 'evaluation.plan-not-found' })
})

test('what is measured is counted from what was answered and evaluated, and nobody types it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { system, of, assistant } = setting
  const dataSet = assistant.dataSets[0]!
  await someAnswers(setting, { system, stage: 'staff', version: of.version, count: 4, dataSet })
  await perform(declareSystem, setting.context(setting.builder), { system, languages: ['fr'] })

  const entry = await perform(readSystem, setting.context(anonymous), { system })

  expect(entry).toMatchObject({
    answers90d: 4,
    level: 1,
    drift: [{ kind: 'language', observed: ['ar'], blocks: false }],
  })
  expect(entry.measured).toMatchObject({
    versions: [{ version: of.version, number: 1, stage: 'staff' }],
    models: [],
    dataSets: [{ dataSet }],
    label: { secrecy: 'public', personal: 'none' },
    languages: ['ar'],
    answers: { staff: 4, production: 0 },
    abstentions: { staff: 2, production: 0 },
    volumeBand: 'under-100',
    results: [{ duty: 'golden', passed: true, version: of.version }],
    incidents: { reported: 0, blocking: 0 },
  })
  expect(entry.measured.lastAnswered).not.toBeNull()
  expect(entry.risk.duties.map(({ id, met }) => [id, met])).toEqual([
    ['golden', true],
    ['notice', true],
  ])
  expect(entry).toMatchObject({ mayWrite: false, mayStop: false, mayApprove: { staff: false } })
})

test('the list is sorted by use, and what something is the matter with stands first', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { of, solution } = {
    ...setting,
    solution: (await perform(readSystem, setting.context(anonymous), { system: setting.system })).solution.id,
  }
  const builder = setting.context(setting.builder)
  for (const [slug, count] of [
    ['busy', 6],
    ['quiet', 1],
  ] as const) {
    const names = { ar: slug }
    const { id } = await perform(createSystem, builder, { solution, slug, names, assistant: of.assistant })
    await perform(declareSystem, builder, { system: id, purpose: names, contact: 'contact@example.org' })
    await anAssessment(setting, id)
    await perform(nameVersion, builder, { system: id, stage: 'staff', version: of.version })
    await perform(putSystemLive, builder, { system: id })
    await someAnswers(setting, { system: id, stage: 'production', version: of.version, count })
  }
  const listed = async (input: object = {}) => {
    const { systems, next } = await perform(listSystems, setting.context(anonymous), input)
    return { slugs: systems.map(({ slug }) => slug), flags: systems[0]?.flags, next }
  }

  expect(await listed()).toEqual({ slugs: ['busy', 'quiet', 'sample-assistant'], flags: [], next: null })
  const { next, slugs } = await listed({ limit: 2 })
  expect([slugs, (await listed({ limit: 2, cursor: next })).slugs]).toEqual([['busy', 'quiet'], ['sample-assistant']])

  await perform(stopSystem, setting.context(setting.manager), { system: 'quiet', reason: { ar: 'سبب' } })
  const quiet = (await perform(readSystem, setting.context(anonymous), { system: 'quiet' })).id
  await perform(watchStages, { ...setting.context(worker), channel: 'worker' }, { system: quiet })
  expect(await listed()).toMatchObject({ slugs: ['quiet', 'busy', 'sample-assistant'], flags: ['stopped'] })
  await expect(listed({ cursor: 'nowhere' })).rejects.toMatchObject({ code: 'register.cursor-unknown' })
})

test('a page of the list takes few queries for each system on it, however much is shared or not', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { solution } = await perform(readSystem, setting.context(anonymous), { system: setting.system })
  const builder = setting.context(setting.builder)
  const add = async (slug: string) => {
    const given = { solution: solution.id, slug, names: { ar: slug }, assistant: setting.of.assistant }
    const { id } = await perform(createSystem, builder, given)
    await perform(declareSystem, builder, { system: id, purpose: given.names, contact: 'contact@example.org' })
    await anAssessment(setting, id)
    for (const stage of ['staff', 'production'] as const) {
      await perform(nameVersion, builder, { system: id, stage, version: setting.of.version })
    }
    await perform(putSystemLive, builder, { system: id })
  }
  const queriesOf = async (limit: number) => {
    let queries = 0
    const counting = db.withPlugin({
      transformQuery({ node }) {
        queries++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { systems } = await perform(listSystems, { ...setting.context(anonymous), db: counting }, { limit })
    expect(systems).toHaveLength(limit)
    return queries
  }
  for (let i = 0; i < 4; i++) await add(`system-${i}`)

  const [one, four] = [await queriesOf(1), await queriesOf(4)]
  expect((four - one) / 3).toBeLessThanOrEqual(queriesForEach)
  const tooMany = perform(listSystems, setting.context(anonymous), { limit: 21 })
  await expect(tooMany).rejects.toMatchObject({ code: 'request.invalid' })
})

test('a withdrawn system answers nobody, stays to be read, and does not come back', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { system } = setting
  const builder = setting.context(setting.builder)
  await perform(withdrawSystem, builder, { system, reason: { ar: 'حل محله نظام آخر' } })

  expect((await setting.systems.find(db, system, 'staff', new Date()))!.missing).toContain('entry-live')
  expect(await perform(readSystem, setting.context(anonymous), { system })).toMatchObject({ state: 'withdrawn' })
  const refused = { code: 'register.system-state-refused' }
  await expect(perform(putSystemLive, builder, { system })).rejects.toMatchObject(refused)
  await expect(perform(declareSystem, builder, { system, supplier: null })).rejects.toMatchObject(refused)
  expect((await perform(listSystems, setting.context(anonymous), {})).systems).toEqual([])
})

test('another administration adopts a solution as a draft of its own, with nothing proved or approved', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await anAnswering(db)
  const { solution } = await perform(readSystem, setting.context(anonymous), { system: setting.system })
  const elsewhere = newId('org')
  const adopter = setting.context(setting.somebody('manager', elsewhere))

  const adopted = await perform(adoptSolution, adopter, { solution: solution.slug })

  expect(adopted).toMatchObject({
    owner: { id: elsewhere },
    project: null,
    adoptedFrom: { id: solution.id },
    systems: [{ state: 'draft', level: null, stages: { staff: { resolves: false } } }],
  })
  const copy = await perform(readSystem, adopter, { system: adopted.systems[0]!.slug })
  expect(copy).toMatchObject({ assistant: null, approvals: [], declared: { contact: null }, nextReview: null })
  expect(copy.declared.purpose).not.toBeNull()
  await expect(perform(readSolution, setting.context(anonymous), { solution: adopted.id })).rejects.toMatchObject({
    code: 'register.solution-not-found',
  })
  await expect(
    perform(adoptSolution, setting.context(setting.somebody('member', elsewhere)), { solution: solution.slug }),
  ).rejects.toMatchObject({ code: 'policy.denied' })
  await expect(perform(adoptSolution, adopter, { solution: adopted.slug })).rejects.toMatchObject({
    code: 'register.nothing-to-adopt',
  })
})
