import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { newId } from '../../../kernel/identifier.ts'
import { type Label, personalKinds, secrecies } from '../../../kernel/label.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal, Role } from '../../../kernel/principal.ts'
import { ownPremises } from '../../../kernel/testing.ts'
import { type Clearance, covers, type Readership, readershipOf } from '../../policy/index.ts'
import { listCatalogue, permittedVersions } from '../catalogue-store.ts'
import { goldenQuestionsPath } from '../golden-question.ts'
import type { DatasetTables } from '../tables.ts'
import { aDataset, aDatasetSetting, addFiles, anonymous, aPublishedDataset, dataOfficer, member } from '../testing.ts'
import { listDatasets } from './list-datasets.ts'

const sectors = fc.uniqueArray(fc.constantFrom('health', 'energy', 'education'))
const places = fc.oneof(fc.constant('anywhere' as const), fc.uniqueArray(fc.constantFrom('MA', 'FR', 'SN')))
const label: fc.Arbitrary<Label> = fc.record({
  secrecy: fc.constantFrom(...secrecies),
  personal: fc.constantFrom(...personalKinds),
  sectors,
  residency: places,
})
const clearance: fc.Arbitrary<Clearance> = fc.record({
  secrecy: fc.constantFrom(...secrecies),
  personal: fc.constantFrom(...personalKinds),
  sectors: fc.oneof(fc.constant('every' as const), sectors),
  residency: places,
})

/** Whoever may read so much of everything, and nothing more anywhere. */
function reading(everywhere: Clearance): Readership {
  return { everywhere, towards: [], permitted: null }
}

/** Rows as the operations would leave them, without walking through each. */
async function insert(db: Kysely<DatasetTables>, labels: readonly Label[], published: boolean): Promise<string[]> {
  const version = `sha256:${'a'.repeat(64)}`
  const at = new Date('2026-01-12T09:00:00Z')
  const rows = labels.map((given) => ({
    id: newId('ds'),
    publisher_id: 'org_aaaaaaaaaaaa',
    publisher_names: '{"en":"Sample administration"}',
    publisher_verified: false,
    titles: '{"en":"A data set"}',
    descriptions: null,
    licence: 'CC0-1.0',
    licence_text: null,
    secrecy: given.secrecy,
    personal: given.personal,
    sectors: given.sectors,
    residency: given.residency === 'anywhere' ? null : given.residency,
    source_url: null,
    provenance: 'primary' as const,
    created_at: at,
    changed_at: at,
    published_at: null,
    current_version: null,
    sealed_version: null,
  }))
  await db
    .insertInto('datasets.dataset')
    .values(rows.map((row) => ({ ...row, slug: row.id.replace('_', '-') })))
    .execute()
  if (published) {
    const versions = rows.map(({ id }) => ({ dataset_id: id, digest: version, files: 1, size: 1 }))
    await db
      .insertInto('datasets.version')
      .values(versions.map((row) => ({ ...row, sealed_at: at, published_at: at })))
      .execute()
    await db.updateTable('datasets.dataset').set({ current_version: version, published_at: at }).execute()
  }
  return rows.map(({ id }) => id)
}

test('the catalogue is exactly what the clearance covers, for any labels', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(label, { minLength: 1, maxLength: 20 }),
      fc.array(clearance, { minLength: 5, maxLength: 5 }),
      async (labels, clearances) => {
        const transaction = await db.startTransaction().execute()
        const ids = await insert(transaction, labels, true)
        for (const given of clearances) {
          const expected = ids.filter((_, i) => covers(given, labels[i]!)).sort()
          const wanted = {
            readership: reading(given),
            state: 'published',
            draftsOf: [],
            after: undefined,
            limit: 100,
          } as const
          const listed = await listCatalogue(transaction, wanted)
          const permitted = await permittedVersions(transaction, reading(given))
          expect(listed.map(({ dataset }) => dataset.id).sort()).toEqual(expected)
          expect(permitted.map(({ dataSet }) => dataSet)).toEqual(expected)
        }
        await transaction.rollback().execute()
      },
    ),
    { numRuns: 100 },
  )
})

test('nobody lists what he may not read, whoever he is', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const roles: Role[] = ['member', 'data-officer', 'administrator']
  const principals: Principal[] = [
    anonymous,
    ...roles.map((role) => ({ ...member, roles: [role] }) as Principal),
    ...roles.map((role) => ({ kind: 'service', id: 'key_aaaaaaaaaaaa', roles: [role] }) as const),
  ]
  const labels = fc.sample(label, { numRuns: 60, seed: 7 })
  const ids = await insert(db, labels, false)

  for (const principal of principals) {
    const { dataSets } = await perform(listDatasets, setting.context(principal), { limit: 100 })
    const prepares = principal.kind !== 'anonymous' && !principal.roles.includes('member')
    const expected = prepares
      ? ids.filter((_, i) =>
          covers(readershipOf({ principal, now: new Date(), site: ownPremises }).everywhere, labels[i]!),
        )
      : []
    expect(dataSets.map(({ id }) => id).sort()).toEqual(expected.sort())
    for (const { id, label } of dataSets) {
      const decision = setting.context(principal).decider.decide({
        operation: 'datasets.read',
        permission: 'datasets:read',
        principal,
        channel: 'api',
        at: new Date(),
        resource: { kind: 'data-set', id, label, owner: 'org_aaaaaaaaaaaa', published: false },
      })
      expect(decision.effect).toBe('allow')
    }
  }
})

test('pages follow one another without gap or repetition', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const open: Label = { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' }
  const ids = await insert(db, Array<Label>(23).fill(open), true)

  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { dataSets: { id: string }[]; next: string | null } = await perform(
      listDatasets,
      setting.context(anonymous),
      { limit: '5', ...(cursor !== null && { cursor }) },
    )
    seen.push(...page.dataSets.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)

  expect(seen).toHaveLength(23)
  expect([...seen].sort()).toEqual([...ids].sort())
})

test('drafts are listed to those who prepare them, and only when wanted', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const draft = await aDataset(setting)
  const { id: published } = await aPublishedDataset(setting)
  const listed = async (principal: Principal, input: object) =>
    (await perform(listDatasets, setting.context(principal), input)).dataSets.map(({ id }) => id)

  expect(await listed(dataOfficer, {})).toEqual([published, draft])
  expect(await listed(dataOfficer, { state: 'draft' })).toEqual([draft])
  expect(await listed(dataOfficer, { state: 'published' })).toEqual([published])
  expect(await listed(anonymous, {})).toEqual([published])
  expect(await listed(anonymous, { state: 'draft' })).toEqual([])
  expect(await perform(listDatasets, setting.context(dataOfficer), {})).toMatchObject({
    dataSets: [{ current: { files: 1, version: expect.stringMatching(/^sha256:/) } }, { current: null }],
    next: null,
  })
})

test('a data set says whether golden questions stand in the version that readers get', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db)
  const golden = `${JSON.stringify({ id: 'G01', language: 'ar', question: 'متى؟', expected: 'abstain' })}\n`
  const { id: holding } = await aPublishedDataset(setting, { 'a.md': 'one', [goldenQuestionsPath]: golden })
  const { id: other } = await aPublishedDataset(setting)
  await addFiles(setting, other, { [goldenQuestionsPath]: golden })

  const { dataSets } = await perform(listDatasets, setting.context(anonymous), {})

  expect(dataSets.map(({ id, current }) => [id, current?.goldenQuestions])).toEqual([
    [other, false],
    [holding, true],
  ])
})

test.each(['', 'x', Buffer.from('["2026-01-12T09:00:00Z"]').toString('base64url'), Buffer.from('[]').toString('hex')])(
  'the cursor %j is refused',
  async (cursor) => {
    await using db = await freshDatabase<DatasetTables>()
    await using setting = await aDatasetSetting(db)

    const listing = perform(listDatasets, setting.context(anonymous), { cursor })

    await expect(listing).rejects.toMatchObject({ code: 'dataset.cursor-unknown', status: 400 })
  },
)
