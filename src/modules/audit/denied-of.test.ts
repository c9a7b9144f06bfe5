import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import type { DecisionRecord } from '../../kernel/ports/decision-log.ts'
import { anonymous } from '../../kernel/principal.ts'
import { deniedOf } from './denied-of.ts'
import type { AuditTables } from './tables.ts'
import { aDecisionLog } from './testing.ts'

const noon = new Date('2026-03-01T12:00:00.000Z')

function aRefusal(id: string, rules: readonly string[], own?: boolean): DecisionRecord {
  const reasons = rules.map((rule) => ({ rule, effect: 'deny' as const, missing: [] }))
  return {
    question: {
      operation: 'test.act',
      permission: 'test:act',
      principal: anonymous,
      channel: 'api',
      at: noon,
      resource: { kind: 'system', id, published: true, ...(own !== undefined && { own }) },
    },
    decision: {
      effect: 'deny',
      reasons: [...reasons, { rule: 'ma.allows', effect: 'allow', missing: [] }],
      missing: [],
      obligations: [],
      packs: [],
      conceal: false,
    },
    input: {},
  }
}

test('refusals of one thing are counted by the rules that refused, where the log names the thing openly', async () => {
  await using db = await freshDatabase<AuditTables>()
  const log = await aDecisionLog(db, () => noon)
  await log.appendDenial(aRefusal('sys_1', ['ma.one']))
  await log.appendDenial(aRefusal('sys_1', ['ma.one', 'ma.two']))
  await log.appendDenial(aRefusal('sys_2', ['ma.one']))
  await log.appendDenial(aRefusal('sys_1', ['ma.one'], true))
  await log.close(noon)

  expect(await deniedOf(db, { kind: 'system', id: 'sys_1' })).toEqual([
    { rule: 'ma.one', count: 2 },
    { rule: 'ma.two', count: 1 },
  ])
  expect(await deniedOf(db, { kind: 'system', id: 'sys_3' })).toEqual([])
})
