import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { CallTables } from '../tables.ts'
import { aCallsSetting, anonymous, aProblem, dataOfficer, member } from '../testing.ts'
import { changeProblem } from './change-problem.ts'
import { setProblemState } from './set-problem-state.ts'
import { takeUpProblem } from './take-up-problem.ts'

test('a member takes a problem up for their own organisation and for no other', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const own = await setting.organisations.findOrCreate(db, { ar: 'مختبر الرباط' })
  const other = await setting.organisations.findOrCreate(db, { ar: 'هيئة أخرى' })
  const fromThere = { ...member, organisation: own.id } as Principal
  const { id } = await aProblem(setting)

  for (const organisation of [other.id, { ar: 'هيئة أخرى' }]) {
    const taking = perform(takeUpProblem, setting.context(fromThere), { problem: id, organisation })
    await expect(taking).rejects.toMatchObject({ code: 'policy.denied', status: 403 })
  }
  expect(await perform(takeUpProblem, setting.context(fromThere), { problem: id })).toMatchObject({
    state: 'taken-up',
    takenUpBy: own,
  })
})

test('somebody of no organisation takes nothing up; an officer says for whom', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting)

  await expect(perform(takeUpProblem, setting.context(anonymous), { problem: id })).rejects.toMatchObject({
    status: 401,
  })
  await expect(perform(takeUpProblem, setting.context(member), { problem: id })).rejects.toMatchObject({ status: 403 })
  const officer = setting.context(dataOfficer)
  await expect(perform(takeUpProblem, officer, { problem: id })).rejects.toMatchObject({
    code: 'public-problem.organisation-missing',
  })
  const nobody = perform(takeUpProblem, officer, { problem: id, organisation: 'org_zzzzzzzzzzzz' })
  await expect(nobody).rejects.toMatchObject({ code: 'public-problem.organisation-not-found', status: 404 })
  const named = await perform(takeUpProblem, officer, { problem: id, organisation: { ar: 'إدارة عمومية (عينة)' } })
  expect(named.takenUpBy).toMatchObject({ names: { ar: 'إدارة عمومية (عينة)' }, verified: false })
})

test('a member learns nothing of a proposal by trying to take it up', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const own = await setting.organisations.findOrCreate(db, { ar: 'مختبر الرباط' })
  const { id } = await aProblem(setting, { state: 'proposed' })

  const taking = perform(takeUpProblem, setting.context({ ...member, organisation: own.id } as Principal), {
    problem: id,
  })

  await expect(taking).rejects.toMatchObject({ code: 'public-problem.not-found', status: 404 })
})

test('what is open again is nobody’s', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting, { state: 'solved' })

  const note = { en: 'It came back; call 0612345678.' }
  const open = await perform(setProblemState, setting.context(dataOfficer), { problem: id, state: 'open', note })

  expect(open).toMatchObject({ state: 'open', takenUpBy: null, code: 'P1' })
  const [last] = await db.selectFrom('calls.state_change').select('note').orderBy('number', 'desc').limit(1).execute()
  expect(JSON.stringify(last)).not.toContain('0612345678')
})

test('words and owner change by officers, each wording is kept, and the same words change nothing', async () => {
  await using db = await freshDatabase<CallTables>()
  await using setting = await aCallsSetting(db)
  const { id } = await aProblem(setting)
  const change = { problem: id, title: { ar: 'عنوان جديد' }, owner: { ar: 'إدارة عمومية (عينة)' }, axes: ['x2'] }

  const first = await perform(changeProblem, setting.context(dataOfficer), change)
  const second = await perform(changeProblem, setting.context(dataOfficer), change)

  expect(first).toMatchObject({
    changed: true,
    title: { ar: 'عنوان جديد' },
    axes: ['x2'],
    need: { en: expect.any(String) },
  })
  expect(second).toEqual({ ...first, changed: false })
  const cleared = await perform(changeProblem, setting.context(dataOfficer), { problem: id, owner: null })
  expect(cleared).toMatchObject({ changed: true, owner: null })
  expect(await db.selectFrom('calls.wording').select('number').where('problem_id', '=', id).execute()).toHaveLength(3)
  await expect(perform(changeProblem, setting.context(member), change)).rejects.toMatchObject({ status: 403 })
})
