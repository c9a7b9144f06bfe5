import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { emptyDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import type { Database } from '../../kernel/database.ts'
import type { DecisionRecord } from '../../kernel/ports/decision-log.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { derivations, logBegan } from './derivations.ts'
import * as createLog from './migrations/0001-create-log.ts'
import * as countDecisions from './migrations/0002-count-decisions.ts'
import { sequenceOutcomes } from './sequencer.ts'
import type { AuditTables } from './tables.ts'
import { aDecisionLog } from './testing.ts'

const noon = new Date('2026-03-01T12:00:00.000Z')
const somebody: Principal = { kind: 'person', id: 'per_aaaaaaaaaaaa', name: 'Amina', organisation: null, roles: [] }

function aRecord(effect: 'allow' | 'deny', principal: Principal = somebody, at = noon): DecisionRecord {
  return {
    question: {
      operation: 'test.act',
      permission: 'test:act',
      principal,
      channel: 'api',
      at,
      resource: { kind: 'thing', id: 'th_1' },
    },
    decision: { effect, reasons: [], missing: [], obligations: [], packs: [], conceal: false },
    input: {},
  }
}

function named(name: string): Derivation {
  return derivations.find((derivation) => derivation.name === name)!
}

async function values(db: Database): Promise<Record<string, number>> {
  const counted = derivations.map(async ({ name, count }) => [name, (await count(db)).value] as const)
  return Object.fromEntries(await Promise.all(counted))
}

async function allEvents(db: Database, { events }: Derivation, limit: number) {
  const pages = []
  for (let after: string | null = null; ; ) {
    const page = await events(db, { after, limit })
    pages.push(...page!.events)
    if (page!.next === null) return pages
    after = page!.next
  }
}

test('a log that has not begun counts nothing, since no day', async () => {
  await using db = await freshDatabase<AuditTables>()
  expect(await values(db)).toEqual({ 'log.decisions': 0, 'log.denials': 0 })
  expect(await logBegan(db)).toBeNull()
  expect(await named('log.decisions').events(db, { after: null, limit: 10 })).toEqual({ events: [], next: null })
})

test('each decision counts once, a refusal twice over, what came of them not at all', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  const settled = await log.append(aRecord('allow'))
  await log.settle(db, settled, { result: 'done', output: 1 })
  await log.appendDenial(aRecord('deny', somebody, new Date('2026-03-02T12:00:00.000Z')))
  for (let call = 0; call < 5; call += 1) await log.appendStanding(aRecord('allow', anonymous))
  await sequenceOutcomes(db)
  await log.close(noon)

  expect(await values(db)).toEqual({ 'log.decisions': 3, 'log.denials': 1 })
  expect(await logBegan(db)).toEqual(noon)
})

test('a flood of refusals is one entry, and counts for all of them', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  for (let call = 0; call < 50; call += 1) await log.appendDenial(aRecord('deny', anonymous))
  await log.close(noon)

  expect(await values(db)).toEqual({ 'log.decisions': 50, 'log.denials': 50 })
  const [newest] = (await named('log.denials').events(db, { after: null, limit: 1 }))!.events
  expect(newest).toMatchObject({ count: 30, place: { kind: 'log-entry', index: 20, operation: 'test.act' } })
})

test.each(['log.decisions', 'log.denials'])('the events under %s add up to it, newest first', async (name) => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db)
  for (let call = 0; call < 60; call += 1) {
    await log.appendDenial(aRecord('deny', anonymous))
    await log.settle(db, await log.append(aRecord('allow')), { result: 'done', output: call })
    if (call % 7 === 0) await sequenceOutcomes(db)
  }
  await log.close(noon)

  const { value } = await named(name).count(db)
  const events = await allEvents(db, named(name), 7)

  expect(events.reduce((sum, { count }) => sum + count, 0)).toBe(value)
  const places = events.map(({ place }) => (place.kind === 'log-entry' ? place.index : Number.NaN))
  expect(places).toEqual([...new Set(places)].sort((a, b) => b - a))
})

test.each(['', 'elsewhere', '-1', '1e3', '9'.repeat(40)])(
  'a place that no page gave (%j) has no events',
  async (after) => {
    await using db = await freshDatabase<AuditTables>()
    expect(await named('log.denials').events(db, { after, limit: 10 })).toBeUndefined()
  },
)

test('a log that was there before it was counted is counted once, whole', async () => {
  await using db = await emptyDatabase<AuditTables>()
  await createLog.up(db as never)
  const states: [kind: string, text: string, needsOutcome: boolean][] = [
    ['decision', '{"effect":"allow"}', true],
    ['decision', '{"effect":"deny"}', false],
    ['outcome', '{"result":"done"}', false],
    ['denials', '{"count":42}', false],
  ]
  for (const [index, [kind, text, needs]] of states.entries()) {
    await sql`insert into audit.entry values (${index}, ${kind}, ${text}, ${Buffer.alloc(32)}, null, ${needs}, 'test')`.execute(
      db,
    )
  }

  await countDecisions.up(db as never)

  expect(await values(db)).toEqual({ 'log.decisions': 44, 'log.denials': 43 })
})
