import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import type { DecisionRecord } from '../../kernel/ports/decision-log.ts'
import { operations } from '../../operations.ts'
import { sequenceOutcomes } from './sequencer.ts'
import type { AuditTables } from './tables.ts'
import { aDecisionLog } from './testing.ts'

const record: DecisionRecord = {
  question: {
    operation: 'test.act',
    permission: 'test:act',
    principal: { kind: 'person', id: 'per_1', name: 'فاطمة', organisation: null, roles: [] },
    channel: 'api',
    at: new Date('2026-03-01T12:00:00.000Z'),
    resource: { kind: 'thing', id: 'th_1' },
  },
  decision: { effect: 'allow', reasons: [], missing: [], obligations: [], packs: [], conceal: false },
  input: {},
}

async function aSettledDecision(db: Awaited<ReturnType<typeof freshDatabase<AuditTables>>>): Promise<void> {
  const log = await aDecisionLog(db)
  const decision = await log.append(record)
  await log.settle(db, decision, { result: 'done', output: {} })
  log.release(decision)
  await sequenceOutcomes(db)
  await log.close(record.question.at)
}

const keptAsWritten = { code: '23001' }

test.each([
  "update audit.entry set text = 'a lie' where index = 0",
  'update audit.entry set needs_outcome = false where index = 0',
  'update audit.entry set salt = sha256($$another$$)::bytea where index = 0',
  'delete from audit.entry where index = 0',
  'truncate audit.entry cascade',
  "update audit.outcome set result = 'failed' where decision_index = 0",
  'update audit.outcome set entry_index = null where decision_index = 0',
  'update audit.outcome set entry_index = 7 where decision_index = 0',
  'delete from audit.outcome where decision_index = 0',
  'truncate audit.outcome',
  "update audit.body set holder = 'per_2' where index = 0",
  "update audit.body set body = '{}' where index = 0",
  'truncate audit.body cascade',
])('the database refuses: %s', async (statement) => {
  await using db = await freshDatabase<AuditTables>()
  await aSettledDecision(db)
  await expect(sql.raw(statement).execute(db)).rejects.toMatchObject(keptAsWritten)
})

test('salts are forgotten for good, and a body is deleted', async () => {
  await using db = await freshDatabase<AuditTables>()
  await aSettledDecision(db)
  await sql`update audit.entry set salt = null`.execute(db)
  await sql`update audit.outcome set salt = null`.execute(db)
  await sql`delete from audit.body`.execute(db)
  for (const table of ['entry', 'outcome']) {
    const restored = sql`update ${sql.table(`audit.${table}`)} set salt = sha256('guessed')`.execute(db)
    await expect(restored).rejects.toMatchObject(keptAsWritten)
  }
})

test('no operation edits the log or switches it off: they read, and one that reads another’s decision leaves its reason', () => {
  const ofTheLog = operations.filter(({ permission }) => permission.startsWith('audit:'))
  const writing = ofTheLog.filter(({ effect }) => effect !== 'read').map(({ id }) => id)
  expect(ofTheLog.map(({ id }) => id)).toContain('audit.read')
  expect(writing).toEqual(['audit.open-decision'])
})
