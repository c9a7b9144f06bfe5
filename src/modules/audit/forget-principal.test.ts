import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { leafHash, parseTlogProof, parseVerifierKey, verifyTlogProof } from '../../../libs/transparency-log/index.ts'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import { operation, type RunContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import { type ForgetDecisions, forgetPrincipal } from './forget-principal.ts'
import { openDecision } from './operations/open-decision.ts'
import { proveEntry } from './proof.ts'
import { entriesFrom } from './store.ts'
import type { AuditTables } from './tables.ts'
import { anAuditSetting, aPerson, readingOf } from './testing.ts'

const amina = aPerson('per_amina', 'member')
const badr = aPerson('per_badr', 'administrator')
const reading = readingOf({ kind: 'data-set', id: 'ds_plan', label: openLabel, published: true })

test('whoever is erased leaves entries that nobody can open, and the log still verifies', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  for (const principal of [amina, badr, amina]) await perform(reading, setting.context(principal), { id: 'AB123456' })
  await setting.publisher.publish()
  const before = setting.publisher.published()!
  const texts = (await entriesFrom(db, 0, 100)).map(({ text }) => text)

  await db.transaction().execute((transaction) => forgetPrincipal(transaction, 'per_amina'))

  const salts = await db.selectFrom('audit.entry').select(['index', 'salt', 'kind']).orderBy('index').execute()
  expect(salts.filter(({ kind, salt }) => kind === 'decision' && salt === null).map(({ index }) => index)).toEqual([
    '0',
    '2',
  ])
  const outcomes = await db
    .selectFrom('audit.outcome')
    .select(['decision_index', 'salt'])
    .orderBy('decision_index')
    .execute()
  expect(outcomes.map(({ salt }) => salt === null)).toEqual([true, false, true])
  expect((await db.selectFrom('audit.body').select('holder').execute()).map(({ holder }) => holder)).toEqual([
    'per_badr',
  ])

  expect((await entriesFrom(db, 0, 100)).map(({ text }) => text)).toEqual(texts)
  await perform(reading, setting.context(badr), { id: 'x' })
  await setting.publisher.publish()
  const after = setting.publisher.published()!
  expect(after.size).toBeGreaterThan(before.size)
  const key = parseVerifierKey(setting.verifierKey)!
  for (const [index, text] of texts.entries()) {
    const proof = parseTlogProof(await proveEntry(setting.publisher, index, after))!
    expect(verifyTlogProof(proof, leafHash(Buffer.from(text)), [key]).size).toBe(after.size)
  }
})

test('openings of a forgotten person’s decisions go, and of those that they opened only their name', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  for (const principal of [amina, badr]) await perform(reading, setting.context(principal), { id: 'x' })
  for (const index of [0, 1]) {
    await perform(openDecision, setting.context(badr), { index, reason: 'a complaint that was made' })
  }
  await forgetPrincipal(db, 'per_badr')
  const openings = await db.selectFrom('audit.opening').select(['index', 'by', 'name', 'reason']).execute()
  expect(openings).toEqual([{ index: '0', by: 'per_badr', name: null, reason: 'a complaint that was made' }])
})

test('many decisions are forgotten in batches', async () => {
  await using db = await freshDatabase<AuditTables>()
  await sql`
    insert into audit.entry select i, 'decision', '{}', sha256('leaf'), sha256('salt'), true, 'test'
    from generate_series(0, 2500) as i`.execute(db)
  await sql`
    insert into audit.body select i, case when i < 2400 then 'per_amina' else 'per_badr' end, false, '{}'
    from generate_series(0, 2500) as i`.execute(db)
  await forgetPrincipal(db, 'per_amina')
  const { rows } = await sql`
    select (select count(*) from audit.entry where salt is null) as salts, (select count(*) from audit.body) as bodies`.execute(
    db,
  )
  expect(rows).toEqual([{ salts: '2400', bodies: '101' }])
})

test('what a call writes that was under way when its person was forgotten is forgotten when the log is tidied', async () => {
  await using db = await freshDatabase<AuditTables>()
  const told: number[] = []
  const tell: ForgetDecisions = async (_, decisions) => void told.push(...decisions)
  await using setting = await anAuditSetting(db, [tell])
  const forget = () => forgetPrincipal(db, 'per_amina', [tell])
  const underWay = operation({
    ...reading,
    async run(_context: RunContext, { id }) {
      await forget()
      return { found: id }
    },
  })

  // Its decision is there when they are forgotten, and its outcome comes after.
  await perform(underWay, setting.context(amina), { id: 'x' })
  // Its decision comes after.
  await perform(reading, setting.context(amina), { id: 'x' })
  expect(await opening(db)).toEqual({ bodies: 1, entries: 1, outcomes: 2 })
  expect(told).toEqual([0])

  await setting.log.tidy(new Date())

  expect(await opening(db)).toEqual({ bodies: 0, entries: 0, outcomes: 0 })
  expect(told).toEqual([0, 1, 0])
  expect(await db.selectFrom('audit.forgotten_unsettled').selectAll().execute()).toEqual([])
})

/** How much of the log can still be opened. */
async function opening(db: Kysely<AuditTables>) {
  const { rows } = await sql<Record<'bodies' | 'entries' | 'outcomes', number>>`
    select (select count(*)::int from audit.body) as bodies,
      (select count(*)::int from audit.entry where salt is not null) as entries,
      (select count(*)::int from audit.outcome where salt is not null) as outcomes`.execute(db)
  return rows[0]
}
