import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { digestOfText, secretDigest } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { member } from '../datasets/testing.ts'
import { historyOf } from './history.ts'
import { incidentStates, mayBecome } from './incident.ts'
import { listIncidents } from './operations/list-incidents.ts'
import { readOwnIncident } from './operations/read-own-incident.ts'
import { reportIncident } from './operations/report-incident.ts'
import { settleIncident } from './operations/settle-incident.ts'
import { aRegisteredSystem, aReportsSetting, ministry, type ReportsSetting, somebodyOf } from './reports.fixture.ts'
import { nameVersion, stageRows } from './stage-store.ts'
import type { RegisterTables } from './tables.ts'

const said = { harm: 'rights', severity: 'critical', what: 'رفض طلبي دون سبب.' } as const
const outcome = { ar: 'تحققنا منه وصححناه.' }

const report = (setting: ReportsSetting, system: string, changes: object = {}, by: Principal = anonymous) =>
  perform(reportIncident, setting.context(by), { system, ...said, ...changes })

test('an incident goes from reported to confirmed to closed, or is dismissed, and nowhere else', () => {
  const steps = incidentStates.flatMap((from) =>
    incidentStates.filter((to) => mayBecome(from, to)).map((to) => `${from} > ${to}`),
  )
  expect(steps).toEqual(['reported > confirmed', 'reported > dismissed', 'confirmed > closed'])
})

test('somebody without an account reports an incident, and follows it by a secret of which only the digest is stored', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: system, slug } = await aRegisteredSystem(db)

  const { id, secret } = await report(setting, slug, { what: 'بطاقتي AB123456، ورُفض طلبي.' })

  const row = await db.selectFrom('register.incident').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ id, system_id: system, state: 'reported', blocks: false, reported_by: null })
  expect(row.secret_digest.equals(secretDigest(secret))).toBe(true)
  expect(row.what).toMatch(/ورُفض طلبي/)
  expect(row.what).not.toContain('AB123456')
  expect(await perform(readOwnIncident, setting.context(anonymous), { secret })).toMatchObject({
    system: { id: system, slug },
    harm: 'rights',
    severity: 'critical',
    state: 'reported',
    blocks: false,
    outcome: null,
    what: row.what,
  })
  const guessed = perform(readOwnIncident, setting.context(anonymous), { secret: `inr_${'a'.repeat(26)}` })
  await expect(guessed).rejects.toMatchObject({ code: 'register.incident-report-not-found', status: 404 })
})

test('nothing follows from a report by itself, however critical: only who answers for the system confirms it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const { id, secret } = await report(setting, slug)

  expect(await db.selectFrom('register.incident').select('blocks').execute()).toEqual([{ blocks: false }])
  const settling = { id, state: 'confirmed', blocks: true, outcome }
  for (const [principal, status] of [
    [anonymous, 401],
    [member, 403],
    [somebodyOf(ministry, 'member', 'evaluator'), 403],
    [somebodyOf('org_bbbbbbbbbbbb', 'manager'), 403],
  ] as const) {
    await expect(perform(settleIncident, setting.context(principal), settling)).rejects.toMatchObject({ status })
  }
  for (const office of ['approver', 'manager', 'data-officer'] as const) {
    const { id: other } = await report(setting, slug)
    const settled = await perform(settleIncident, setting.context(somebodyOf(ministry, office)), {
      ...settling,
      id: other,
    })
    expect(settled).toMatchObject({ id: other, state: 'confirmed', blocks: true, outcome })
  }
  expect(await perform(readOwnIncident, setting.context(anonymous), { secret })).toMatchObject({ state: 'reported' })
})

test('what came of it is told to its reporter and in the public history, and closing it blocks no more', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: system, slug } = await aRegisteredSystem(db)
  const { id, secret } = await report(setting, slug)
  const approver = setting.context(somebodyOf(ministry, 'approver'))
  const isBlocked = async () => (await stageRows(viewOf<RegisterTables>(db), system, 'production')).blocked
  expect(await isBlocked()).toBe(false)

  await perform(settleIncident, approver, {
    id,
    state: 'confirmed',
    blocks: true,
    outcome: { en: 'We looked into it.' },
  })
  expect(await perform(readOwnIncident, setting.context(anonymous), { secret })).toMatchObject({ blocks: true })
  expect(await isBlocked()).toBe(true)
  await perform(settleIncident, approver, { id, state: 'closed', outcome })

  expect(await perform(readOwnIncident, setting.context(anonymous), { secret })).toMatchObject({
    state: 'closed',
    blocks: false,
    outcome,
  })
  expect(await isBlocked()).toBe(false)
  expect(await historyOf(viewOf<RegisterTables>(db), system)).toMatchObject([
    { kind: 'incident-settled', detail: { state: 'closed', blocks: false, outcome }, log: expect.any(Number) },
    { kind: 'incident-settled', detail: { state: 'confirmed', blocks: true } },
  ])
})

test('what blocks is closed by another person than who entered the system or named its version; the rest by anybody', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: system, slug } = await aRegisteredSystem(db)
  const [entered, named, another] = [0, 1, 2].map(() => somebodyOf(ministry, 'manager'))
  const idOf = (one?: Principal) => (one?.kind === 'person' ? one.id : '')
  await db
    .updateTable('register.system')
    .set({ created_by: idOf(entered) })
    .execute()
  const version = digestOfText('a version')
  await nameVersion(viewOf<RegisterTables>(db), {
    system,
    stage: 'production',
    version,
    by: idOf(named),
    at: new Date(),
  })
  const settle = (id: string, by: Principal, state: string, blocks = false) =>
    perform(settleIncident, setting.context(by), { id, state, blocks, outcome })
  const [blocking, other] = [await report(setting, slug), await report(setting, slug)]

  await settle(blocking.id, entered!, 'confirmed', true)
  for (const maker of [entered!, named!]) {
    await expect(settle(blocking.id, maker, 'closed')).rejects.toMatchObject({
      code: 'register.another-person-closes',
      status: 409,
    })
  }
  expect(await settle(blocking.id, another!, 'closed')).toMatchObject({ state: 'closed' })
  await settle(other.id, entered!, 'confirmed')
  expect(await settle(other.id, entered!, 'closed')).toMatchObject({ state: 'closed' })
})

test('a step that is not there is refused, and of two at once one is taken', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const { id } = await report(setting, slug)
  const manager = setting.context(somebodyOf(ministry, 'manager'))
  const settle = (state: string, changes: object = {}) =>
    perform(settleIncident, manager, { id, state, outcome, ...changes })

  await expect(settle('closed')).rejects.toMatchObject({
    code: 'register.incident-state-refused',
    values: { state: 'reported' },
  })
  await expect(settle('dismissed', { blocks: true })).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path: 'blocks' }],
  })
  const results = await Promise.allSettled([settle('confirmed'), settle('dismissed')])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('everybody is told what was settled; what was reported is read by those who settle it', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const mine = await aRegisteredSystem(db)
  const others = await aRegisteredSystem(db, { owner: 'org_bbbbbbbbbbbb' })
  const settled = await report(setting, mine.slug)
  const waiting = await report(setting, mine.slug, { what: 'ما زال ينتظر.' })
  const elsewhere = await report(setting, others.slug, { what: 'عند غيرنا.' })
  const manager = somebodyOf(ministry, 'manager')
  await perform(settleIncident, setting.context(manager), { id: settled.id, state: 'dismissed', outcome })

  const list = async (principal: Principal, wanted: object = {}) =>
    (await perform(listIncidents, setting.context(principal), wanted)).incidents

  for (const principal of [anonymous, member]) {
    const shown = await list(principal)
    expect(shown).toMatchObject([{ id: settled.id, state: 'dismissed', what: null, maySettle: false, outcome }])
    expect(JSON.stringify(shown)).not.toContain(said.what)
  }
  expect(await list(manager)).toMatchObject([
    { id: waiting.id, what: 'ما زال ينتظر.', maySettle: true },
    { id: settled.id, what: said.what, maySettle: true },
  ])
  expect(await list(manager, { state: 'reported' })).toMatchObject([{ id: waiting.id }])
  const administrator = {
    kind: 'person',
    id: 'per_cccccccccccc',
    name: '',
    organisation: null,
    roles: ['administrator'],
  }
  expect(await list(administrator as Principal, { system: others.slug })).toMatchObject([{ id: elsewhere.id }])
  const first = await perform(listIncidents, setting.context(manager), { limit: 1 })
  const rest = await perform(listIncidents, setting.context(manager), { limit: 1, cursor: first.next })
  expect([first.incidents[0]?.id, rest.incidents[0]?.id, rest.next]).toEqual([waiting.id, settled.id, null])
})

test('a draft, which has answered nobody, is not there for whoever would report', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const draft = await aRegisteredSystem(db, { isDraft: true })
  for (const named of [draft.id, draft.slug, 'unheard-of']) {
    await expect(report(setting, named)).rejects.toMatchObject({ code: 'register.system-not-found', status: 404 })
  }
})

test('whoever signed in reports many, and then waits', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  for (let i = 0; i < 20; i++) await report(setting, slug, {}, member)

  await expect(report(setting, slug, {}, member)).rejects.toMatchObject({ code: 'register.too-many-incidents' })
  await report(setting, slug, {}, somebodyOf(ministry, 'member'))
})

test('one neighbourhood sends a few unsigned reports an hour, whoever is elsewhere goes on, and no address is kept', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { slug } = await aRegisteredSystem(db)
  const start = new Date('2026-11-22T10:00:00Z').getTime()
  const from = (neighbourhood: string, minute: number, by: Principal = anonymous) => {
    const sender = { neighbourhood, browser: { family: 'other', system: 'other' } } as const
    const clock = () => new Date(start + minute * 60_000)
    return perform(reportIncident, { ...setting.context(by), sender, clock }, { system: slug, ...said })
  }
  for (let i = 0; i < 8; i++) await from('192.0.2', i)

  const atOnce = await Promise.allSettled([1, 2, 3, 4].map(() => from('192.0.2', 10)))
  expect(atOnce.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
  await expect(from('192.0.2', 59)).rejects.toMatchObject({ code: 'register.too-many-incidents', status: 429 })
  await from('198.51.100', 59)
  await from('192.0.2', 59, member)
  await from('192.0.2', 60)
  await from('203.0.113', 200)
  expect(await db.selectFrom('register.unsigned_report').select('at').execute()).toHaveLength(1)
})

test('a flood of reports from nobody in particular ends, and whoever signed in goes on', async () => {
  await using db = await freshDatabase<RegisterTables>()
  await using setting = await aReportsSetting(db)
  const { id: system, slug } = await aRegisteredSystem(db)
  const rows = Array.from({ length: 200 }, (_, i) => ({
    id: `inc_${String(i).padStart(12, 'a')}`,
    secret_digest: secretDigest(String(i)),
    system_id: system,
    ...said,
    state: 'reported' as const,
    blocks: false,
    outcome: null,
    reported_at: new Date(),
    reported_by: null,
    settled_at: null,
    settled_by: null,
    decision_index: 0,
  }))
  await db.insertInto('register.incident').values(rows).execute()

  await expect(report(setting, slug)).rejects.toMatchObject({ code: 'register.too-many-incidents', status: 429 })
  await report(setting, slug, {}, member)
})
