import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { SystemStandingDocument } from '../../../libs/receipt/index.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { digestOfText, newId } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { Permits } from '../../kernel/ports/permits.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import { noPermits } from '../../kernel/testing.ts'
import { type AssistantTables, findVersion } from '../assistants/index.ts'
import type { DatasetTables } from '../datasets/index.ts'
import { addFile, sealVersion } from '../datasets/index.ts'
import { dataOfficer } from '../datasets/testing.ts'
import { aPermit } from '../policy/testing.ts'
import { findApproval, insertApproval, withdrawApproval } from './approval-store.ts'
import { nothingDeclared } from './declared.ts'
import { approveSystem } from './operations/approve-system.ts'
import { nameVersion } from './operations/name-version.ts'
import { putSystemLive } from './operations/put-system-live.ts'
import { insertSolution } from './solution-store.ts'
import { nameVersion as nameStage } from './stage-store.ts'
import {
  anyHistory,
  appointed,
  dutiesOfLevel,
  enteredBy,
  type HistoryEvent,
  madeBy,
  oracle,
  people,
  versions,
} from './standing-histories.ts'
import { insertStop, liftStop } from './stop-store.ts'
import { systemEvidence } from './system-evidence.ts'
import { insertSystem, setReviewDue } from './system-store.ts'
import { openSystems } from './systems.ts'
import type { RegisterTables } from './tables.ts'
import {
  aDraftSystem,
  anAssessment,
  anAssistantOfSystem,
  aRegisterSetting,
  aResult,
  questionnaireOfTests,
  type RegisterSetting,
  someAnswers,
} from './testing.ts'

test('the alias resolves to what was evaluated and approved, and its evidence names every text that says so', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const version = assistant.versions[0]!.digest
  const system = await aDraftSystem(setting, assistant)
  await anAssessment(setting, system)
  const result = await aResult(setting, { assistant: assistant.id, version })
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version })
  const approvals = []
  for (const approver of setting.approvers) {
    approvals.push(await perform(approveSystem, setting.context(approver), { system, stage: 'staff' }))
  }
  expect(await setting.systems.find(db, system, 'staff', new Date())).toMatchObject({ missing: ['entry-live'] })

  await perform(putSystemLive, setting.context(setting.manager), { system })

  const found = (await setting.systems.find(db, 'sample-assistant', 'staff', new Date()))!
  expect(found).toMatchObject({ system, missing: [], version: { assistant: assistant.id, digest: version } })
  const standing = SystemStandingDocument.parse(JSON.parse(found.evidence!))
  expect(canonicalJson(standing)).toBe(found.evidence)
  const texts = await systemEvidence(viewOf(db), found.evidence!)
  expect(texts.map(({ document }) => digestOfText(document))).toEqual([
    standing.duties[0]!.plan,
    result,
    ...approvals.map((approval) => digestOfText(canonicalJson(approval))),
  ])
  expect(texts.every(({ decision }) => decision > 0)).toBe(true)
  expect(await setting.systems.find(db, 'nobody-entered-it', 'staff', new Date())).toBeUndefined()
})

test('a result whose bar another organisation fixed switches nothing on or off', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const of = { assistant: assistant.id, version: assistant.versions[0]!.digest }
  const system = await aDraftSystem(setting, assistant)
  await anAssessment(setting, system)
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version: of.version })
  const missing = async () => (await setting.systems.find(db, system, 'staff', new Date()))!.missing

  await aResult(setting, of, { owner: newId('org') })
  expect(await missing()).toContain('duties-met')
  await aResult(setting, of)
  await aResult(setting, of, { owner: newId('org'), passed: false })
  expect(await missing()).toEqual(['entry-live', 'two-approvals'])
})

test('a system of an organisation that is closed answers nobody', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const system = await aDraftSystem(setting, await anAssistantOfSystem(setting))
  const open = new Set([setting.organisation])
  await db.updateTable('register.system').set({ state: 'live' }).where('id', '=', system).execute()
  const systems = openSystems({
    openOrganisations: async () => open,
    approversAppointedBy: setting.context(setting.manager).approversAppointedBy,
    permits: noPermits,
    permitDocument: async () => undefined,
    riskQuestionnaire: questionnaireOfTests,
  })
  const missing = async () => (await systems.find(db, system, 'staff', new Date()))!.missing

  expect(await missing()).not.toContain('entry-live')
  open.clear()
  expect(await missing()).toContain('entry-live')
})

test('a pass in which the bar was measured on fewer items than the duty asks for meets no duty', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const assistant = await anAssistantOfSystem(setting)
  const of = { assistant: assistant.id, version: assistant.versions[0]!.digest }
  const system = await aDraftSystem(setting, assistant)
  await anAssessment(setting, system)
  await perform(nameVersion, setting.context(setting.builder), { system, stage: 'staff', version: of.version })
  const bar = { items: 20, criteria: [{ metric: 'verbatim', comparator: 'at-least', threshold: 1 }] } as const
  const duties = questionnaireOfTests.duties.map((duty) => (duty.id === 'golden' ? { ...duty, bar } : duty))
  const systems = openSystems({
    openOrganisations: setting.openOrganisations,
    permits: noPermits,
    permitDocument: async () => undefined,
    approversAppointedBy: async () => new Map(),
    riskQuestionnaire: { ...questionnaireOfTests, duties },
  })
  const missing = async () => (await systems.find(db, system, 'staff', new Date()))!.missing

  // Of thirty items one could be judged.
  await aResult(setting, of, { measured: 1 })
  expect(await missing()).toContain('duties-met')
  await aResult(setting, of, { measured: 20 })
  expect(await missing()).not.toContain('duties-met')
})

test('over random histories in the database it resolves exactly when an oracle says so', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aRegisterSetting(db)
  const stage = await aStage(setting)
  const seen = { resolving: 0, asked: 0 }

  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      for (const { resolves, expected, at } of await replay(setting, stage, history)) {
        seen.asked++
        if (expected) seen.resolving++
        expect(resolves, at).toBe(expected)
      }
    }),
    { numRuns: 200 },
  )

  expect(seen.resolving / seen.asked).toBeGreaterThan(0.05)
}, 300_000)

type Theatre = Awaited<ReturnType<typeof aStage>>

/** What all histories share: a data set in two versions, and an assistant's version of each, to be made again for each history. */
async function aStage(setting: RegisterSetting) {
  const { db } = setting
  const assistant = await anAssistantOfSystem(setting)
  const { document } = (await findVersion(viewOf<AssistantTables>(db), assistant.versions[0]!.digest))!
  const dataSet = assistant.dataSets[0]!
  const officer = (body?: string) =>
    setting.evaluation.assistants.knowledge.datasets.context(dataOfficer, body === undefined ? {} : { body })
  await perform(addFile, officer('عدد,سنة\n1,2026\n'), { id: dataSet, path: 'numbers.csv' })
  const { version: second } = await perform(sealVersion, officer(), { id: dataSet })
  return { document, dataSet, data: { v1: document.dataSets[0]!.version, v2: second } }
}

async function replay(
  setting: RegisterSetting,
  { document, dataSet, data }: Theatre,
  history: readonly HistoryEvent[],
) {
  const { db, organisation } = setting
  const start = new Date('2026-11-22T10:00:00Z')
  const judge = oracle(start)
  const permitText = 'a permit'
  let permit: 'none' | 'in-force' | 'ended' = 'none'
  const permits: Permits = { ...noPermits, find: async () => ({ ...aPermit({}), ...permitted(permit, judge.now()) }) }
  let questionnaire = questionnaireOfTests
  let closed = false
  const systems = () =>
    openSystems({
      openOrganisations: async (_, ids) => new Set(closed ? [] : ids),
      permits,
      permitDocument: async () => ({ document: permitText, signature: '' }),
      approversAppointedBy: async () => appointers,
      riskQuestionnaire: questionnaire,
    })

  const person = Object.fromEntries(people.map((name) => [name, newId('per')])) as Record<
    (typeof people)[number],
    string
  >
  const appointers = new Map([[person[appointed.who], [person[appointed.by]]]])
  const assistants = viewOf<AssistantTables>(db)
  const assistant = newId('ast')
  await assistants
    .insertInto('assistants.assistant')
    .values({
      id: assistant,
      project_id: newId('prj'),
      owner_id: organisation,
      names: JSON.stringify({ ar: 'مساعد' }),
      data_sets: [dataSet],
      permit_id: 'pmt_aaaaaaaaaaaa',
      created_at: start,
      created_by: person[enteredBy],
    })
    .execute()
  const project = (
    await assistants
      .selectFrom('assistants.assistant')
      .select('project_id')
      .where('id', '=', assistant)
      .executeTakeFirstOrThrow()
  ).project_id
  const digests = { v1: '', v2: '' }
  for (const [i, version] of versions.entries()) {
    const text = canonicalJson({
      ...document,
      assistant,
      project,
      permit: digestOfText(permitText),
      dataSets: [{ dataSet, version: data[version] }],
    })
    digests[version] = digestOfText(text)
    await assistants
      .insertInto('assistants.version')
      .values({
        digest: digests[version],
        assistant_id: assistant,
        number: i + 1,
        document: text,
        made_at: start,
        made_by: person[madeBy[version]],
      })
      .execute()
  }
  const system = newId('sys')
  const entered = { owner: organisation, names: { ar: 'نظام' }, at: start, by: person[enteredBy] }
  const solution = newId('sol')
  const origin = { problem: 'pb_aaaaaaaaaaaa', project: null, summary: null, adoptedFrom: null }
  await insertSolution(db, { ...entered, ...origin, id: solution, slug: `solution-${solution.slice(4)}` })
  const fields = { declared: nothingDeclared, assistant }
  await insertSystem(db, { ...entered, ...fields, id: system, solution, slug: `system-${system.slice(4)}` })
  await pointTo('v1')

  const resultDigests = new Map<string, string>()
  const approvals: { id: string; number: number }[] = []
  const incidents: { id: string; isOpen: boolean }[] = []
  const told: { resolves: boolean; expected: boolean; at: string }[] = []

  for (const [i, event] of history.entries()) {
    const named = judge.step(event)
    const at = judge.now()
    await carryOut(event, i, named, at)
    if (event.kind === 'ask-otherwise') questionnaire = { ...questionnaire, version: String(i + 2) }
    // Asked after some steps: each asking is a dozen queries.
    if (i % 4 !== 0 && i < history.length - 1) continue
    for (const stage of systemStages) {
      const found = (await systems().find(viewOf(db), system, stage, at))!
      const resolves = found.missing.length === 0
      expect(found.evidence !== null).toBe(resolves)
      told.push({
        resolves,
        expected: judge.resolves(stage),
        at: `${stage} after ${i} ${event.kind}: ${found.missing}`,
      })
    }
  }
  return told

  async function carryOut(event: HistoryEvent, i: number, named: readonly string[], at: Date): Promise<void> {
    switch (event.kind) {
      case 'assess': {
        const digest = digestOfText(event.answers)
        // Two assessments within one instant would have no order.
        const said = { level: event.level, by: person[event.by], at: new Date(at.getTime() + i), digest }
        await db
          .insertInto('register.assessment')
          .values({
            id: newId('ras'),
            system_id: system,
            questionnaire: `${questionnaire.id}@${questionnaire.version}`,
            answers: '{}',
            digest,
            raw: 0,
            mitigation: 0,
            score: 0,
            level: said.level,
            grounds: JSON.stringify({ ar: 'سبب' }),
            at: said.at,
            by: said.by,
          })
          .execute()
        return
      }
      case 'name':
        return nameStage(db, { system, stage: event.stage, version: digests[event.version], by: person[event.by], at })
      case 'result':
      case 'pass-all': {
        const duties = event.kind === 'result' ? [event.duty] : dutiesOfLevel[4]
        for (const [j, duty] of duties.entries()) {
          const passed = event.kind === 'pass-all' || event.passed
          const expiresAt = new Date(at.getTime() + event.days * 24 * 3_600_000)
          const of = { assistant, version: digests[event.version] }
          resultDigests.set(named[j]!, await aResult(setting, of, { duty, passed, at, expiresAt }))
        }
        return
      }
      case 'approve': {
        const shown = judge.before(event.stage)
        const last = [...resultDigests.keys()].at(-1)
        const blind = event.blindly && {
          ...event.blindly,
          level: 1 as const,
          results: last === undefined ? [] : [last],
        }
        const what = blind ?? shown
        if (!what) return
        judge.approved({ stage: event.stage, by: event.by, ...what }, i)
        const stated = {
          v: 1,
          kind: 'system-approval',
          id: newId('apr'),
          system,
          stage: event.stage,
          version: digests[what.version],
          assessment: digestOfText(what.answers),
          level: what.level,
          results: what.results.map((digest) => resultDigests.get(digest)!),
          at: at.toISOString(),
        } as const
        const text = canonicalJson(stated)
        const said = { document: text, digest: digestOfText(text), by: person[event.by], at, decision: i, note: null }
        await insertApproval(db, { stated: { ...stated, results: [...stated.results] }, ...said })
        approvals.push({ id: stated.id, number: i })
        return
      }
      case 'withdraw-approval': {
        const approval = approvals[event.nth]
        if (!approval) return
        judge.withdrawn(approval.number)
        await withdrawApproval(db, approval.id, { at, by: person.Amina, reason: 'سبب' })
        expect((await findApproval(db, approval.id))?.withdrawn_at).not.toBeNull()
        return
      }
      case 'incident': {
        const id = newId('inc')
        incidents.push({ id, isOpen: true })
        await db
          .insertInto('register.incident')
          .values({
            id,
            secret_digest: Buffer.from(digestOfText(id).slice(7), 'hex'),
            system_id: system,
            harm: 'hazard',
            severity: 'minor',
            what: 'شيء',
            state: event.blocks ? 'confirmed' : 'reported',
            blocks: event.blocks,
            outcome: null,
            reported_at: at,
            reported_by: null,
            settled_at: null,
            settled_by: null,
            decision_index: i,
          })
          .execute()
        return
      }
      case 'settle': {
        const open = incidents.find(({ isOpen }) => isOpen)
        if (!open) return
        open.isOpen = false
        await db
          .updateTable('register.incident')
          .set({ state: 'closed', blocks: false })
          .where('id', '=', open.id)
          .execute()
        return
      }
      case 'stop':
        await insertStop(db, { id: newId('stp'), system, reason: { ar: 'سبب' }, by: person.Amina, at })
        return
      case 'lift':
        await liftStop(db, system, { reason: { ar: 'سبب' }, by: person.Salma, at })
        return
      case 'organisation':
        closed = event.to === 'closed'
        return
      case 'data':
        return pointTo(event.to)
      case 'permit':
        permit = event.to
        return
      case 'state':
        await db.updateTable('register.system').set({ state: event.to }).where('id', '=', system).execute()
        return
      case 'review':
        return setReviewDue(db, system, new Date(at.getTime() + event.days * 24 * 3_600_000).toISOString().slice(0, 10))
      case 'staff-answers': {
        const given = {
          system,
          stage: 'staff',
          version: digests[event.version],
          count: event.count,
          dataSet,
          at,
        } as const
        return someAnswers(setting, given)
      }
      case 'ask-otherwise':
      case 'time':
        return
    }
  }

  async function pointTo(version: 'v1' | 'v2'): Promise<void> {
    await viewOf<DatasetTables>(db)
      .updateTable('datasets.dataset')
      .set({ current_version: data[version] })
      .where('id', '=', dataSet)
      .execute()
  }
}

/** Until a moment after or before the one at which it is asked. */
function permitted(state: 'none' | 'in-force' | 'ended', at: Date) {
  return {
    from: new Date(at.getTime() - 1),
    until: new Date(at.getTime() + (state === 'ended' ? 0 : 1)),
    revoked: false,
    consented: true,
  }
}
