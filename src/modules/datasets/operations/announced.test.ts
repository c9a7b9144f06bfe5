import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Permits } from '../../../kernel/ports/permits.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { aPermit } from '../../policy/testing.ts'
import type { DatasetTables } from '../tables.ts'
import {
  aDatasetSetting,
  anonymous,
  aPublishedDataset,
  changeDataset,
  type DatasetSetting,
  dataOfficer,
  datasetInput,
  member,
} from '../testing.ts'
import { changeMetadata } from './change-metadata.ts'
import { createDataset } from './create-dataset.ts'
import { listDatasets } from './list-datasets.ts'
import { readDataset } from './read-dataset.ts'
import { readVersion } from './read-version.ts'

const closed = { secrecy: 'sensitive', personal: 'none', residency: ['MA'] }
const reference = { kind: 'authorisation', number: 'A-RS-42/2026', until: null }

function holding(setting: DatasetSetting, principal: Principal, data: ReturnType<typeof aPermit>['data']) {
  const permit = aPermit({
    data,
    maxLabel: { secrecy: 'sensitive', personal: 'none', sectors: [], residency: ['MA'] },
    from: new Date(0),
    until: new Date('2100-01-01'),
  })
  const permits: Permits = {
    find: async () => permit,
    isInForce: async () => true,
    watch: () => new AbortController().signal,
  }
  return { ...setting.context(principal), permits, permit: permit.id }
}

test('an announced data set says what it is to everybody, and nothing of what is in it', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(
    setting,
    { 'a.md': 'one' },
    { ...closed, announced: true, cndp: reference, purposes: ['statistics'], descriptions: { en: 'What it is' } },
  )

  for (const principal of [anonymous, member]) {
    const told = await perform(readDataset, setting.context(principal), { id })
    const { dataSets } = await perform(listDatasets, setting.context(principal), {})

    expect(told).toMatchObject({
      descriptions: { en: 'What it is' },
      label: { secrecy: 'sensitive' },
      licence: 'CC-BY-4.0',
      purposes: ['statistics'],
      access: 'ask',
      cndp: null,
      currentVersion: null,
      versions: [],
      identifiers: null,
    })
    expect(dataSets).toMatchObject([{ id, access: 'ask', cndp: null, currentVersion: null, current: null }])
    expect(JSON.stringify([told, dataSets])).not.toContain(version)
    for (const digest of ['current', version]) {
      await expect(perform(readVersion, setting.context(principal), { id, digest })).rejects.toMatchObject({
        status: principal === anonymous ? 401 : 403,
        values: { missing: expect.stringContaining('permit') },
      })
    }
  }
})

test('one that is not announced, or announced before it is published, is concealed from the same readers', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const concealed = await aPublishedDataset(setting, { 'a.md': 'one' }, closed)
  const draft = await perform(createDataset, setting.context(dataOfficer), datasetInput({ ...closed, announced: true }))

  for (const id of [concealed.id, draft.id, 'ds_zzzzzzzzzzzz']) {
    await expect(perform(readDataset, setting.context(anonymous), { id })).rejects.toMatchObject({
      code: 'dataset.not-found',
      values: { id },
    })
    await expect(perform(readVersion, setting.context(anonymous), { id, digest: 'current' })).rejects.toMatchObject({
      code: 'dataset.version-not-found',
    })
  }
  expect(await perform(listDatasets, setting.context(anonymous), {})).toEqual({ dataSets: [], next: null })
})

test('pages of the catalogue are the same whether concealed data sets stand between its entries or not', async () => {
  await using db = await freshDatabase<DatasetTables>()
  let at = Date.parse('2026-11-20T10:00:00Z')
  await using setting = await aDatasetSetting(db, {
    clock: () => {
      at += 1000
      return new Date(at)
    },
  })
  const seen: string[] = []
  for (let i = 0; i < 4; i++) {
    seen.unshift((await aPublishedDataset(setting, { 'a.md': `${i}` }, { ...closed, announced: true })).id)
    await aPublishedDataset(setting, { 'a.md': `x${i}` }, closed)
  }

  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page: Awaited<ReturnType<typeof listed>> = await listed(cursor)
    pages.push(page.dataSets.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)

  expect(pages).toEqual([seen.slice(0, 2), seen.slice(2)])

  function listed(after: string | undefined) {
    return perform(listDatasets, setting.context(anonymous), { limit: 2, ...(after && { cursor: after }) })
  }
})

test('its officers and whoever holds a permit for it are told of its reference; a permit, of the versions it names', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' }, { ...closed, cndp: reference })

  expect(await perform(readDataset, setting.context(dataOfficer), { id })).toMatchObject({
    access: 'by-role',
    cndp: reference,
    currentVersion: version,
    identifiers: [],
  })
  expect(await perform(readDataset, holding(setting, member, [{ dataSet: id, version }]), { id })).toMatchObject({
    access: 'by-permit',
    cndp: reference,
    versions: [{ version }],
  })
  const other = holding(setting, member, [{ dataSet: id, version: `sha256:${'0'.repeat(64)}` }])
  expect((await perform(readDataset, other, { id })).versions).toEqual([])
})

test('an officer of one organisation makes and changes no data set of another, and names no new publisher', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, publisher } = await perform(createDataset, setting.context(dataOfficer), datasetInput())
  const officerOf = (organisation: string): Principal => ({
    kind: 'person',
    id: 'per_cccccccccccc',
    name: 'officer (test)',
    organisation,
    roles: [],
    memberships: [{ organisation, roles: ['data-officer'] }],
  })
  const own = setting.context(officerOf(publisher.id))
  const others = setting.context(officerOf('org_zzzzzzzzzzzz'))

  expect(await perform(createDataset, own, datasetInput())).toMatchObject({ publisher: { id: publisher.id } })
  await perform(changeMetadata, own, { id, announced: true, purposes: ['research'] })
  for (const named of [publisher.id, publisher.names, { en: 'An organisation nobody knows' }]) {
    const making = perform(createDataset, others, datasetInput({ publisher: named }))
    await expect(making).rejects.toMatchObject({ status: 403 })
  }
  await expect(
    perform(createDataset, own, datasetInput({ publisher: { en: 'An organisation nobody knows' } })),
  ).rejects.toMatchObject({ status: 403 })
  await expect(perform(changeMetadata, others, { id, announced: false })).rejects.toMatchObject({ status: 404 })
})

test('a label that is raised, or an announcement taken back, counts at the next call', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const { id, version } = await aPublishedDataset(setting, { 'a.md': 'one' })
  const access = async () => (await perform(readDataset, setting.context(anonymous), { id })).access

  expect(await access()).toBe('open')
  await changeDataset(setting, id, { ...closed, announced: true })
  expect(await access()).toBe('ask')
  await expect(perform(readVersion, setting.context(anonymous), { id, digest: version })).rejects.toMatchObject({
    status: 401,
  })
  await changeDataset(setting, id, { announced: false })
  await expect(access()).rejects.toMatchObject({ code: 'dataset.not-found' })
})
