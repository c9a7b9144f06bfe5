import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { verifyDecisionReceipt } from '../../../../libs/receipt/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { openLabel } from '../../../kernel/label.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { commitment } from '../entry.ts'
import { entriesFrom, logSize } from '../store.ts'
import type { AuditTables } from '../tables.ts'
import { anAuditSetting, aPerson, readingOf } from '../testing.ts'
import { listDecisions } from './list-decisions.ts'
import { openDecision } from './open-decision.ts'
import { readDecision } from './read-decision.ts'
import { readDecisionReceipt } from './read-decision-receipt.ts'

const amina = aPerson('per_amina', 'member')
const badr = aPerson('per_badr', 'member')
const administrator = aPerson('per_chafik', 'administrator')
const key: Principal = { kind: 'service', id: 'key_1', roles: ['member'], holder: 'per_amina' }

const plan = { kind: 'data-set', id: 'ds_plan', label: openLabel, published: true }
const patients = {
  kind: 'data-set',
  id: 'ds_patients',
  label: { ...openLabel, secrecy: 'sensitive' as const, personal: 'personal' as const },
  announced: true,
  published: true,
  data: [{ dataSet: 'ds_patients', version: null }],
}
const hidden = { ...patients, id: 'ds_hidden', announced: false }
/** As the facts of a thing that is not there: under a label that nobody reads. */
const nothing = {
  ...hidden,
  id: 'ds_nothing',
  label: { ...openLabel, secrecy: 'very-sensitive' as const, personal: 'sensitive' as const, residency: [] },
  published: false,
}

/** What came of a call: the problem it was refused with, or nothing. */
async function refused(call: Promise<unknown>): Promise<{ code: string; values: { decision?: number } } | undefined> {
  return call.then(
    () => undefined,
    (error) => error,
  )
}

test('whoever was refused reads which rules refused, by which law, what is missing and who grants it', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const denial = await refused(perform(readingOf(patients), setting.context(amina), { id: 'AB123456' }))
  expect(denial?.code).toBe('policy.denied')
  const index = denial!.values.decision!

  const told = await perform(readDecision, { ...setting.context(amina), language: 'fr' }, { index })

  expect(told).toMatchObject({
    index,
    operation: 'test.read',
    permission: 'datasets:read',
    effect: 'deny',
    resource: { kind: 'data-set', id: 'ds_patients' },
    permit: null,
    outcome: null,
    opened: null,
    openings: [],
  })
  const refusing = told.reasons.filter(({ effect }) => effect === 'deny')
  expect(refusing.length).toBeGreaterThan(0)
  for (const { sentence } of refusing) expect(sentence).toMatch(/[a-zé] [a-zé]/)
  expect(refusing.some(({ law }) => law === '09-08')).toBe(true)
  expect(told.missing.some(({ remedy }) => remedy !== null && remedy.by !== '')).toBe(true)
  expect(JSON.stringify(told)).not.toContain('AB123456')
})

test('a key’s holder reads what was decided on the key, and what came of it', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  await perform(readingOf(plan), setting.context(key), { id: 'x' })
  await setting.publisher.publish()
  const told = await perform(readDecision, setting.context(amina), { index: 0 })
  expect(told).toMatchObject({ effect: 'allow', published: true, outcome: { result: 'done', index: 1 } })
})

test('somebody else’s decision, an anonymous one and one that is not there get the same answer', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  await perform(readingOf(plan), setting.context(amina), { id: 'x' })
  await perform(readingOf(plan), setting.context(anonymous), { id: 'x' })
  for (const principal of [badr, administrator, anonymous]) {
    for (const index of [0, 1, 999_999]) {
      const answer = await refused(perform(readDecision, setting.context(principal), { index }))
      expect(answer).toMatchObject({ code: 'audit.decision-not-found', status: 404, values: { index } })
    }
  }
})

test('what was concealed stays concealed from whoever asked, and is told to whoever opens it', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const before = await logSize(db)
  await refused(perform(readingOf(hidden, { concealed: true }), setting.context(amina), { id: 'x' }))
  await refused(perform(readingOf(nothing, { concealed: true }), setting.context(amina), { id: 'x' }))
  const [one, other] = await Promise.all(
    [before, before + 1].map((index) => perform(readDecision, setting.context(amina), { index })),
  )
  const shape = ({ index: _, at: __, entry: ___, ...told }: NonNullable<typeof one>) => told
  expect(shape(one!)).toEqual(shape(other!))
  expect(one).toMatchObject({ concealed: true, resource: null, reasons: [], missing: [] })
  const { decisions } = await perform(listDecisions, setting.context(amina), { effect: 'deny' })
  expect(JSON.stringify(decisions)).not.toContain('ds_hidden')

  const reason = 'شكاية رقم 12 من صاحبة الطلب'
  const opened = await perform(openDecision, setting.context(administrator), { index: before, reason })
  expect(opened).toMatchObject({ resource: { id: 'ds_hidden' }, opened: { principal: 'per_amina' } })
  expect(opened.reasons.length).toBeGreaterThan(0)
})

test('an administrator opens a decision with a reason that the log commits to and its person sees', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  await perform(readingOf(plan), setting.context(amina), { id: 'x' })
  const reason = 'Réclamation du 3 mars'
  const opening = (principal: Principal, given: string, index = 0) =>
    perform(openDecision, setting.context(principal), { index, reason: given })

  expect(await refused(opening(badr, reason))).toMatchObject({ code: 'policy.denied' })
  expect(await refused(opening(administrator, 'too short'))).toMatchObject({ code: 'request.invalid' })
  expect(await refused(opening(administrator, reason, 999))).toMatchObject({ code: 'audit.decision-not-found' })
  const opened = await opening(administrator, reason)

  expect(opened).toMatchObject({ resource: { id: 'ds_plan' }, opened: { principal: 'per_amina' } })
  const seen = await perform(readDecision, setting.context(amina), { index: 0 })
  expect(seen.openings).toMatchObject([{ by: 'per_chafik', name: 'name of per_chafik', reason }])
  const { decision } = await db.selectFrom('audit.opening').select('decision').executeTakeFirstOrThrow()
  const { salt } = await db
    .selectFrom('audit.entry')
    .select('salt')
    .where('index', '=', decision)
    .executeTakeFirstOrThrow()
  const [entry] = await entriesFrom(db, Number(decision), 1)
  expect(JSON.parse(entry!.text)).toMatchObject({
    operation: 'audit.open-decision',
    input: commitment(salt!, { index: 0, reason }),
  })
  expect(entry!.text).not.toContain('Réclamation')
})

test('one’s own decisions are listed from the newest, page by page, and refusals alone when asked', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  for (let i = 0; i < 3; i++) {
    await perform(readingOf(plan), setting.context(amina), { id: 'x' })
    await refused(perform(readingOf(patients), setting.context(key), { id: 'x' }))
    await perform(readingOf(plan), setting.context(badr), { id: 'x' })
  }
  const first = await perform(listDecisions, setting.context(amina), { limit: '4' })
  expect(first.decisions).toHaveLength(4)
  const rest = await perform(listDecisions, setting.context(amina), { limit: '4', cursor: first.next })
  const indexes = [...first.decisions, ...rest.decisions].map(({ index }) => index)
  expect(indexes).toEqual([...indexes].sort((a, b) => b - a))
  const refusals = await perform(listDecisions, setting.context(amina), { effect: 'deny', limit: '3' })
  expect(refusals.decisions.map(({ effect }) => effect)).toEqual(['deny', 'deny', 'deny'])
  expect(refusals.next).toBeNull()
  expect(await refused(perform(listDecisions, setting.context(anonymous), {}))).toMatchObject({
    code: 'policy.sign-in-needed',
  })
})

test('a receipt waits for the checkpoint that covers it, and is checked without the platform', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  const internal = { ...plan, label: { ...openLabel, secrecy: 'internal' as const } }
  await perform(readingOf(internal), setting.context(amina), { id: 'x' })
  const denial = await refused(perform(readingOf(patients), setting.context(amina), { id: 'x' }))
  const verified = async (index: number) => {
    const file = await perform(readDecisionReceipt, setting.context(amina), { index })
    return verifyDecisionReceipt(Buffer.from(canonicalJson(file)), { keys: [setting.verifierKey] })
  }

  const allowed = await verified(0)
  expect([allowed.verdict, allowed.decision]).toMatchObject([
    'verified',
    { effect: 'allow', about: 'data-set/ds_plan', label: { secrecy: 'internal' }, outcome: { result: 'done' } },
  ])
  expect(allowed.checks.map(({ status }) => status)).toEqual(Array(8).fill('passed'))
  const denied = await verified(denial!.values.decision!)
  expect([denied.verdict, denied.decision]).toMatchObject([
    'verified',
    { effect: 'deny', about: 'data-set/ds_patients' },
  ])
  expect(denied.decision?.rules.some(({ law }) => law === '09-08')).toBe(true)
})

test('the receipt of what was concealed does not open it, and nobody gets that of another', async () => {
  await using db = await freshDatabase<AuditTables>()
  await using setting = await anAuditSetting(db)
  await refused(perform(readingOf(hidden, { concealed: true }), setting.context(amina), { id: 'x' }))
  const file = await perform(readDecisionReceipt, setting.context(amina), { index: 0 })
  expect(JSON.stringify(file)).not.toContain('ds_hidden')
  const report = verifyDecisionReceipt(Buffer.from(canonicalJson(file)), { keys: [setting.verifierKey] })
  expect([report.verdict, report.decision?.about]).toEqual(['verified', 'hidden'])
  expect(await refused(perform(readDecisionReceipt, setting.context(badr), { index: 0 }))).toMatchObject({
    code: 'audit.decision-not-found',
  })
})
