import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { databaseNotices } from '../../adapters/postgres/notices.ts'
import { type FreshDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import { viewOf } from '../../kernel/database.ts'
import { type DecidedContext, operation } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { endMembership, erasePerson, giveConsent, type IdentityTables } from '../identity/index.ts'
import { anOrganisation, aPerson, signedInAgain, someCalls } from '../identity/testing.ts'
import { readPermit } from './operations/read-permit.ts'
import { readProject } from './operations/read-project.ts'
import { removeMember } from './operations/remove-member.ts'
import { revokePermit } from './operations/revoke-permit.ts'
import { type OpenPermits, openPermits } from './permits.ts'
import type { PermitTables } from './tables.ts'
import { aPermit, aPermitsSetting, aProject, joined, type PermitsSetting } from './testing.ts'

type Tables = PermitTables & IdentityTables

const reason = 'انتهت الحاجة'

/** How long until a signal ends, in milliseconds; it is given ten seconds. */
async function untilEnded(signal: AbortSignal): Promise<number> {
  const from = performance.now()
  while (!signal.aborted && performance.now() - from < 10_000) await sleep(5)
  return signal.aborted ? performance.now() - from : Number.POSITIVE_INFINITY
}

/** The permits of another process on the same database. */
function elsewhere(
  db: FreshDatabase<Tables>,
  { clock = () => new Date(), listening = false }: { readonly clock?: () => Date; readonly listening?: boolean } = {},
): OpenPermits & AsyncDisposable {
  const notices = listening ? databaseNotices(db.url, () => {}) : undefined
  const permits = openPermits({ db, clock, notices, onError: () => {} })
  return { ...permits, [Symbol.asyncDispose]: permits.close }
}

function find(setting: PermitsSetting, id: string, principal: Principal) {
  return setting.permits.find(setting.db, id, { principal, now: new Date() })
}

test('a permit says what was granted, to whoever is in its project', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const permit = await aPermit(setting)

  expect(await find(setting, permit.id, setting.researcher)).toEqual({
    id: permit.id,
    digest: permit.digest,
    project: permit.project.id,
    projectKind: 'research',
    organisations: [setting.laboratory],
    purpose: 'research',
    legalBasis: 'public-mission',
    data: permit.dataSets.map(({ dataSet, version }) => ({ dataSet, version })),
    maxLabel: { secrecy: 'sensitive', personal: 'none', sectors: [], residency: ['MA'] },
    egress: { countries: [], basis: null },
    personal: 'masked',
    from: new Date(permit.from),
    until: new Date(permit.until),
    revoked: false,
    held: true,
    consented: true,
  })
})

test('it is held by members of its project and their keys, and by nobody else', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const permit = await aPermit(setting)
  const keyOf = (holder: string): Principal => ({
    kind: 'service',
    id: 'key_aaaaaaaaaaaa',
    roles: [],
    holder,
    permit: permit.id,
  })
  const heldBy = async (principal: Principal) => (await find(setting, permit.id, principal))?.held

  expect(await heldBy(setting.researcher)).toBe(true)
  expect(await heldBy(keyOf(setting.researcher.id))).toBe(true)
  for (const other of [
    anonymous,
    setting.colleague,
    keyOf(setting.colleague.id),
    setting.ministry.officer,
    setting.administrator,
    { kind: 'service', id: setting.researcher.id, roles: ['administrator'] } as Principal,
  ]) {
    expect(await heldBy(other)).toBe(false)
  }
})

test('whoever joins later for an organisation that it does not name is in the project and does not hold it', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  const permit = await aPermit(setting, { project })
  const company = await anOrganisation(db, 'شركة أخرى')
  const newcomer = await aPerson(db, { name: 'Karim', organisation: company })
  await joined(setting, project, newcomer)
  await joined(setting, project, setting.colleague)

  expect(await find(setting, permit.id, newcomer)).toMatchObject({ held: false })
  expect(await find(setting, permit.id, setting.colleague)).toMatchObject({ held: true })
  const shown = (person: Principal) => perform(readPermit, setting.context(person), { id: permit.id })
  expect(await shown(newcomer)).toMatchObject({ own: true, held: false, organisations: [setting.laboratory] })
  expect(await shown(setting.colleague)).toMatchObject({ own: true, held: true })

  const later = await aPermit(setting, { project })
  expect(await find(setting, later.id, newcomer)).toMatchObject({ held: true })
})

test('a membership that ends while a call runs is seen by whoever asks again for the same caller', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await someCalls(viewOf<IdentityTables>(db))
  const permit = await aPermit(setting)
  const ending = { id: setting.laboratory, person: setting.researcher.id }

  await perform(endMembership, calls.by(setting.administrator), ending)

  // The very principal that signed in before.
  expect(await find(setting, permit.id, setting.researcher)).toMatchObject({ held: false })
})

test.each(['', 'pmt_', 'pmt_zzzzzzzzzzzz', "pmt_a' or true --", '\u0000', 'ئ'.repeat(64)])(
  'there is no permit %j',
  async (id) => {
    await using db = await freshDatabase<Tables>()
    await using setting = await aPermitsSetting(db)

    expect(await find(setting, id, setting.researcher)).toBeNull()
  },
)

test('whoever is taken out of the project, or leaves their organisation, holds it no more', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  await joined(setting, project, setting.colleague)
  const permit = await aPermit(setting, { project })
  const key = (holder: string): Principal => ({ kind: 'service', id: 'key_aaaaaaaaaaaa', roles: [], holder })
  const heldBy = async (principal: Principal) => (await find(setting, permit.id, principal))?.held
  expect(await heldBy(setting.colleague)).toBe(true)

  const person = setting.colleague.id
  await perform(removeMember, setting.context(setting.researcher), { id: project, person })
  expect([await heldBy(setting.colleague), await heldBy(key(person))]).toEqual([false, false])

  await db
    .updateTable('identity.membership')
    .set({ until: new Date() })
    .where('person_id', '=', setting.researcher.id)
    .execute()
  const now = await signedInAgain(db, setting.researcher.id)
  expect([await heldBy(now), await heldBy(key(setting.researcher.id))]).toEqual([false, false])
})

test('a revocation is seen by whoever asks next', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aPermit(setting)
  expect(await setting.permits.isInForce(db, id, new Date())).toBe(true)

  await perform(revokePermit, setting.context(setting.ministry.officer), { id, reason })

  expect(await find(setting, id, setting.researcher)).toMatchObject({ revoked: true })
  expect(await setting.permits.isInForce(db, id, new Date())).toBe(false)
})

test('it holds from its first moment up to and without its last', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id, from, until } = await aPermit(setting)
  const at = (time: string, milliseconds: number) =>
    setting.permits.isInForce(db, id, new Date(Date.parse(time) + milliseconds))

  expect(await at(from, -1)).toBe(false)
  expect(await at(from, 0)).toBe(true)
  expect(await at(until, -1)).toBe(true)
  expect(await at(until, 0)).toBe(false)
})

test('nothing commits after a revocation: it waits for what is about to', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aPermit(setting)
  const order: string[] = []
  let revoking: Promise<unknown> | undefined

  await db.transaction().execute(async (transaction) => {
    expect(await setting.permits.isInForce(transaction, id, new Date())).toBe(true)
    revoking = perform(revokePermit, setting.context(setting.ministry.officer), { id, reason }).then(() =>
      order.push('revoked'),
    )
    await sleep(300)
    order.push('committed')
  })
  await revoking

  expect(order).toEqual(['committed', 'revoked'])
})

test('a permit that stands on a consent ends with it', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await someCalls(viewOf<IdentityTables>(db))
  const consent = await perform(giveConsent, calls.by(setting.colleague), {
    organisation: setting.laboratory,
    purpose: 'research',
    until: new Date(Date.now() + 86_400_000 * 60).toISOString().slice(0, 10),
  })
  const permit = await aPermit(setting, { legalBasis: 'consent', consents: [consent.id] })
  const signal = setting.permits.watch(permit.id)
  expect(await find(setting, permit.id, setting.researcher)).toMatchObject({ consented: true })
  expect(await setting.permits.isInForce(db, permit.id, new Date())).toBe(true)

  await db.updateTable('identity.consent').set({ withdrawn_at: new Date() }).execute()

  expect(await find(setting, permit.id, setting.researcher)).toMatchObject({ consented: false })
  expect(await setting.permits.isInForce(db, permit.id, new Date())).toBe(false)
  expect(await untilEnded(signal)).toBeLessThan(2_000)
})

test('a permit stands on consents for its purpose, with its data or by its organisations, alone', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await someCalls(viewOf<IdentityTables>(db))
  const { id: consent } = await perform(giveConsent, calls.by(setting.colleague), {
    organisation: setting.laboratory,
    purpose: 'research',
    until: new Date(Date.now() + 86_400_000 * 60).toISOString().slice(0, 10),
  })
  const permit = await aPermit(setting, { legalBasis: 'consent', consents: [consent] })
  const stands = async () => [
    (await find(setting, permit.id, setting.researcher))?.consented,
    await setting.permits.isInForce(db, permit.id, new Date()),
  ]
  const consentSaying = (said: object) => db.updateTable('identity.consent').set(said).execute()
  const [data] = permit.dataSets
  const company = await anOrganisation(db, 'شركة أخرى')
  expect(await stands()).toEqual([true, true])

  await consentSaying({ purpose: 'model-training' })
  expect(await stands()).toEqual([false, false])
  await consentSaying({ purpose: 'research', organisation_id: company })
  expect(await stands()).toEqual([false, false])
  await consentSaying({ organisation_id: null, data_set_id: 'ds_zzzzzzzzzzzz' })
  expect(await stands()).toEqual([false, false])
  await consentSaying({ data_set_id: data!.dataSet })
  expect(await stands()).toEqual([true, true])
})

test.each([
  ['by asking each second', false],
  ['at once by a notice', true],
])('what watches elsewhere hears of a revocation within two seconds: %s', async (_how, listening) => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using other = elsewhere(db, { listening })
  const { id } = await aPermit(setting)
  const { id: stays } = await aPermit(setting)
  const [signal, untouched] = [other.watch(id), other.watch(stays)]
  await sleep(500)
  expect(signal.aborted).toBe(false)

  await perform(revokePermit, setting.context(setting.ministry.officer), { id, reason })

  expect(await untilEnded(signal)).toBeLessThan(listening ? 900 : 2_000)
  expect(untouched.aborted).toBe(false)
})

test('a permit that comes to its end ends what watches it', async () => {
  let aheadMs = 0
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id, until } = await aPermit(setting)
  await using other = elsewhere(db, { clock: () => new Date(Date.now() + aheadMs) })
  aheadMs = Date.parse(until) - Date.now() - 2_000
  const signal = other.watch(id)
  await sleep(500)
  expect(signal.aborted).toBe(false)

  expect(await untilEnded(signal)).toBeLessThan(2_500)
})

test('what is not there, is over or was revoked is ended from the start', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aPermit(setting)
  await perform(revokePermit, setting.context(setting.researcher), { id, reason })
  await using other = elsewhere(db)

  for (const name of ['pmt_zzzzzzzzzzzz', id]) expect(await untilEnded(other.watch(name))).toBeLessThan(1_000)
})

test('ten thousand who watch share one signal, and leave nothing behind', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aPermit(setting)
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const shared = setting.permits.watch(id)
  await sleep(200)
  const before = timers()
  const caller = new AbortController()

  const signals = new Set<AbortSignal>()
  for (let i = 0; i < 10_000; i++) {
    const signal = setting.permits.watch(id)
    signals.add(signal)
    // As `perform` does for each call.
    AbortSignal.any([caller.signal, signal])
  }

  expect([...signals]).toEqual([shared])
  expect(timers() - before).toBeLessThanOrEqual(2)
  await setting.permits.close()
  expect(shared.aborted).toBe(true)
  expect(setting.permits.watch(id).aborted).toBe(true)
})

test('when nobody can tell any more, everything that runs under a permit ends', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aPermit(setting)
  let isDown = false
  const failing = viewOf<Tables>(db).withPlugin({
    transformQuery({ node }) {
      if (isDown) throw new Error('the database is down')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const permits = openPermits({ db: failing, clock: () => new Date(), notices: undefined, onError: () => {} })
  const signal = permits.watch(id)
  await sleep(500)
  isDown = true

  const took = await untilEnded(signal)
  await permits.close()

  expect(took).toBeGreaterThan(3_500)
  expect(took).toBeLessThan(7_000)
}, 20_000)

test('a connection that listens is made anew when it is lost', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using other = elsewhere(db, { listening: true })
  const { id } = await aPermit(setting)
  const signal = other.watch(id)
  const listeners = () =>
    db.pool.query(
      `select pid from pg_stat_activity where datname = current_database() and application_name like 'jazari listens%'`,
    )
  await expect.poll(async () => (await listeners()).rowCount).toBe(1)
  const { pid } = (await listeners()).rows[0]
  await db.pool.query('select pg_terminate_backend($1)', [pid])

  await expect
    .poll(async () => (await listeners()).rows.map((row) => row.pid !== pid), { timeout: 5_000 })
    .toEqual([true])
  await perform(revokePermit, setting.context(setting.researcher), { id, reason })
  expect(await untilEnded(signal)).toBeLessThan(2_000)
  await other.close()
  await expect.poll(async () => (await listeners()).rowCount).toBe(0)
})

/** Works under a permit until it is told to stop, then leaves a row behind. */
function working(tell: { started: () => void; signal: AbortSignal | undefined }) {
  return operation({
    id: 'test.work',
    http: 'POST /test-work',
    summary: 'Works as long as it may',
    permission: 'permits:project',
    effect: 'write',
    input: z.strictObject({ project: z.string() }),
    output: z.strictObject({ done: z.boolean() }),
    problems: [],
    facts: () => ({ kind: 'project', id: 'any', own: true }),
    async run({ db, signal }: DecidedContext, { project }) {
      tell.signal = signal
      await db
        .updateTable('permits.project')
        .set({ name: JSON.stringify({ en: 'worked' }) })
        .where('id', '=', project)
        .execute()
      tell.started()
      await untilEnded(signal)
      return { done: true }
    },
  })
}

test('what runs under a permit that is revoked meanwhile is told, and leaves nothing behind', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db, { databaseUrl: db.url })
  const { id: project } = await aProject(setting)
  const { id: other } = await aProject(setting)
  const permit = await aPermit(setting, { project })
  const started = Promise.withResolvers<void>()
  const told: Parameters<typeof working>[0] = { started: started.resolve, signal: undefined }
  const work = perform(working(told), setting.context(setting.researcher, { permit: permit.id }), { project: other })
  await started.promise
  expect(told.signal?.aborted).toBe(false)

  await perform(revokePermit, setting.context(setting.ministry.officer), { id: permit.id, reason })

  await expect(work).rejects.toMatchObject({ code: 'policy.permit-ended', status: 403 })
  expect(await untilEnded(told.signal!)).toBeLessThan(2_000)
  const row = await db.selectFrom('permits.project').select('name').where('id', '=', other).executeTakeFirstOrThrow()
  expect(row.name).toMatchObject({ en: 'A project for a test' })
})

test('a key that is bound to a permit acts under no other', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  const [bound, other] = [await aPermit(setting, { project }), await aPermit(setting, { project })]
  const key: Principal = {
    kind: 'service',
    id: 'key_aaaaaaaaaaaa',
    roles: [],
    holder: setting.researcher.id,
    permit: bound.id,
  }
  const told = { started: () => {}, signal: undefined }

  const acting = perform(working(told), setting.context(key, { permit: other.id }), { project })

  await expect(acting).rejects.toMatchObject({ code: 'policy.permit-not-of-key' })
})

test('whoever is erased holds nothing any more, and is named nowhere', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await someCalls(viewOf<IdentityTables>(db))
  const { id: project } = await aProject(setting)
  await joined(setting, project, setting.colleague)
  const permit = await aPermit(setting, { project })
  const person = setting.colleague.id

  await perform(erasePerson, calls.by(setting.administrator), { person, reason: 'طلب صاحب الحساب' })

  const again = await signedInAgain(db, person)
  expect(await find(setting, permit.id, again)).toMatchObject({ held: false })
  const { members } = await perform(readProject, setting.context(setting.administrator), { id: project })
  expect(members.find((member) => member.person === person)).toMatchObject({ name: null })
})
