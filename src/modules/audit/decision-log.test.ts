import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { DecisionRecord } from '../../kernel/ports/decision-log.ts'
import type { Principal } from '../../kernel/principal.ts'
import { commitment } from './entry.ts'
import { sequenceOutcomes } from './sequencer.ts'
import { entriesFrom, findOutcome, logSize } from './store.ts'
import type { AuditTables } from './tables.ts'
import { aDecisionLog } from './testing.ts'

const noon = new Date('2026-03-01T12:00:00.000Z')

function aRecord(
  changes: {
    principal?: Principal
    effect?: 'allow' | 'deny'
    at?: Date
    input?: unknown
    resource?: ResourceFacts
    rule?: string
  } = {},
): DecisionRecord {
  const { principal = { kind: 'person', id: 'pr_1', name: 'فاطمة', organisation: null, roles: [] }, effect = 'allow' } =
    changes
  return {
    question: {
      operation: 'test.act',
      permission: 'test:act',
      principal,
      channel: 'api',
      at: changes.at ?? noon,
      resource: changes.resource ?? { kind: 'thing', id: 'th_1' },
    },
    decision: {
      effect,
      reasons: [{ rule: changes.rule ?? 'test.rule', effect, missing: [] }],
      missing: [],
      obligations: [],
      packs: [],
      conceal: false,
    },
    input: changes.input ?? { secret: 'AB123456' },
  }
}

test('decisions taken at once get consecutive places, and each its own', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const places = await Promise.all(Array.from({ length: 300 }, () => log.append(aRecord())))
  expect(places.map((place) => place.index).sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i))
  expect(await logSize(db)).toBe(300)
  await log.close(noon)
})

test('two processes share one order without gaps', async () => {
  await using db = await freshDatabase<AuditTables>()
  const logs = await Promise.all([aDecisionLog(db), aDecisionLog(db)])
  await Promise.all(Array.from({ length: 200 }, (_, i) => logs[i % 2]!.append(aRecord())))
  const entries = await entriesFrom(db, 0, 1000)
  expect(entries.map((entry) => entry.index)).toEqual(Array.from({ length: 200 }, (_, i) => i))
  for (const log of logs) await log.close(noon)
})

test('an entry names neither the person nor the input, and its salt opens the commitment', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const { entry, inputSalt } = await log.append(aRecord())
  expect(entry).not.toMatch(/فاطمة|pr_1|AB123456/)
  expect(JSON.parse(entry).input).toBe(commitment(inputSalt, { secret: 'AB123456' }))
  await log.close(noon)
})

const plan = { kind: 'data-set', id: 'ds_plan', label: openLabel, published: true }

test.each<[string, Partial<ResourceFacts>]>([
  ['an internal thing', { label: { ...openLabel, secrecy: 'internal' } }],
  ['a thing with personal data', { label: { ...openLabel, personal: 'personal' } }],
  ['a draft', { published: false }],
])('the public log names neither %s nor its label, and the salt opens which it was', async (_what, facts) => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const resource = { ...plan, label: { ...openLabel, sectors: ['defence'] }, ...facts }
  const { entry, inputSalt } = await log.append(aRecord({ resource }))
  await log.appendDenial(aRecord({ resource, effect: 'deny' }))
  const denial = (await entriesFrom(db, 1, 1))[0]!.text
  for (const text of [entry, denial]) expect(text).not.toMatch(/ds_plan|defence|internal|personal"/)
  expect(JSON.parse(entry)).toMatchObject({
    resource: commitment(inputSalt, 'data-set/ds_plan'),
    label: commitment(inputSalt, resource.label),
  })
  // Two acts on one thing do not look alike to those who may not know of it.
  expect(JSON.parse(denial).resource).not.toBe(JSON.parse(entry).resource)
  await log.close(noon)
})

test('what is not published and has no label is not named either', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const resource = { kind: 'record', id: 'rec_draft', published: false }
  const { entry, inputSalt } = await log.append(aRecord({ resource }))
  expect(JSON.parse(entry).resource).toBe(commitment(inputSalt, 'record/rec_draft'))
  await log.close(noon)
})

test('what everybody may read is named with its label', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const { entry } = await log.append(aRecord({ resource: plan }))
  expect(JSON.parse(entry)).toMatchObject({ resource: 'data-set/ds_plan', label: openLabel })
  await log.close(noon)
})

test('a standing decision serves as long as label and rules are those that it states', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const read = (changes: Parameters<typeof aRecord>[0]) =>
    log.appendStanding(aRecord({ principal: { kind: 'anonymous' }, resource: plan, ...changes }))
  const first = await read({})
  expect((await read({})).index).toBe(first.index)
  expect((await read({ resource: { ...plan, label: { ...openLabel, sectors: ['health'] } } })).index).toBe(1)
  expect((await read({ rule: 'test.other' })).index).toBe(2)
  await log.close(noon)
})

test('an outcome goes into the log once, bound to the leaf of its decision', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const decision = await log.append(aRecord())
  await log.settle(db, decision, { result: 'done', output: { id: 'th_1' } })
  log.release(decision)
  await Promise.all([sequenceOutcomes(db), sequenceOutcomes(db)])
  const [, outcome, none] = await entriesFrom(db, 0, 10)
  const stated = JSON.parse(outcome!.text)
  const { salt } = (await findOutcome(db, decision.index))!
  expect(none).toBeUndefined()
  expect(stated).toMatchObject({
    kind: 'outcome',
    decision: 0,
    result: 'done',
    decisionLeaf: Buffer.from(decision.leafHash).toString('hex'),
  })
  expect(stated.digest).toBe(commitment(salt!, { id: 'th_1' }))
  await log.close(noon)
})

test('the decision of a dead process is settled as abandoned, and a slow original then rolls back', async () => {
  await using db = await freshDatabase<AuditTables>()
  const dead = await aDecisionLog(db)
  const alive = await aDecisionLog(db)
  const decision = await dead.append(aRecord())
  await alive.tidy(noon)
  expect(await findOutcome(db, decision.index)).toBeUndefined()
  await sql`update audit.owner set expires_at = now() - interval '1 second' where id in (select owner from audit.entry)`.execute(
    db,
  )
  await alive.tidy(noon)
  expect((await findOutcome(db, decision.index))?.result).toBe('abandoned')
  const late = dead.settle(db, decision, { result: 'done', output: {} })
  await expect(late).rejects.toMatchObject({ code: '23505', constraint: 'outcome_pkey' })
  for (const log of [dead, alive]) await log.close(noon)
})

test('what is in flight in this process is not abandoned, however long it takes', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const decision = await log.append(aRecord())
  await log.tidy(noon)
  await log.tidy(noon)
  expect(await findOutcome(db, decision.index)).toBeUndefined()
  log.release(decision)
  await log.tidy(noon)
  expect((await findOutcome(db, decision.index))?.result).toBe('abandoned')
  await log.close(noon)
})

test('anonymous reads of one thing share a decision for the hour, and its outcome counts them', async () => {
  await using db = await freshDatabase<AuditTables>()
  let now = noon
  const log = await aDecisionLog(db, () => now)
  const read = () => log.appendStanding(aRecord({ principal: { kind: 'anonymous' }, at: now }))
  await Promise.all(Array.from({ length: 40 }, read))
  expect(await logSize(db)).toBe(1)
  now = new Date('2026-03-01T13:00:00.000Z')
  await read()
  await log.tidy(now)
  await sequenceOutcomes(db)
  const entries = await entriesFrom(db, 0, 10)
  expect(JSON.parse(entries.at(-1)!.text)).toMatchObject({ kind: 'outcome', decision: 0, served: 40 })
  await log.close(now)
})

test('counts that could not be written are written the next time, and once', async () => {
  await using db = await freshDatabase<AuditTables>()
  let now = noon
  const log = await aDecisionLog(db, () => now)
  const visitor = { kind: 'anonymous' } as const
  for (let i = 0; i < 3; i++) await log.appendStanding(aRecord({ principal: visitor }))
  for (let i = 0; i < 25; i++) await log.appendDenial(aRecord({ principal: visitor, effect: 'deny' }))
  now = new Date('2026-03-01T13:00:00.000Z')

  await sql`alter table audit.outcome rename to gone`.execute(db)
  await expect(log.tidy(now)).rejects.toThrow()
  await sql`alter table audit.gone rename to outcome`.execute(db)
  await Promise.all([log.tidy(now), log.tidy(now)])

  await sequenceOutcomes(db)
  const counted = (await entriesFrom(db, 0, 100))
    .map(({ text }) => JSON.parse(text))
    .filter(({ kind }) => kind !== 'decision')
  expect(counted).toMatchObject([
    { kind: 'denials', count: 5 },
    { kind: 'outcome', decision: 0, served: 3 },
  ])
  await log.close(now)
})

test('a process that slept past its lease goes on, and its standing decision stays given up', async () => {
  await using db = await freshDatabase<AuditTables>()
  let now = noon
  const log = await aDecisionLog(db, () => now)
  const other = await aDecisionLog(db)
  await log.appendStanding(aRecord({ principal: { kind: 'anonymous' } }))
  await sql`update audit.owner set expires_at = now() - interval '1 second'`.execute(db)
  await other.tidy(noon)
  now = new Date('2026-03-01T13:00:00.000Z')

  await log.tidy(now)
  expect((await findOutcome(db, 0))?.result).toBe('abandoned')
  for (const one of [log, other]) await one.close(now)
})

test('a flood of anonymous refusals becomes twenty entries and one with the count', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  for (let i = 0; i < 100; i++) await log.appendDenial(aRecord({ principal: { kind: 'anonymous' }, effect: 'deny' }))
  expect(await logSize(db)).toBe(20)
  await log.tidy(new Date(noon.getTime() + 60_000))
  const entries = await entriesFrom(db, 0, 100)
  expect(entries).toHaveLength(21)
  expect(JSON.parse(entries.at(-1)!.text)).toMatchObject({ kind: 'denials', operation: 'test.act', count: 80 })
  await log.close(noon)
})

test('a log that cannot write lets nothing through', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  await sql`alter table audit.entry rename to gone`.execute(db)
  await expect(log.append(aRecord())).rejects.toThrow()
  await sql`alter table audit.gone rename to entry`.execute(db)
  expect((await log.append(aRecord())).index).toBe(0)
  await log.close(noon)
})
