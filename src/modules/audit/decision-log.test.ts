import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import type { Missing, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { DecisionRecord, LoggedDecision } from '../../kernel/ports/decision-log.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
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
    resource?: ResourceFacts | undefined
    rule?: string
    permit?: PermitFacts | null
    conceal?: boolean
    missing?: readonly Missing[]
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
      resource: 'resource' in changes ? changes.resource : { kind: 'thing', id: 'th_1' },
      ...(changes.permit !== undefined && { permit: changes.permit }),
    },
    decision: {
      effect,
      reasons: [{ rule: changes.rule ?? 'test.rule', effect, missing: changes.missing ?? [] }],
      missing: changes.missing ?? [],
      obligations: [],
      packs: [],
      conceal: changes.conceal ?? false,
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

test.each<[string, ResourceFacts]>([
  ['a person', { kind: 'person', id: 'per_2' }],
  ['what is somebody’s own', { kind: 'project', id: 'prj_1', own: true }],
  ['what others have for their own', { kind: 'project', id: 'prj_1', own: false }],
])('%s is not named: pseudonyms would mean something again', async (_what, resource) => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const { entry, inputSalt } = await log.append(aRecord({ resource }))
  expect(JSON.parse(entry).resource).toBe(commitment(inputSalt, `${resource.kind}/${resource.id}`))
  await log.close(noon)
})

const permit = { id: 'pmt_1', digest: `sha256:${'5'.repeat(64)}` } as PermitFacts

test('an entry states the permit of the call by its digest, one that there is not as unknown, and none not at all', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const stated = async (record: DecisionRecord) => JSON.parse((await log.append(record)).entry).permit
  expect(await stated(aRecord({ permit }))).toBe(permit.digest)
  expect(await stated(aRecord({ permit: null }))).toBe('unknown')
  expect(await stated(aRecord())).toBeUndefined()
  await log.close(noon)
})

test('a refusal has its place in the log, unless it is only counted', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const refuse = (principal: Principal) => log.appendDenial(aRecord({ principal, effect: 'deny' }))
  const person = { kind: 'person', id: 'pr_1', name: 'فاطمة', organisation: null, roles: [] } as const
  expect((await refuse(person))?.index).toBe(0)
  const places = await Promise.all(Array.from({ length: 25 }, () => refuse({ kind: 'anonymous' })))
  expect(places.filter((place) => place === undefined)).toHaveLength(5)
  await log.tidy(noon)
  expect(await findOutcome(db, 0)).toBeUndefined()
  await log.close(noon)
})

test('what is answered like a thing that is not there is logged like it, alone and in a flood', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const hidden = aRecord({ effect: 'deny', conceal: true, rule: 'test.hides', resource: plan })
  const nothing = aRecord({ effect: 'deny', conceal: true, rule: 'test.no-rule-allows', resource: undefined })
  const [one, other] = [await log.appendDenial(hidden), await log.appendDenial(nothing)]
  const shape = (logged: LoggedDecision | undefined) => logged!.entry.replaceAll(/sha256:[0-9a-f]{64}/g, 'a commitment')
  expect(shape(one)).toBe(shape(other))
  expect(one!.entry).not.toMatch(/ds_plan|test.hides/)
  expect(JSON.parse(one!.entry).concealed).toBe(
    commitment(one!.inputSalt, {
      resource: 'data-set/ds_plan',
      label: openLabel,
      reasons: [{ rule: 'test.hides', effect: 'deny' }],
      missing: [],
    }),
  )

  const visitor = { kind: 'anonymous' } as const
  for (const record of [hidden, nothing]) {
    const asked = { ...record, question: { ...record.question, principal: visitor } }
    for (let i = 0; i < 20; i++) await log.appendDenial(asked)
  }
  await log.tidy(new Date(noon.getTime() + 60_000))
  const flood = JSON.parse((await entriesFrom(db, 0, 100)).at(-1)!.text)
  expect(flood).toMatchObject({ kind: 'denials', count: 20, reasons: [] })
  await log.close(noon)
})

test('beside an entry stands what it was about, for the person who asked or whose key did, and never the input', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const missing = [{ condition: 'cndp-reference', values: { dataSet: 'خطة'.repeat(300) } }]
  const resource = { ...plan, label: { ...openLabel, secrecy: 'internal' as const } }
  const key = { kind: 'service', id: 'key_1', roles: [], holder: 'pr_1' } as const
  await Promise.all([
    log.appendDenial(aRecord({ principal: key, effect: 'deny', resource, missing, permit })),
    log.append(aRecord({ principal: { kind: 'service', id: 'worker', roles: [] } })),
    log.append(aRecord({ principal: { kind: 'anonymous' } })),
  ])
  const bodies = await db.selectFrom('audit.body').selectAll().execute()
  expect(bodies).toHaveLength(1)
  expect(bodies[0]).toMatchObject({
    holder: 'pr_1',
    body: {
      principal: 'key_1',
      resource: { kind: 'data-set', id: 'ds_plan' },
      label: resource.label,
      missing: [{ rule: 'test.rule', condition: 'cndp-reference', values: { dataSet: 'خطة'.repeat(100) } }],
      permit: 'pmt_1',
    },
  })
  expect(JSON.stringify(bodies)).not.toContain('AB123456')
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
