import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { CallTables } from '../tables.ts'
import { aCallsSetting, anonymous, aProblem, dataOfficer, member, problemInput } from '../testing.ts'
import { admitProblem } from './admit-problem.ts'
import { declineProblem } from './decline-problem.ts'
import { proposeProblem } from './propose-problem.ts'
import { readProblem } from './read-problem.ts'
import { readProposal } from './read-proposal.ts'

test('somebody without an account proposes, and what identifies a person is masked before it is stored', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)

  const { problem } = await perform(
    proposeProblem,
    setting.context(anonymous),
    problemInput({ need: { ar: 'بطاقتي رقم AB123456، ولا أجد طبيبا.' }, people: { fr: 'écrivez à moi@example.org' } }),
  )

  const stored = JSON.stringify([
    await db.selectFrom('calls.problem').selectAll().where('id', '=', problem).execute(),
    await db.selectFrom('calls.wording').selectAll().execute(),
  ])
  expect(stored).toContain('ولا أجد طبيبا')
  expect(stored).not.toContain('AB123456')
  expect(stored).not.toContain('moi@example.org')
})

test('only who proposed it and the officers see a proposal; to others it is not there', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id, secret } = await aProblem(setting, { state: 'proposed' })

  for (const principal of [anonymous, member]) {
    const reading = perform(readProblem, setting.context(principal), { problem: id })
    await expect(reading).rejects.toMatchObject({ code: 'public-problem.not-found', status: 404 })
  }
  expect(await perform(readProblem, setting.context(dataOfficer), { problem: id })).toMatchObject({
    state: 'proposed',
    code: null,
    owner: null,
  })
  expect(await perform(readProposal, setting.context(anonymous), { secret })).toMatchObject({
    state: 'proposed',
    problem: null,
  })
})

test('the proposer follows it by the secret, of which only the digest is stored', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const admitted = await aProblem(setting, { state: 'proposed' })
  const declined = await aProblem(setting, { state: 'proposed' })
  const officer = setting.context(dataOfficer)
  await perform(admitProblem, officer, { problem: admitted.id })
  await perform(declineProblem, officer, { problem: declined.id, reason: { ar: 'سبق عرضها.' } })

  expect(await perform(readProposal, setting.context(anonymous), { secret: admitted.secret })).toMatchObject({
    state: 'open',
    problem: { id: admitted.id, code: 'P1' },
  })
  const read = await perform(readProposal, setting.context(anonymous), { secret: declined.secret })
  expect(read).toMatchObject({ state: 'declined', problem: null })
  expect(read.history.at(-1)).toMatchObject({ state: 'declined', note: { ar: 'سبق عرضها.' } })
  const wrong = perform(readProposal, setting.context(anonymous), { secret: `prop_${'a'.repeat(26)}` })
  await expect(wrong).rejects.toMatchObject({ code: 'public-problem.proposal-not-found', status: 404 })
  const rows = JSON.stringify(await db.selectFrom('calls.problem').selectAll().execute())
  expect(rows).not.toContain(admitted.secret)
})

test.each([
  ['no language', { title: {} }],
  ['nothing but spaces', { title: { ar: ' \u200b ' } }],
  ['a long title', { title: { ar: 'ا'.repeat(201) } }],
  ['a long need', { need: { ar: 'ا'.repeat(2001) } }],
  ['a direction override', { need: { ar: 'نص \u202Eمقلوب' } }],
  ['a control character', { need: { en: 'bell \u0007' } }],
  ['a sector of nobody’s list', { sectors: ['magic'] }],
  ['a thirteenth region', { regions: ['13'] }],
  ['a data set that is no id', { dataSets: ['../etc'] }],
  ['an owner, whom nobody confirmed', { owner: { ar: 'وزارة' } }],
])('%s is refused', async (_, changes) => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)

  const proposing = perform(proposeProblem, setting.context(anonymous), problemInput(changes))

  await expect(proposing).rejects.toMatchObject({ code: 'request.invalid', status: 400 })
  expect(await db.selectFrom('calls.problem').select('id').execute()).toEqual([])
})

test('words that masking makes too long are refused as such, beside their field', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  // Morocco's masks are as long as what they cover; another country's need not be.
  const personalData = { mask: (text: string) => ({ text: text + text, masked: [] }), maskedIn: () => [] }

  const proposing = perform(
    proposeProblem,
    { ...setting.context(anonymous), personalData },
    problemInput({ need: { en: 'word '.repeat(300) } }),
  )

  await expect(proposing).rejects.toMatchObject({
    code: 'request.invalid',
    fields: [{ path: 'need.en', fault: 'too-big-string' }],
  })
})

test('it is admitted or declined by officers alone, under the next code or a free one', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting, { state: 'proposed' })
  const second = await aProblem(setting, { state: 'proposed' })
  const officer = setting.context(dataOfficer)

  for (const [principal, status] of [
    [anonymous, 401],
    [member, 403],
  ] as const) {
    await expect(perform(admitProblem, setting.context(principal), { problem: id })).rejects.toMatchObject({ status })
  }
  expect(await perform(admitProblem, officer, { problem: id, code: 'P7' })).toMatchObject({ code: 'P7', state: 'open' })
  const taken = perform(admitProblem, officer, { problem: second.id, code: 'P7' })
  await expect(taken).rejects.toMatchObject({ code: 'public-problem.code-taken' })
  expect(await perform(admitProblem, officer, { problem: second.id })).toMatchObject({ code: 'P8' })
  expect(await perform(readProblem, setting.context(anonymous), { problem: 'p7' })).toMatchObject({ id, code: 'P7' })
})

test('who wrote is kept and never shown', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting, { state: 'worked-on' })

  const authors = await db.selectFrom('calls.state_change').select('author').orderBy('number').execute()
  expect(authors.map(({ author }) => author)).toEqual([null, ...Array(3).fill('per_aaaaaaaaaaaa')])
  const shown = JSON.stringify(await perform(readProblem, setting.context(dataOfficer), { problem: id }))
  expect(shown).not.toContain('per_')
})

test('no problem is admitted under a number that leaves none for those after it', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting, { state: 'proposed' })
  const admitting = perform(admitProblem, setting.context(dataOfficer), { problem: id, code: 'P9999999' })
  await expect(admitting).rejects.toMatchObject({ code: 'request.invalid' })
})

test('a flood of proposals from nobody in particular ends, and whoever signed in goes on', async () => {
  await using db = await freshDatabase<CallTables>()
  let now = Date.parse('2026-03-01T12:00:00.000Z')
  await using setting = await aCallsSetting(db, { clock: () => new Date(now) })
  await aProblem(setting, { state: 'proposed' })
  await sql`
    insert into calls.problem
    select 'pb_' || lpad(n::text, 12, 'a'), number, title, need, people, data_that_exist, data_missing, data_sets, sectors,
      regions, axes, follows, owner_id, owner_names, owner_verified, taker_id, taker_names, taker_verified, state,
      sha256(n::text::bytea), proposed_at, changed_at
    from calls.problem, generate_series(1, 199) n`.execute(db)

  const proposing = perform(proposeProblem, setting.context(anonymous), problemInput())
  await expect(proposing).rejects.toMatchObject({ code: 'public-problem.too-many-proposals', status: 429 })
  await perform(proposeProblem, setting.context(member), problemInput())
  now += 3_600_001
  await perform(proposeProblem, setting.context(anonymous), problemInput())
})
