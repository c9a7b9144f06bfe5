import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { PermitFacts } from '../../../kernel/ports/permits.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { aPermit } from '../../policy/testing.ts'
import { refusedSurvey, surveyPages } from '../survey.ts'
import { keepSurveys } from '../survey-store.ts'
import type { DatasetTables } from '../tables.ts'
import { aDataset, aDatasetSetting, type DatasetSetting, dataOfficer, member } from '../testing.ts'
import { addFile } from './add-file.ts'
import { changeMetadata } from './change-metadata.ts'
import { downloadFile } from './download-file.ts'
import { publishVersion } from './publish-version.ts'
import { readDataset } from './read-dataset.ts'
import { sealVersion } from './seal-version.ts'

const table = 'name,phone,amount\nأحمد بنعلي,0661234567,10\nفاطمة الإدريسي,0661234567,20\n'
const personal = {
  secrecy: 'internal',
  personal: 'personal',
  residency: ['MA'],
  cndp: { kind: 'authorisation', number: 'A-1/2026', until: '2026-12-31' },
  purposes: ['research'],
}
const now = new Date('2026-11-22T08:00:00Z')

function officerOf(organisation: string): Principal {
  const memberships = [{ organisation, roles: ['data-officer' as const] }]
  return { kind: 'person', id: 'per_cccccccccccc', name: 'officer (test)', organisation, roles: [], memberships }
}

/** Published personal data, and a call under a permit for them. */
async function permitted(setting: DatasetSetting, files: Readonly<Record<string, string>>) {
  const id = await aDataset(setting)
  const { publisher } = await perform(readDataset, setting.context(dataOfficer), { id })
  const officer = () => setting.context(officerOf(publisher.id))
  await perform(changeMetadata, officer(), { id, ...personal })
  await addFilesAs(officer, id, files)
  const { version } = await perform(sealVersion, officer(), { id })
  return { id, version, officer, publish: () => perform(publishVersion, officer(), { id }), under }

  function under(said: Partial<PermitFacts> = {}) {
    const permit = aPermit({
      data: [{ dataSet: id, version }],
      maxLabel: { secrecy: 'internal', personal: 'personal', sectors: [], residency: ['MA'] },
      ...said,
    })
    const permits = {
      find: async () => permit,
      isInForce: async () => true,
      watch: () => new AbortController().signal,
    }
    return { ...setting.context(member), permits, permit: permit.id }
  }
}

async function addFilesAs(
  officer: () => ReturnType<DatasetSetting['context']>,
  id: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const body = (async function* () {
      yield new TextEncoder().encode(text)
    })()
    await perform(addFile, { ...officer(), body }, { id, path })
  }
}

async function textOf(setting: DatasetSetting, { digest, size }: { digest: string; size: number }): Promise<string> {
  const bytes: Buffer[] = []
  for await (const chunk of (await setting.objects.open(digest as `sha256:${string}`))!) bytes.push(chunk as Buffer)
  const whole = Buffer.concat(bytes)
  expect(whole.length).toBe(size)
  return whole.toString('utf8')
}

test('under a permit a table leaves with its people covered, and its officers get it as it is', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const { id, version, officer, publish, under } = await permitted(setting, { 'a.csv': table })
  await publish()
  const file = { id, digest: version, path: 'a.csv' }

  const masked = await perform(downloadFile, under(), file)
  const plain = await perform(downloadFile, officer(), file)

  expect(masked).toMatchObject({ treatment: 'masked', fileName: 'a.csv', mediaType: 'text/csv' })
  expect(plain.treatment).toBe('plain')
  expect(await textOf(setting, plain)).toBe(table)
  const text = await textOf(setting, masked)
  expect(text.split('\n')).toHaveLength(4)
  expect(text).not.toContain('0661234567')
  expect(text).not.toContain('بنعلي')
  expect(text).toContain(',10')
})

test('tokens link the rows of one download, are the same the next time, and differ from permit to permit', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const { id, version, publish, under } = await permitted(setting, { 'a.csv': table })
  await publish()
  const file = { id, digest: version, path: 'a.csv' }
  const tokenised = under({ personal: 'tokenised' })

  const once = await perform(downloadFile, tokenised, file)
  const again = await perform(downloadFile, tokenised, file)
  const other = await perform(downloadFile, under({ personal: 'tokenised', id: 'pmt_bbbbbbbbbbbb' }), file)

  const phones = (await textOf(setting, once)).split('\n').map((line) => line.split(',')[1])
  expect(phones[1]).toMatch(/^‹TEL:[0-9a-f]{20}›$/)
  expect(phones[2]).toBe(phones[1])
  expect(again).toEqual(once)
  expect(await textOf(setting, other)).not.toContain(phones[1])
})

test('of personal data, a file that nothing can be covered in stays, whatever was found in it', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const files = { 'a.pdf': '%PDF-1.7 a', 'b.pdf': '%PDF-1.7 b', 'c.zip': 'PK\u0003\u0004', 'd.pdf': '%PDF-1.7 d' }
  const { id, version, publish, under } = await permitted(setting, files)
  const { personalData } = setting.context(dataOfficer)
  const drafted = await db.selectFrom('datasets.version_file').select(['path', 'digest']).execute()
  const digestOf = (path: string) => drafted.find((file) => file.path === path)!.digest
  const surveys = new Map([
    [digestOf('a.pdf'), await surveyPages(personalData, ['Téléphone : 0661234567'])],
    [digestOf('b.pdf'), await surveyPages(personalData, ['Rien.'])],
    [digestOf('d.pdf'), refusedSurvey('document.encrypted')],
  ])
  await keepSurveys(setting.db, surveys, { detector: personalData.revision, at: now })
  await publish()
  const download = (path: string, said: Partial<PermitFacts> = {}) =>
    perform(downloadFile, under(said), { id, digest: version, path })

  for (const [path, why] of [
    ['a.pdf', 'format'],
    ['b.pdf', 'format'],
    ['c.zip', 'unknown'],
    ['d.pdf', 'unknown'],
  ] as const) {
    await expect(download(path)).rejects.toMatchObject({ code: 'dataset.export-refused', status: 403, values: { why } })
    expect(await download(path, { personal: 'plain' })).toMatchObject({ treatment: 'plain' })
  }
})

test('what is sent abroad, and what is read after its reference has run out, is for the rules to refuse at the next call', async () => {
  await using db = await freshDatabase<DatasetTables>()
  let at = now
  await using setting = await aDatasetSetting(db, { clock: () => at })
  const { id, version, officer, publish, under } = await permitted(setting, { 'a.csv': table })
  await publish()
  const forEver = { until: new Date('2100-01-01T00:00:00Z') }
  const download = (destination?: string) =>
    perform(downloadFile, under(forEver), { id, digest: version, path: 'a.csv', ...(destination && { destination }) })

  await download()
  await download('MA')
  await expect(download('US')).rejects.toMatchObject({ status: expect.any(Number) })
  at = new Date('2027-01-02T08:00:00Z')
  await expect(download()).rejects.toMatchObject({ status: expect.any(Number) })
  await perform(changeMetadata, officer(), { id, cndp: { ...personal.cndp, until: null } })
  await download()
  await perform(changeMetadata, officer(), { id, secrecy: 'sensitive', personal: 'personal', residency: ['MA'] })
  await expect(download()).rejects.toMatchObject({ status: 404 })
})

test('treating a file ends with the permit', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await aDatasetSetting(db, { clock: () => now })
  const { id, version, publish, under } = await permitted(setting, { 'a.csv': table })
  await publish()
  const context = under()
  const ended = { ...context, permits: { ...context.permits, watch: () => AbortSignal.abort(new Error('ended')) } }

  await expect(perform(downloadFile, ended, { id, digest: version, path: 'a.csv' })).rejects.toThrow('ended')
})
