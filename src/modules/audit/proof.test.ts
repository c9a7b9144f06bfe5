import { expect, test } from 'vitest'
import { leafHash, parseTlogProof, parseVerifierKey, verifyTlogProof } from '../../../libs/transparency-log/index.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import { perform } from '../../kernel/perform.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { proveDecisions } from './proof.ts'
import type { AuditTables } from './tables.ts'
import { anAuditSetting, aPerson, readingOf } from './testing.ts'

const open: ResourceFacts = { kind: 'data-set', id: 'ds_aaaaaaaaaaaa', label: openLabel, published: true }

test('several decisions and their outcomes are proved under one checkpoint, in the order asked for', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const key = parseVerifierKey(setting.verifierKey)!
  const read = readingOf(open)
  const act = () => perform(read, setting.context(aPerson('per_amina')), { id: 'x' })
  for (let i = 0; i < 3; i++) await act()
  await setting.publisher.publish()
  // One that no checkpoint covers yet.
  await act()
  const rows = await db.selectFrom('audit.entry').select('index').where('kind', '=', 'decision').execute()
  const indexes = rows.map(({ index }) => Number(index)).sort((one, other) => other - one)
  const wanted = [...indexes, indexes[1]!]

  const proven = await proveDecisions(db, setting.publisher, wanted)

  expect(proven?.map(({ decision }) => decision.index)).toEqual(wanted)
  const entries = proven!.flatMap(({ decision, outcome }) => [decision, outcome])
  const checkpoints = new Set(entries.map(({ proof }) => parseTlogProof(proof)?.checkpoint))
  expect(checkpoints.size).toBe(1)
  for (const { index, entry, proof } of entries) {
    const leaf = leafHash(new TextEncoder().encode(entry))
    expect(verifyTlogProof(parseTlogProof(proof)!, leaf, [key]).size).toBeGreaterThan(index)
  }
  for (const { decision, outcome } of proven!) {
    expect(JSON.parse(outcome.entry)).toMatchObject({ kind: 'outcome', decision: decision.index, result: 'done' })
  }
})

test('nothing is proved while one of them says nothing of what was answered', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const read = readingOf(open)
  const refused = { ...read, run: () => Promise.reject(new Error('of a test')) }
  const context = setting.context(aPerson('per_amina'))
  await perform(read, context, { id: 'x' })
  await expect(perform(refused, context, { id: 'x' })).rejects.toThrow('of a test')

  expect(await proveDecisions(db, setting.publisher, [0])).toHaveLength(1)
  expect(await proveDecisions(db, setting.publisher, [0, 1])).toBeUndefined()
  expect(await proveDecisions(db, setting.publisher, [0, 999])).toBeUndefined()
  expect(await proveDecisions(db, setting.publisher, [])).toEqual([])
})
