import { expect, test } from 'vitest'
import { parseNote } from '../../../../libs/transparency-log/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import type { IdentityTables } from '../../identity/index.ts'
import { aPerson } from '../../identity/testing.ts'
import type { PermitTables } from '../tables.ts'
import {
  anAskedRequest,
  aPermitsSetting,
  aProject,
  closedLabel,
  joined,
  type PermitsSetting,
  publish,
} from '../testing.ts'
import { grantRequest } from './grant-request.ts'
import { listRequests } from './list-requests.ts'
import { readPermit } from './read-permit.ts'
import { readPermitDocument } from './read-permit-document.ts'
import { readRequest } from './read-request.ts'
import { refuseRequest } from './refuse-request.ts'
import { removeMember } from './remove-member.ts'
import { withdrawRequest } from './withdraw-request.ts'

type Tables = PermitTables & IdentityTables
const reason = 'يخدم المصلحة العامة'
const dayMs = 86_400_000

/** A request for closed data of both owners. */
async function forBoth(setting: PermitsSetting, said: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const dataSets = [
    await setting.aDataSet(setting.ministry, closedLabel),
    await setting.aDataSet(setting.institute, closedLabel),
  ]
  return (await anAskedRequest(setting, dataSets, said)).id
}

test('the officer of the owner grants with a reason, and the permit says what was granted', async () => {
  const now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id } = await anAskedRequest(setting, [dataSet], { amounts: { tokens: 5000 }, models: ['mistral-small-3.2'] })
  const officer = setting.context(setting.ministry.officer)

  const granted = await perform(grantRequest, officer, { id, reason, days: 10, personal: 'tokenised' })

  expect(granted).toMatchObject({
    state: 'granted',
    dataSets: [{ decision: 'granted', reason, decidedAt: now.toISOString() }],
    mayDecide: false,
  })
  const permit = await perform(readPermit, setting.context(setting.researcher), { id: granted.permit })
  expect(permit).toMatchObject({
    purpose: 'research',
    legalBasis: 'public-mission',
    organisations: [setting.laboratory],
    problem: setting.problem,
    dataSets: [{ dataSet }],
    maxLabel: { secrecy: 'sensitive', residency: ['MA'] },
    amounts: { tokens: 5000 },
    models: ['mistral-small-3.2'],
    personal: 'tokenised',
    from: now.toISOString(),
    until: new Date(now.getTime() + 10 * dayMs).toISOString(),
    state: 'in-force',
    request: id,
    own: true,
    mayRevoke: true,
  })
})

test('the document names the log entries of its decisions, and no person', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const id = await forBoth(setting)
  for (const { officer } of [setting.ministry, setting.institute]) {
    await perform(grantRequest, setting.context(officer), { id, reason })
  }
  const { permit } = await perform(readRequest, setting.context(setting.researcher), { id })

  const file = await perform(readPermitDocument, setting.context(setting.researcher), { id: permit })

  const said = JSON.parse(file.document)
  const decisions = await db.selectFrom('permits.decision').select(['owner_id', 'log_index']).execute()
  expect(said.grantedBy).toEqual(
    decisions.map(({ owner_id, log_index }) => ({ owner: owner_id, decision: Number(log_index) })),
  )
  expect(file.log).toEqual({ granted: Math.max(...decisions.map(({ log_index }) => Number(log_index))), revoked: null })
  expect(parseNote(file.signature).text).toBe(`${file.document}\n`)
  for (const person of [setting.researcher, setting.ministry.officer, setting.institute.officer]) {
    expect(file.document).not.toContain(person.id)
    expect(file.document).not.toContain(person.name)
  }
})

test('a permit is issued when the last owner has granted, for the shortest time and the strictest treatment', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const id = await forBoth(setting)

  const first = await perform(grantRequest, setting.context(setting.ministry.officer), {
    id,
    reason,
    days: 20,
    personal: 'plain',
  })
  expect(first).toMatchObject({ state: 'asked', permit: null, mayDecide: false })
  expect(first.dataSets.map(({ decision }) => decision)).toEqual(['granted', 'waiting'])
  const last = await perform(grantRequest, setting.context(setting.institute.officer), {
    id,
    reason,
    days: 5,
    personal: 'tokenised',
  })

  expect(last.state).toBe('granted')
  const permit = await perform(readPermit, setting.context(setting.researcher), { id: last.permit })
  expect(permit.personal).toBe('tokenised')
  expect(Date.parse(permit.until) - Date.parse(permit.from)).toBe(5 * dayMs)
})

test('two owners who grant at once issue one permit', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  for (let round = 0; round < 5; round++) {
    const id = await forBoth(setting)
    const grants = [setting.ministry, setting.institute].map(({ officer }) =>
      perform(grantRequest, setting.context(officer), { id, reason }),
    )

    const states = (await Promise.all(grants)).map(({ state }) => state)

    expect(states.sort()).toEqual(['asked', 'granted'])
    expect(await db.selectFrom('permits.permit').select('id').where('request_id', '=', id).execute()).toHaveLength(1)
  }
})

test('one refusal refuses the whole, with its reason', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const id = await forBoth(setting)
  await perform(grantRequest, setting.context(setting.ministry.officer), { id, reason })

  const refused = await perform(refuseRequest, setting.context(setting.institute.officer), { id, reason: 'غير كاف' })

  expect(refused).toMatchObject({ state: 'refused', permit: null })
  expect(refused.dataSets.map(({ decision, reason }) => [decision, reason])).toEqual([
    ['granted', reason],
    ['refused', 'غير كاف'],
  ])
  const later = perform(grantRequest, setting.context(setting.institute.officer), { id, reason })
  await expect(later).rejects.toMatchObject({ code: 'permits.request-state-refused', values: { state: 'refused' } })
})

test('a decision always has a reason', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const id = await forBoth(setting)
  const officer = setting.context(setting.ministry.officer)

  for (const decide of [grantRequest, refuseRequest]) {
    for (const given of [
      {},
      { reason: '' },
      { reason: ' \u200f\t' },
      { reason: 'x'.repeat(2001) },
      { reason: 'a\u202Eb' },
    ]) {
      await expect(perform(decide, officer, { id, ...given })).rejects.toMatchObject({ code: 'request.invalid' })
    }
  }
})

test('whoever asked never decides: not as an officer of the owner, nor by a key of theirs', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const both: Principal = {
    ...setting.researcher,
    memberships: [
      ...(setting.researcher.memberships ?? []),
      { organisation: setting.ministry.id, roles: ['data-officer', 'member'] },
    ],
  }
  const key: Principal = {
    kind: 'service',
    id: 'key_aaaaaaaaaaaa',
    roles: [],
    memberships: [{ organisation: setting.ministry.id, roles: ['data-officer'] }],
    holder: setting.researcher.id,
  }
  const { id } = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry, closedLabel)])

  for (const asker of [both, key]) {
    for (const decide of [grantRequest, refuseRequest]) {
      await expect(perform(decide, setting.context(asker), { id, reason })).rejects.toMatchObject({
        code: 'policy.denied',
        values: { rules: 'ma.officers-decide-requests', missing: expect.stringContaining('another-person') },
      })
    }
  }
  expect(await perform(readRequest, setting.context(both), { id })).toMatchObject({ state: 'asked', mayDecide: false })
})

test('an officer who is in the project that asks decides nothing, whoever of it asked, and not after leaving it', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const { id: project } = await aProject(setting)
  await joined(setting, project, officer, 'lead')
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id } = await anAskedRequest(setting, [dataSet], { project })
  const read = () => perform(readRequest, setting.context(officer), { id })
  const refusedToDecide = async () => {
    expect(await read()).toMatchObject({ state: 'asked', mayDecide: false })
    for (const decide of [grantRequest, refuseRequest]) {
      await expect(perform(decide, setting.context(officer), { id, reason })).rejects.toMatchObject({
        code: 'policy.denied',
        values: { rules: 'ma.officers-decide-requests', missing: 'another-person' },
      })
    }
  }
  await refusedToDecide()

  await perform(removeMember, setting.context(officer), { id: project, person: officer.id })
  expect(await read()).toMatchObject({ own: false })
  await refusedToDecide()

  // What is asked after they left is another's.
  const later = await anAskedRequest(setting, [dataSet], { project })
  expect(await perform(grantRequest, setting.context(officer), { id: later.id, reason })).toMatchObject({
    state: 'granted',
  })
})

test('an officer who joins the project between the decision and its effect decides nothing', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id, project } = await anAskedRequest(setting, [dataSet])
  const context = setting.context(officer)
  const joinedMeanwhile = {
    ...context,
    log: {
      ...context.log,
      async append(...given: Parameters<typeof context.log.append>) {
        const logged = await context.log.append(...given)
        await joined(setting, project.id, officer)
        return logged
      },
    },
  }

  const deciding = perform(grantRequest, joinedMeanwhile, { id, reason })

  await expect(deciding).rejects.toMatchObject({ code: 'permits.nothing-to-decide' })
})

test('the officer of another organisation, a member of the owner and a lead decide nothing', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry, closedLabel)])
  const stranger = await aPerson(db, { organisation: setting.ministry.id, roles: ['member'] })

  for (const person of [setting.institute.officer, stranger]) {
    for (const decide of [grantRequest, refuseRequest]) {
      await expect(perform(decide, setting.context(person), { id, reason })).rejects.toMatchObject({
        code: 'permits.request-not-found',
        status: 404,
      })
    }
  }
  const byLead = perform(grantRequest, setting.context(setting.researcher), { id, reason })
  await expect(byLead).rejects.toMatchObject({ code: 'policy.denied', status: 403 })
})

test('an administrator decides only when the answer is overdue', async () => {
  let now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  const id = await forBoth(setting)
  const administrator = setting.context(setting.administrator)
  const read = () => perform(readRequest, administrator, { id })

  expect(await read()).toMatchObject({ overdue: false, mayDecide: false })
  await expect(perform(grantRequest, administrator, { id, reason })).rejects.toMatchObject({
    code: 'policy.denied',
    values: { missing: 'overdue' },
  })
  now = new Date('2026-12-22T10:00:01Z')
  expect(await read()).toMatchObject({ overdue: true, mayDecide: true })
  expect(await perform(grantRequest, administrator, { id, reason })).toMatchObject({ state: 'granted' })
})

test('a label or a version that changed since the request is said, and nothing is granted', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { ministry, datasets } = setting
  const officer = setting.context(ministry.officer)
  const dataSet = await setting.aDataSet(ministry, closedLabel)
  const { id } = await anAskedRequest(setting, [dataSet])

  await publish(datasets, ministry.officer, dataSet, 'year,number\n2025,2\n')

  const refusal = { code: 'permits.data-changed', status: 409, values: { dataSet } }
  await expect(perform(grantRequest, officer, { id, reason })).rejects.toMatchObject(refusal)
  // The officer may refuse all the same.
  expect(await perform(refuseRequest, officer, { id, reason: 'نسخة جديدة' })).toMatchObject({ state: 'refused' })
})

test('an owner grants no more time than was asked for', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry, closedLabel)], { days: 30 })
  const granting = perform(grantRequest, setting.context(setting.ministry.officer), { id, reason, days: 31 })

  await expect(granting).rejects.toMatchObject({ code: 'permits.days-too-many', values: { days: 30 } })
})

test('an owner decides once; what was withdrawn waits for nobody', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const id = await forBoth(setting)
  const officer = setting.context(setting.ministry.officer)
  await perform(grantRequest, officer, { id, reason })

  await expect(perform(refuseRequest, officer, { id, reason })).rejects.toMatchObject({
    code: 'permits.nothing-to-decide',
  })
  expect((await perform(listRequests, officer, { box: 'inbox' })).requests).toEqual([])
  const other = setting.context(setting.institute.officer)
  expect((await perform(listRequests, other, { box: 'inbox' })).requests.map((request) => request.id)).toEqual([id])

  await perform(withdrawRequest, setting.context(setting.researcher), { id })
  expect((await perform(listRequests, other, { box: 'inbox' })).requests).toEqual([])
  await expect(perform(grantRequest, other, { id, reason })).rejects.toMatchObject({
    code: 'permits.request-state-refused',
    values: { state: 'withdrawn' },
  })
})

test('what was decided does not change in the database either', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry, closedLabel)])
  await perform(grantRequest, setting.context(setting.ministry.officer), { id, reason })

  for (const change of [
    db.updateTable('permits.permit').set({ until_at: new Date('2099-01-01') }),
    db.deleteFrom('permits.permit'),
    db.updateTable('permits.decision').set({ granted: false }),
    db.deleteFrom('permits.decision'),
  ]) {
    await expect(change.execute()).rejects.toThrow('does not change')
  }
})

test('whoever asks makes no officer who decides: not as somebody new, and not as an administrator', async () => {
  const now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id } = await anAskedRequest(setting, [dataSet])
  const appointed = (givenBy: string | null) =>
    aPerson(db, { organisation: setting.ministry.id, roles: ['data-officer'], givenBy })
  const another = { code: 'policy.denied', values: { missing: 'another-person' } }

  const puppet = setting.context(await appointed(setting.researcher.id))
  expect(await perform(readRequest, puppet, { id })).toMatchObject({ mayDecide: false })
  await expect(perform(grantRequest, puppet, { id, reason })).rejects.toMatchObject(another)
  await expect(perform(refuseRequest, puppet, { id, reason })).rejects.toMatchObject(another)
  const colleagues = setting.context(await appointed(setting.colleague.id))
  expect(await perform(readRequest, colleagues, { id })).toMatchObject({ mayDecide: true })
  expect(await perform(grantRequest, colleagues, { id, reason })).toMatchObject({ state: 'granted' })

  const late = (await anAskedRequest(setting, [dataSet])).id
  now.setTime(now.getTime() + 60 * dayMs)
  const raised = await aPerson(db, { roles: ['administrator'], givenBy: setting.researcher.id })
  await expect(perform(grantRequest, setting.context(raised), { id: late, reason })).rejects.toMatchObject(another)
  expect(await perform(grantRequest, setting.context(setting.administrator), { id: late, reason })).toMatchObject({
    state: 'granted',
  })
})
