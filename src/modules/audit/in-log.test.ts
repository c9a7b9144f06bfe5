import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import { perform } from '../../kernel/perform.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { bringIntoLog } from './in-log.ts'
import { findOutcome } from './store.ts'
import type { AuditTables } from './tables.ts'
import { anAuditSetting, aPerson, readingOf } from './testing.ts'

const open: ResourceFacts = { kind: 'data-set', id: 'ds_aaaaaaaaaaaa', label: openLabel, published: true }

test('what came of decisions is in the log before anything goes on, also while another process has it in hand', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const act = () => perform(readingOf(open), setting.context(aPerson('per_amina')), { id: 'x' })
  await act()
  await bringIntoLog(db, [0])
  expect((await findOutcome(db, 0))?.entryIndex).toEqual(expect.any(Number))

  await act()
  const waiting = await db
    .selectFrom('audit.outcome')
    .select('decision_index')
    .where('entry_index', 'is', null)
    .executeTakeFirstOrThrow()
  const decision = Number(waiting.decision_index)
  let isThere = false
  let bringing: Promise<void> | undefined
  await db.transaction().execute(async (other) => {
    await other.selectFrom('audit.outcome').selectAll().where('entry_index', 'is', null).forUpdate().execute()
    bringing = bringIntoLog(db, [decision]).then(() => {
      isThere = true
    })
    await pause(200)
    expect(isThere).toBe(false)
  })
  await bringing

  expect((await findOutcome(db, decision))?.entryIndex).toEqual(expect.any(Number))
})
