import { expect, test } from 'vitest'
import { verifyPermit } from '../../../../libs/permit/index.ts'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { changeDataset } from '../../datasets/testing.ts'
import type { PermitTables } from '../tables.ts'
import { anAskedRequest, aPermit, aPermitsSetting, aProject, closedLabel, joined } from '../testing.ts'
import { grantRequest } from './grant-request.ts'
import { listPermits } from './list-permits.ts'
import { listProjects } from './list-projects.ts'
import { listRequests } from './list-requests.ts'
import { readPermit } from './read-permit.ts'
import { readPermitDocument } from './read-permit-document.ts'
import { readRequest } from './read-request.ts'
import { revokePermit } from './revoke-permit.ts'

test('its file is verified by whoever trusts the key, before and after it is revoked', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id, digest } = await aPermit(setting)
  const lead = setting.context(setting.researcher)
  const check = async () => {
    const file = await perform(readPermitDocument, lead, { id })
    const bytes = new TextEncoder().encode(JSON.stringify(file))
    return { file, report: verifyPermit(bytes, { keys: [setting.signer.verifierKey], now: new Date() }) }
  }

  const before = await check()
  expect(before.report.verdict).toBe('verified')
  expect(before.file.digest).toBe(digest)
  await perform(revokePermit, setting.context(setting.ministry.officer), { id, reason: 'انتهت الحاجة' })
  const after = await check()
  expect(after.report.verdict).toBe('not-in-force')
  expect(after.file.log.revoked).toBeGreaterThan(after.file.log.granted)
})

test('a permit is seen by its project, the officers of its data and administrators', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  await joined(setting, project, setting.colleague)
  const { id } = await aPermit(setting, { project })

  for (const [person, seen] of [
    [setting.researcher, { own: true, mayRevoke: true }],
    [setting.colleague, { own: true, mayRevoke: false }],
    [setting.ministry.officer, { own: false, mayRevoke: true }],
    [setting.administrator, { own: false, mayRevoke: true }],
  ] as const) {
    expect(await perform(readPermit, setting.context(person), { id })).toMatchObject(seen)
    expect((await perform(listPermits, setting.context(person), {})).permits).toMatchObject([{ id, ...seen }])
  }
})

test('its file is read by whoever may know of all data in it, not by an officer from whom one is concealed', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { ministry, institute, researcher, administrator } = setting
  const [ours, theirs] = [
    await setting.aDataSet(ministry, closedLabel),
    await setting.aDataSet(institute, closedLabel),
  ] as const
  const { id: request } = await anAskedRequest(setting, [ours, theirs])
  for (const { officer } of [ministry, institute]) {
    await perform(grantRequest, setting.context(officer), { id: request, reason: 'يخدم المصلحة العامة' })
  }
  const { permit } = await perform(readRequest, setting.context(researcher), { id: request })
  const page = (person: Principal) => perform(readPermit, setting.context(person), { id: permit })
  const file = (person: Principal) => perform(readPermitDocument, setting.context(person), { id: permit })
  expect((await file(ministry.officer)).document).toContain(theirs)

  await changeDataset(setting.datasets, theirs, { announced: false })

  expect(await page(ministry.officer)).toMatchObject({ mayReadDocument: false, dataSets: [{ dataSet: ours }] })
  await expect(file(ministry.officer)).rejects.toMatchObject({ code: 'permits.permit-not-found' })
  for (const person of [institute.officer, researcher, administrator]) {
    expect(await page(person)).toMatchObject({ mayReadDocument: true })
    expect((await file(person)).document).toContain(theirs)
  }
})

test('lists are of one project where one is named, and of nobody else’s', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const [one, other] = [await aPermit(setting), await aPermit(setting)]
  const listed = async (person: Principal, project: string) => {
    const context = setting.context(person)
    const { permits } = await perform(listPermits, context, { project })
    const { requests } = await perform(listRequests, context, { project })
    return [permits.map(({ id }) => id), requests.map(({ id }) => id)]
  }

  expect(await listed(setting.researcher, one.project.id)).toEqual([[one.id], [one.request]])
  expect(await listed(setting.researcher, other.project.id)).toEqual([[other.id], [other.request]])
  expect(await listed(setting.colleague, one.project.id)).toEqual([[], []])
})

test('another’s permit is answered like one that is not there, by everything that takes one', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const permit = await aPermit(setting)

  for (const stranger of [setting.colleague, setting.institute.officer, anonymous]) {
    const context = setting.context(stranger)
    for (const act of [
      (id: string) => perform(readPermit, context, { id }),
      (id: string) => perform(readPermitDocument, context, { id }),
      (id: string) => perform(revokePermit, context, { id, reason: 'x' }),
      (id: string) => perform(readRequest, context, { id: id.replace('pmt_', 'prq_') }),
    ]) {
      const refusalOf = async (id: string) => {
        const error = await act(id).catch((problem) => problem)
        return { code: error.code, status: error.status }
      }
      expect(await refusalOf(permit.id)).toEqual(await refusalOf('pmt_zzzzzzzzzzzz'))
    }
    const refusalOf = (id: string) => perform(readRequest, context, { id }).catch((problem) => problem.code)
    expect(await refusalOf(permit.request)).toBe(await refusalOf('prq_zzzzzzzzzzzz'))
    if (stranger !== anonymous) {
      expect((await perform(listPermits, context, {})).permits).toEqual([])
      expect((await perform(listRequests, context, { box: 'mine' })).requests).toEqual([])
      expect((await perform(listRequests, context, { box: 'inbox' })).requests).toEqual([])
    }
  }
})

test('an officer, a lead or an administrator revokes, once, with a reason; a member does not', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  await joined(setting, project, setting.colleague)
  const permits = [
    await aPermit(setting, { project }),
    await aPermit(setting, { project }),
    await aPermit(setting, { project }),
  ]
  const [first] = permits
  const byMember = perform(revokePermit, setting.context(setting.colleague), { id: first!.id, reason: 'x' })
  await expect(byMember).rejects.toMatchObject({ code: 'policy.denied', status: 403 })

  for (const [i, person] of [setting.ministry.officer, setting.researcher, setting.administrator].entries()) {
    const { id } = permits[i]!
    await expect(perform(revokePermit, setting.context(person), { id, reason: ' ' })).rejects.toMatchObject({
      status: 400,
    })
    const revoked = await perform(revokePermit, setting.context(person), { id, reason: 'انتهت الحاجة' })
    expect(revoked).toMatchObject({
      state: 'revoked',
      revokedAt: expect.any(String),
      revocationReason: 'انتهت الحاجة',
      mayRevoke: false,
    })
    await expect(perform(revokePermit, setting.context(person), { id, reason: 'x' })).rejects.toMatchObject({
      code: 'permits.already-revoked',
    })
  }
})

test('an officer sees of another’s data in a request those that may be known of', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const ownDataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const others = await setting.aDataSet(setting.institute, closedLabel)
  const { id } = await anAskedRequest(setting, [ownDataSet, others])
  const seenBy = async (person: typeof setting.researcher) =>
    (await perform(readRequest, setting.context(person), { id })).dataSets.map(({ dataSet }) => dataSet)
  expect(await seenBy(setting.ministry.officer)).toEqual([ownDataSet, others])

  await changeDataset(setting.datasets, others, { announced: false })

  expect(await seenBy(setting.ministry.officer)).toEqual([ownDataSet])
  expect(await seenBy(setting.institute.officer)).toEqual([ownDataSet, others])
  expect(await seenBy(setting.researcher)).toEqual([ownDataSet, others])
})

test('a list costs the same number of queries for one permit as for fifty', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  const dataSet = await setting.aDataSet(setting.ministry)
  const lead = setting.context(setting.researcher)
  let queries = 0
  const countQueries = async (work: () => Promise<unknown>) => {
    queries = 0
    await work()
    return queries
  }
  db.pool.on('connect', (client) => count(client))
  const count = (client: { query: (...given: never[]) => unknown }) => {
    const query = client.query.bind(client)
    client.query = (...given: never[]) => {
      queries += 1
      return query(...given)
    }
  }
  // Connections that are open already would not be counted.
  const open = await Promise.all(Array.from({ length: 10 }, () => db.pool.connect()))
  for (const client of open) client.release(true)
  const lists = [
    () => perform(listPermits, lead, { limit: 100 }),
    () => perform(listRequests, lead, { limit: 100 }),
    () => perform(listProjects, lead, { limit: 100 }),
  ]
  const costs = async () => {
    const counted: number[] = []
    for (const list of lists) counted.push(await countQueries(list))
    return counted
  }
  await anAskedRequest(setting, [dataSet], { project })
  await costs()
  const ofOne = await costs()

  for (let i = 0; i < 49; i++) await anAskedRequest(setting, [dataSet], i < 10 ? {} : { project })

  expect((await perform(listPermits, lead, { limit: 100 })).permits).toHaveLength(50)
  expect(await costs()).toEqual(ofOne)
}, 60_000)
