import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { aDatasetSetting, aPublishedDataset } from '../../datasets/testing.ts'
import { problemStates } from '../state.ts'
import type { CallTables } from '../tables.ts'
import { aCallsSetting, anonymous, aProblem, dataOfficer, member } from '../testing.ts'
import { changeProblem } from './change-problem.ts'
import { listProblemChanges } from './list-problem-changes.ts'
import { listProblems } from './list-problems.ts'

test('everybody lists what was admitted, and officers the rest too', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  for (const state of problemStates) await aProblem(setting, { state })
  const listed = async (principal: typeof anonymous, input: object = {}) =>
    (await perform(listProblems, setting.context(principal), input)).problems.map(({ state }) => state)

  expect(await listed(anonymous)).toEqual(['solved', 'worked-on', 'taken-up', 'open'])
  expect(await listed(member)).toEqual(['solved', 'worked-on', 'taken-up', 'open'])
  expect(await listed(dataOfficer)).toEqual([...problemStates].reverse())
  for (const state of ['proposed', 'declined']) {
    expect(await listed(anonymous, { state })).toEqual([])
    expect(await listed(dataOfficer, { state })).toEqual([state])
  }
})

test('filters hold together', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const filed = { sectors: ['health', 'skills'], regions: ['02'], axes: ['x2'], from: ['r5'] }
  const { id } = await aProblem(setting, { said: filed })
  await aProblem(setting, { said: { sectors: ['education'] } })
  const found = async (input: object) =>
    (await perform(listProblems, setting.context(), input)).problems.map((problem) => problem.id)

  for (const filter of [
    { sector: 'health' },
    { region: '02' },
    { axis: 'x2' },
    { from: 'r5' },
    { sector: 'skills', axis: 'x2', state: 'open' },
  ]) {
    expect(await found(filter)).toEqual([id])
  }
  expect(await found({ sector: 'health', region: '03' })).toEqual([])
  await expect(found({ sector: 'magic' })).rejects.toMatchObject({ code: 'request.invalid' })
})

test('pages follow one another without gap or repetition', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db, { clock: () => new Date('2026-11-21T10:00:00Z') })
  const ids = await Promise.all(Array.from({ length: 11 }, async () => (await aProblem(setting)).id))
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { problems: { id: string }[]; next: string | null } = await perform(listProblems, setting.context(), {
      limit: '4',
      ...(cursor !== null && { cursor }),
    })
    seen.push(...page.problems.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)

  expect(seen).toHaveLength(11)
  expect([...seen].sort()).toEqual([...ids].sort())
})

test('what became of problems is told newest first, without what never was public', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  await aProblem(setting, { state: 'declined' })
  await aProblem(setting, { state: 'proposed' })
  const { id } = await aProblem(setting, { state: 'worked-on' })
  const first = await perform(listProblemChanges, setting.context(), { limit: 2 })
  const rest = await perform(listProblemChanges, setting.context(), { cursor: first.next })

  expect([...first.changes, ...rest.changes]).toMatchObject(
    ['worked-on', 'taken-up', 'open'].map((state) => ({ state, problem: { id, code: 'P1' }, note: null })),
  )
  expect(rest.next).toBeNull()
})

test.each(['', 'x', Buffer.from('["2026-01-12T09:00:00Z"]').toString('base64url')])(
  'the cursor %j is refused',
  async (cursor) => {
    await using db = await freshDatabase<CallTables>()
    await using setting = await aCallsSetting(db)
    const refusal = { code: 'public-problem.cursor-unknown', status: 400 }

    await expect(perform(listProblems, setting.context(), { cursor })).rejects.toMatchObject(refusal)
    await expect(perform(listProblemChanges, setting.context(), { cursor })).rejects.toMatchObject(refusal)
  },
)

test('a cursor with a number that no history reaches is refused', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const cursor = Buffer.from('["2026-01-12T09:00:00Z","pb_aaaaaaaaaaaa",99999999999]').toString('base64url')
  const listing = perform(listProblemChanges, setting.context(), { cursor })
  await expect(listing).rejects.toMatchObject({ code: 'public-problem.cursor-unknown' })
})

test('of the data sets that a problem names, a reader sees those that may be read', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  await using datasets = await aDatasetSetting(db)
  const open = await aPublishedDataset(datasets)
  const internal = await aPublishedDataset(datasets, undefined, {
    secrecy: 'internal',
    personal: 'none',
    residency: ['MA'],
  })
  const { id } = await aProblem(setting)
  const dataSets = [open.id, internal.id, 'ds_zzzzzzzzzzzz']
  await perform(changeProblem, setting.context(dataOfficer), { problem: id, dataSets })
  const shown = async (principal: typeof anonymous) =>
    (await perform(listProblems, setting.context(principal), {})).problems[0]!.dataSets.map((dataSet) => dataSet.id)

  expect(await shown(anonymous)).toEqual([open.id])
  expect(await shown(dataOfficer)).toEqual([open.id, internal.id])
})
